"""Methods wrapped from outside."""

import os
from collections.abc import Awaitable, Callable
from importlib import import_module
from typing import Any

from bot.backends.memory_bus import MemoryBus


def nothing() -> None:
    """Before or after a call."""


def around(
    owner: type, name: str, before: Callable[[], None], after: Callable[[], None] = nothing
) -> None:
    """Let something happen before and after each call of an asynchronous method."""
    original: Callable[..., Awaitable[Any]] = getattr(owner, name)

    async def wrapped(*given: object, **named: object) -> object:
        before()
        result = await original(*given, **named)
        after()
        return result

    setattr(owner, name, wrapped)


def engine_of_bus() -> type:
    """The bus that this server's settings name."""
    if os.environ.get("TELLER_BUS_URL", "").startswith("redis"):
        bus: type = import_module("bot.backends.redis_bus").RedisBus
        return bus
    return MemoryBus
