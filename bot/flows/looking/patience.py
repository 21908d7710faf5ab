"""Looking again while the store is away: who follows is told late rather than sent away."""

import asyncio
from collections.abc import Awaitable, Callable
from random import uniform
from typing import Final, TypeVar

from bot.errors import BusyError

T = TypeVar("T")
# At random, so that a thousand followers do not ask a store that has just come back as one.
_SHORTEST_PAUSE: Final = 0.5
_LONGEST_PAUSE: Final = 2.5


async def patiently(look: Callable[[], Awaitable[T]]) -> T:
    """What `look` sees, as soon as the store lets it see anything. For reading alone: it may look many times."""
    while True:
        try:
            return await look()
        except BusyError:
            await asyncio.sleep(uniform(_SHORTEST_PAUSE, _LONGEST_PAUSE))
