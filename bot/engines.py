"""Which engines the settings name: where conversations are stored, and what carries the wake-ups."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Final
from urllib.parse import urlsplit

from bot.backends.memory_bus import MemoryBus
from bot.backends.memory_hints import MemoryHints
from bot.backends.redis_bus import RedisBus
from bot.backends.redis_hints import RedisHints
from bot.errors import SetupError
from bot.ports import EventBus
from bot.ports.desk import Hints
from bot.settings import PREFIX, Settings

_MEMORY: Final = "memory://"
_REDIS: Final = ("redis://", "rediss://")
# What examples and templates say where a secret belongs.
_PLACEHOLDERS: Final = ("change", "placeholder", "example", "your-", "your_", "<", "{", "$")
_PLACEHOLDER_WORDS: Final = frozenset({"password", "secret", "todo", "xxx"})


def database_url(settings: Settings) -> str:
    """The address of the store."""
    return settings.database_url or f"sqlite:///{settings.data / 'teller.sqlite'}"


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
