"""A bus that loses wake-ups, or brings them twice: no more than a delay may come of it."""

from collections.abc import Awaitable, Callable
from random import Random
from typing import Any

from tests.chaos.server.wrapping import engine_of_bus


def disturb(how: str) -> None:
    """`how` is the share that is lost and the share that comes twice, such as “0.2:0.1”."""
    lost, doubled = map(float, how.split(":"))
    bus = engine_of_bus()
    original: Callable[..., Awaitable[None]] = bus.wake  # type: ignore[attr-defined]
    random = Random()

    async def wake(self: Any, *topics: Any) -> None:
        chance = random.random()
        if chance < lost:
            return
        await original(self, *topics)
        if chance > 1 - doubled:
            await original(self, *topics)

    bus.wake = wake  # type: ignore[attr-defined]
