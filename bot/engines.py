"""Which engines the settings name: where conversations are stored, and what carries the wake-ups."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Final
from urllib.parse import urlsplit

from sqlalchemy import make_url
from sqlalchemy.exc import DBAPIError

from bot.backends.memory_bus import MemoryBus
from bot.backends.memory_hints import MemoryHints
from bot.backends.redis_bus import RedisBus
from bot.backends.redis_hints import RedisHints
from bot.backends.sql.database import Database
from bot.backends.sql.migrations import migrate
from bot.errors import BusyError, SetupError
from bot.ports import EventBus
from bot.ports.desk import Hints
from bot.settings import PREFIX, Settings

_MEMORY: Final = "memory://"
_REDIS: Final = ("redis://", "rediss://")
# What examples and templates say where a secret belongs.
_PLACEHOLDERS: Final = ("change", "placeholder", "example", "your-", "your_", "<", "{", "$")
_POSTGRESQL_PORT: Final = 5432
_PLACEHOLDER_WORDS: Final = frozenset({"password", "secret", "todo", "xxx"})


@dataclass(frozen=True, slots=True)
class Engines:
    """What everything else runs on."""

    database: Database
    bus: EventBus
    hints: Hints


@asynccontextmanager
async def opened_engines(settings: Settings) -> AsyncIterator[Engines]:
    """Open for as long as the block lasts; the database is brought up to date first."""
    try:
        settings.data.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise SetupError(f"{settings.data} cannot be a data folder: {error.strerror}.") from error
    async with (
        Database(database_url(settings)) as database,
        bus_of(settings) as bus,
        hints_of(settings) as hints,
    ):
        await bring_up_to_date(database, settings)
        yield Engines(database, bus, hints)


def database_url(settings: Settings) -> str:
    """The address of the store."""
    return settings.database_url or f"sqlite:///{settings.data / 'teller.sqlite'}"


async def bring_up_to_date(database: Database, settings: Settings) -> None:
    """The tables as this version needs them. Raises SetupError when the database cannot be had."""
    try:
        await migrate(database)
    except BusyError as error:
        raise _no_database(settings, error.__cause__ or error) from error
    except DBAPIError as error:
        # What a statement stumbles over is no matter of reaching the database.
        if error.statement is not None or error.orig is None:
            raise
        raise _no_database(settings, error.orig) from error


def _no_database(settings: Settings, cause: BaseException) -> SetupError:
    said = (cause.strerror if isinstance(cause, OSError) else str(cause)) or "it does not answer"
    url = make_url(database_url(settings))
    at = f" at {url.host}:{url.port or _POSTGRESQL_PORT}" if url.host else ""
    name = f"{PREFIX}DATABASE_URL" if settings.database_url else f"--data or {PREFIX}DATA"
    return SetupError(
        f"The database {url.database}{at} cannot be used: {said.splitlines()[0]}. "
        f"{name} says where it is."
    )


@asynccontextmanager
async def bus_of(settings: Settings) -> AsyncIterator[EventBus]:
    """The bus, running for as long as the block lasts. Raises SetupError."""
    if settings.bus_url == _MEMORY:
        yield MemoryBus()
        return
    if not settings.bus_url.startswith(_REDIS):
        raise SetupError(
            f"{PREFIX}BUS_URL names a bus that this version does not know: "
            "write memory:// or redis://HOST:PORT/0"
        )
    async with RedisBus(settings.bus_url).running() as bus:
        yield bus


@asynccontextmanager
async def hints_of(settings: Settings) -> AsyncIterator[Hints]:
    """What carries hints: the same engine as the bus."""
    if settings.bus_url == _MEMORY:
        yield MemoryHints()
        return
    async with RedisHints(settings.bus_url).running() as hints:
        yield hints


def check_engines(settings: Settings) -> None:
    """Raise SetupError for engines that several workers cannot share, and for secrets that are none."""
    is_alone = [
        f"{PREFIX}{name}"
        for name, url, alone in (
            ("DATABASE_URL=postgresql+asyncpg://…", database_url(settings), "sqlite"),
            ("BUS_URL=redis://…", settings.bus_url, "memory"),
        )
        if url.startswith(alone)
    ]
    if settings.workers > 1 and is_alone:
        raise SetupError(
            f"{settings.workers} workers need a database and a bus that they share. "
            f"Set {' and '.join(is_alone)}, or start one worker: bot serve --workers 1"
        )
    secrets = {
        "IDENTITY_SECRET": settings.identity_secret,
        "DATABASE_URL": _password_in(settings.database_url),
        "BUS_URL": _password_in(settings.bus_url),
    }
    for name, secret in secrets.items():
        if _is_placeholder(secret):
            raise SetupError(
                f"{PREFIX}{name} still holds the placeholder of an example. "
                "Put a secret of your own there, such as the output of: openssl rand -hex 32"
            )


def _password_in(url: str) -> str:
    try:
        return urlsplit(url).password or ""
    except ValueError:
        return ""


def _is_placeholder(secret: str) -> bool:
    lower = secret.lower()
    return lower in _PLACEHOLDER_WORDS or lower.startswith(_PLACEHOLDERS)
