"""A session over a real connection: dials, sends, reads, comes back, and stops when it is told to."""

import asyncio
from collections.abc import Callable
from contextlib import suppress
from random import Random
from typing import Final

from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import ConnectionClosed, InvalidHandshake

from bot.client.closing import BackOff, Next, Pace, next_after
from bot.client.frames import (
    Accepted,
    Bye,
    Frame,
    MessageCame,
    NotUnderstoodError,
    Refused,
    Welcome,
    read_frame,
    write_frame,
)
from bot.client.session import Event, Postponed, Session

_LARGEST_FRAME: Final = 16 * 1024 * 1024
_NEVER_OPENED: Final = 1006
# Until the welcome has said how often.
_LOOK_AGAIN: Final = 1.0


class StoppedError(Exception):
    """The server said not to come back; `code` says why."""

    def __init__(self, code: int) -> None:
        super().__init__(f"closed with {code}")
        self.code = code


class Connection:
    """Keeps one session connected until it is stopped."""

    def __init__(
        self,
        address: str,
        session: Session,
        tell: Callable[[Event], None],
        pace: Pace,
        random: Random,
    ) -> None:
        self._address = address
        self._session = session
        self._tell = tell
        self._pace = pace
        self._back_off = BackOff(pace, random)
        self._news = asyncio.Event()
        self._later: asyncio.TimerHandle | None = None
        self.seen: Callable[[Frame], None] = lambda frame: None
        """Called with every frame as it came, repeated ones too, before the session judges it."""
        self.opened: Callable[[], None] = lambda: None
        """Called at each new connection."""

        self.closed: Callable[[int], None] = lambda code: None
        """Called with the code of each connection that ended; 1006 when there was none, or no code."""

    def nudge(self) -> None:
        """There is something to send."""
        self._news.set()

    async def run(self) -> None:
        """Until the server says stop, which raises StoppedError."""
        while True:
            code = await self._once()
            self.closed(code)
            then = Next.COME_BACK if self._session.must_reopen else next_after(code)
            if then is Next.STOP:
                raise StoppedError(code)
            await asyncio.sleep(self._back_off.pause(then))

    async def _once(self) -> int:
        """One connection, to its end; returns the code with which it closed."""
        try:
            async with connect(
                self._address,
                proxy=None,
                compression=None,
                max_size=_LARGEST_FRAME,
                open_timeout=self._pace.opens_within,
                ping_interval=self._pace.ping_every,
                ping_timeout=self._pace.ping_every,
                close_timeout=1,
            ) as connection:
                return await self._talk(connection)
        except (OSError, InvalidHandshake, ConnectionClosed, EOFError):
            return _NEVER_OPENED

    async def _talk(self, connection: ClientConnection) -> int:
        self._session.connected()
        self.opened()
        self._news.set()
        beside = [
            asyncio.create_task(self._write(connection)),
            asyncio.create_task(self._beat(connection)),
        ]
        try:
            await self._read(connection)
        finally:
            for task in beside:
                task.cancel()
            await asyncio.gather(*beside, return_exceptions=True)
        return connection.close_code or _NEVER_OPENED

    async def _read(self, connection: ClientConnection) -> None:
        with suppress(ConnectionClosed, NotUnderstoodError):
            async for text in connection:
                frame = read_frame(text)
                if frame is not None:
                    self._take(frame)
                if self._session.must_reopen:
                    return

    def _take(self, frame: Frame) -> None:
        self.seen(frame)
        for event in self._session.received(frame):
            if isinstance(event, Postponed):
                self._postpone(event.seconds)
            self._tell(event)
        if isinstance(frame, Bye):
            self._back_off.told(frame.come_back_after)
        # A welcome is no progress: a server that fails at every command welcomes each time.
        if isinstance(frame, Accepted | MessageCame):
            self._back_off.got_on()
        if isinstance(frame, Welcome | Accepted | Refused) or self._session.has_urgent:
            self._news.set()

    def _postpone(self, seconds: float) -> None:
        """Once, after the last refusal: each attempt sends again whatever has no answer yet."""
        if self._later is not None:
            self._later.cancel()
        self._later = asyncio.get_running_loop().call_later(seconds, self._try_again)

    def _try_again(self) -> None:
        self._later = None
        self._session.resume()
        self._news.set()

    async def _write(self, connection: ClientConnection) -> None:
        with suppress(ConnectionClosed):
            while True:
                await self._news.wait()
                self._news.clear()
                for command in self._session.outgoing():
                    await connection.send(write_frame(command))

    async def _beat(self, connection: ClientConnection) -> None:
        with suppress(ConnectionClosed):
            while True:
                await asyncio.sleep(self._session.beat or _LOOK_AGAIN)
                if self._session.beat is not None:
                    await connection.send(write_frame({"type": "ping"}))
