"""What both clients are to a program: commands that can be awaited, and events that can be waited for."""

import asyncio
from abc import ABC, abstractmethod
from collections.abc import Awaitable, Callable
from random import Random
from types import TracebackType
from typing import Final, Self

from bot.client.closing import Pace
from bot.client.connection import Connection, StoppedError
from bot.client.frames import Accepted, Field, Refused
from bot.client.session import Event, Session

PACE: Final = Pace()


class RefusedError(Exception):
    """The server refused a command; `code` is one of the protocol's."""

    def __init__(self, refused: Refused) -> None:
        super().__init__(refused.message)
        self.code = refused.code


class Peer(ABC):
    """A connection that is held while the block lasts, and the answers to its commands."""

    def __init__(
        self, address: str, session: Session, pace: Pace = PACE, random: Random | None = None
    ) -> None:
        self._session = session
        self._answers: dict[str, asyncio.Future[Accepted]] = {}
        self._waiting: set[asyncio.Future[None]] = set()
        self._stopped: StoppedError | None = None
        self.connection = Connection(address, session, self._take, pace, random or Random())

    async def __aenter__(self) -> Self:
        self._running = asyncio.create_task(self._run())
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Leave; what has no answer yet gets none."""
        self._running.cancel()
        await asyncio.gather(self._running, return_exceptions=True)
        self._fail(StoppedError(1000))

    async def _run(self) -> None:
        try:
            await self.connection.run()
        except StoppedError as error:
            self._stopped = error
            self._fail(error)
            self._notify()

    def _fail(self, error: StoppedError) -> None:
        for answer in self._answers.values():
            if not answer.done():
                answer.set_exception(error)
                # Nobody may wait for it any more, which is no fault.
                answer.exception()

    def _notify(self) -> None:
        for waiting in tuple(self._waiting):
            if not waiting.done():
                waiting.set_result(None)

    def order(
        self,
        kind: str,
        fields: dict[str, Field] | None = None,
        client_id: str | None = None,
        lane: str = "",
    ) -> Awaitable[Accepted]:
        """Put a command in the outbox at once; its answer can be awaited, or left alone.

        The answer is an Accepted, or raises RefusedError, or StoppedError when the server said not to come back.
        """
        client_id = self._session.command(kind, fields or {}, client_id, lane)
        answer: asyncio.Future[Accepted] = asyncio.get_running_loop().create_future()
        self._answers[client_id] = answer
        if self._stopped is not None:
            self._fail(self._stopped)
        self.connection.nudge()
        return answer

    async def until(self, fact: Callable[[], object]) -> None:
        """Returns when the fact holds. Raises StoppedError when it cannot come true any more."""
        while not fact():
            if self._stopped is not None:
                raise self._stopped
            await self._change()

    async def _change(self) -> None:
        waiting: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._waiting.add(waiting)
        try:
            await waiting
        finally:
            self._waiting.discard(waiting)

    def _take(self, event: Event) -> None:
        if isinstance(event, Accepted | Refused) and event.client_id is not None:
            self._settle(event, self._answers.pop(event.client_id, None))
        self.noted(event)
        self._notify()

    def _settle(self, event: Accepted | Refused, answer: asyncio.Future[Accepted] | None) -> None:
        if answer is None or answer.done():
            return
        if isinstance(event, Accepted):
            answer.set_result(event)
        else:
            answer.set_exception(RefusedError(event))
            answer.exception()

    @abstractmethod
    def noted(self, event: Event) -> None:
        """What a half makes of an event."""
