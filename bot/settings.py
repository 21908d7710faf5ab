"""Every option: its type, its default and what it means. docs/operations.md repeats the list; a test compares them."""

from collections.abc import Mapping
from difflib import get_close_matches
from pathlib import Path
from typing import Annotated, Final
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from pydantic import Field, field_validator
from pydantic_settings import (
    BaseSettings,
    DotEnvSettingsSource,
    EnvSettingsSource,
    NoDecode,
    SettingsConfigDict,
)

PREFIX = "TELLER_"
# A slip of two letters, or a word left out; what Kubernetes makes of a service that is called teller is farther off.
_SLIP: Final = 0.75
Words = Annotated[tuple[str, ...], NoDecode]


class Settings(BaseSettings):
    """Read from the environment (TELLER_…) or from a file .env; the command line's options come before both."""

    model_config = SettingsConfigDict(
        env_prefix=PREFIX, env_file=".env", extra="ignore", frozen=True
    )

    data: Path = Field(
        Path("data"), description="Folder where the database and the published indexes live."
    )
    database_url: str = Field(
        "",
        description="Where conversations are stored: sqlite:///PATH or "
        "postgresql+asyncpg://USER:PASSWORD@HOST/DATABASE; empty: a SQLite file in the data folder.",
    )
    bus_url: str = Field(
        "memory://",
        description="What carries wake-ups between sockets: memory:// for one worker, or redis://HOST:PORT/0.",
    )
    embedding_model: str = Field(
        "all-MiniLM-L6-v2",
        description="A sentence-transformers folder or hub name; the default is carried by a package. "
        "“hashing” needs no model and serves tests.",
    )
    multilingual_model: str = Field(
        "use-multilingual-v3",
        description="Reads the languages that the embedding model cannot; the default is carried by a package. "
        "A sentence-transformers folder or hub name, or empty: they are searched by letters and words alone.",
    )
    adapt_encoder: bool = Field(
        True,
        description="Whether bot index lets the embedding model learn the content's own questions and answers; "
        "it takes a minute or two when entries have changed.",
    )
    answer_risk: float = Field(
        0.05,
        gt=0,
        lt=1,
        description="Of the answers that the bot sends, the share that may be wrong. "
        "Takes effect at the next bot index.",
    )
    time_zone: str = Field(
        "UTC",
        description="The bank's time zone: decides when valid_from and valid_until begin and end.",
    )
    host: str = Field("127.0.0.1", description="Address to listen on.")
    port: int = Field(8000, ge=0, le=65535, description="Port to listen on; 0 takes a free one.")
    workers: int = Field(
        1,
        ge=1,
        le=64,
        description="Server processes on this machine; several need PostgreSQL and Redis.",
    )
    embed_origins: Words = Field(
        ("*",),
        description="Sites that may embed the widget, separated by commas, such as https://www.bank.example.",
    )
    allowed_origins: Words = Field(
        (),
        description="Origins besides the server's own whose pages may open sockets, separated by commas.",
    )
    root_path: str = Field("", description="Path under which a proxy serves Teller, such as /chat.")
    trusted_proxies: str = Field(
        "127.0.0.1",
        description="Proxies whose X-Forwarded headers are believed, separated by commas.",
    )
    most_connections: int = Field(
        10_000, ge=1, description="Sockets of one worker; one more is told that it is busy."
    )
    identity_secret: str = Field(
        "",
        repr=False,
        description="Secret shared with the bank's site, which signs who its customer is (HS256); "
        "at least 32 characters. Empty: nobody is identified.",
    )
    largest_attachment: int = Field(
        5 * 1024 * 1024,
        ge=0,
        le=50 * 1024 * 1024,
        description="Bytes of a picture or PDF from a customer to a person; 0 takes none.",
    )
    lease: float = Field(
        90,
        ge=1,
        le=3_600,
        description="Seconds after which an agent whose console is silent has lost the conversations at hand.",
    )
    log_level: str = Field("info", description="debug, info, warning or error.")

    @field_validator("embed_origins", "allowed_origins", mode="before")
    @classmethod
    def _by_commas(cls, value: object) -> object:
        if isinstance(value, str):
            return tuple(part.strip() for part in value.split(",") if part.strip())
        return value

    @field_validator("embed_origins")
    @classmethod
    def _are_sources(cls, value: tuple[str, ...]) -> tuple[str, ...]:
        # They are written into a header, where a blank or a semicolon would begin something else.
        if any(set(origin) & set(" ;'\"\r\n") or not origin.isascii() for origin in value):
            raise ValueError("write origins such as https://www.bank.example, separated by commas")
        return value

    @field_validator("identity_secret")
    @classmethod
    def _is_long_enough(cls, value: str) -> str:
        if value and len(value) < 32:
            raise ValueError("write a secret of at least 32 characters")
        return value

    @field_validator("time_zone")
    @classmethod
    def _is_known(cls, value: str) -> str:
        try:
            ZoneInfo(value)
        except (ZoneInfoNotFoundError, ValueError) as error:
            raise ValueError("write a time zone such as Europe/London or Asia/Shanghai") from error
        return value

    @field_validator("log_level")
    @classmethod
    def _is_level(cls, value: str) -> str:
        if value.lower() not in ("debug", "info", "warning", "error"):
            raise ValueError("write debug, info, warning or error")
        return value.lower()


def unknown_settings() -> Mapping[str, str | None]:
    """The names in the environment and in .env that begin like a setting and are none, each with the nearest one."""
    given = {*EnvSettingsSource(Settings).env_vars, *DotEnvSettingsSource(Settings).env_vars}
    names = {name.upper() for name in given if name.upper().startswith(PREFIX)}
    known = {PREFIX + name.upper() for name in Settings.model_fields}
    return {name: _nearest(name, known) for name in sorted(names - known)}


def _nearest(name: str, known: set[str]) -> str | None:
    own = {one.removeprefix(PREFIX): one for one in known}
    near = get_close_matches(name.removeprefix(PREFIX), own, n=1, cutoff=_SLIP)
    return own[near[0]] if near else None
