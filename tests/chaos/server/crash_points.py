"""Named moments at which a server kills itself with SIGKILL, by wrapping the seams' engines before it starts."""

import os
import signal
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from typing import Final, TypeVar

from sqlalchemy import Connection

from bot.backends.sql.database import Database
from bot.backends.sql.products.connecting import SqlConnection
from bot.flows.ask import Ask
from bot.flows.handoff import Handoff
from bot.web.sockets.sent import Accepted, MessageFrame
from bot.web.sockets.socket import Socket
from bot.web.wire import Wire
from tests.chaos.server.wrapping import around, engine_of_bus

T = TypeVar("T")
POINTS: Final = (
    "before commit",
    "after commit",
    "before wake-up",
    "before accepted",
    "after accepted",
    "before message",
    "before reply",
    "after reply",
    "before claim",
    "after claim",
)


class _Armed:
    """Counts how often one point is reached; the last time is the end."""

    def __init__(self, point: str, times: int) -> None:
        self._point = point
        self._left = times

    def disarm(self, *_: object) -> None:
        self._point = ""

    def reach(self, point: str) -> None:
        if point == self._point:
            self._left -= 1
            if self._left <= 0:
                os.kill(os.getpid(), signal.SIGKILL)


def arm(where: str) -> None:
    """`where` is a point and how often it is passed before, such as “after commit:7”."""
    point, _, times = where.partition(":")
    armed = _Armed(point, int(times))
    # The storm is over.
    signal.signal(signal.SIGUSR1, armed.disarm)
    _around_commits(armed)
    _around_frames(armed)
    around(Ask, "_write", lambda: armed.reach("before reply"), lambda: armed.reach("after reply"))
    around(
        Handoff, "claim", lambda: armed.reach("before claim"), lambda: armed.reach("after claim")
    )
    around(engine_of_bus(), "wake", lambda: armed.reach("before wake-up"))


def _around_commits(armed: _Armed) -> None:
    original, transact = Database.writing, Database.transact

    @asynccontextmanager
    async def writing(self: Database) -> AsyncIterator[SqlConnection]:
        async with original(self) as connection:
            yield connection
            armed.reach("before commit")
        armed.reach("after commit")

    async def transacting(self: Database, work: Callable[[Connection], T]) -> T:
        def worked(connection: Connection) -> T:
            result = work(connection)
            armed.reach("before commit")
            return result

        result = await transact(self, worked)
        armed.reach("after commit")
        return result

    Database.writing = writing  # type: ignore[method-assign]
    Database.transact = transacting  # type: ignore[method-assign]


def _around_frames(armed: _Armed) -> None:
    original = Socket.send

    async def send(self: Socket, frame: Wire) -> None:
        if isinstance(frame, Accepted):
            armed.reach("before accepted")
        if isinstance(frame, MessageFrame):
            armed.reach("before message")
        await original(self, frame)
        if isinstance(frame, Accepted):
            armed.reach("after accepted")

    Socket.send = send  # type: ignore[method-assign]
