"""The sockets that are open in this process: how many there may be, and how they are told that it stops."""

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager
from random import uniform
from typing import Final

from bot.web.sockets.sent import Bye
from bot.web.sockets.socket import CloseCode, Socket

# The other replicas take so many of those that come back a second, without losing their breath.
_COME_BACK_PER_SECOND: Final = 500.0
_SOONEST: Final = 0.1
_AT_ONCE: Final = 100


class OpenSockets:
    """Every accepted connection, up to a limit."""

    def __init__(self, limit: int) -> None:
        self._limit = limit
        self._sockets: set[Socket] = set()
        self._is_leaving = False

    @property
    def has_room(self) -> bool:
        """False when there are as many as there may be, and while the process stops."""
        return len(self._sockets) < self._limit and not self._is_leaving

    @contextmanager
    def holding(self, socket: Socket) -> Iterator[None]:
        """One of them, for as long as the block lasts."""
        self._sockets.add(socket)
        try:
            yield
        finally:
            self._sockets.discard(socket)

    async def say_bye(self) -> None:
        """Let each finish the command that it is at, tell it when to come back, and close with 1012."""
        self._is_leaving = True
        sockets = list(self._sockets)
        latest = 1.0 + len(sockets) / _COME_BACK_PER_SECOND
        for start in range(0, len(sockets), _AT_ONCE):
            leaving = sockets[start : start + _AT_ONCE]
            # Each at a moment of its own, or all of them would be back at the same one.
            await asyncio.gather(*(_leave(one, uniform(_SOONEST, latest)) for one in leaving))


async def _leave(socket: Socket, come_back_after: float) -> None:
    bye = Bye(come_back_after=round(come_back_after, 2))
    await socket.leave(bye, CloseCode.GOING_AWAY)
