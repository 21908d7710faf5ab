"""The EventBus within one process and one event loop."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Final

from bot.ports import Topic, Wakeups

_NONE: Final[frozenset[Topic]] = frozenset()


class _Listener:
    def __init__(self) -> None:
        # Each topic once, however many wake-ups: a listener that lags behind cannot fill the memory.
        self._woken: frozenset[Topic] = _NONE
        self._waiting: asyncio.Future[None] | None = None
        self._only: Topic | None = None

    def wake(self, topic: Topic) -> None:
        self._woken |= {topic}
        if self._only in (None, topic):
            self._go_on()

    def _go_on(self) -> None:
        if self._waiting is not None and not self._waiting.done():
            self._waiting.set_result(None)

    async def wait(self, timeout: float, only: Topic | None = None) -> frozenset[Topic]:
        """The topics that woke it, or none after `timeout` seconds; with `only`, the others wait for the next time."""
        if not (self._woken if only is None else only in self._woken):
            await self._until_woken(timeout, only)
        taken = self._woken if only is None else self._woken & {only}
        self._woken -= taken
        return taken

    async def _until_woken(self, timeout: float, only: Topic | None) -> None:
        # By hand: every message makes its readers wait anew, and asyncio.timeout takes twice as long.
        loop = asyncio.get_running_loop()
        self._waiting, self._only = loop.create_future(), only
        timer = loop.call_later(timeout, self._go_on)
        try:
            await self._waiting
        finally:
            timer.cancel()
            self._waiting, self._only = None, None


class MemoryBus:
    """Wakes listeners of this process."""

    def __init__(self) -> None:
        self._listeners: dict[Topic, set[_Listener]] = {}

    async def wake(self, *topics: Topic) -> None:
        """Wake everybody who listens to any of these."""
        for topic in topics:
            for listener in self._listeners.get(topic, ()):
                listener.wake(topic)

    def wake_everybody(self) -> None:
        """Wake every listener, whatever it listens to."""
        for topic, listeners in self._listeners.items():
            for listener in listeners:
                listener.wake(topic)

    @asynccontextmanager
    async def listening(self, *topics: Topic) -> AsyncIterator[Wakeups]:
        """Subscribed when the block is entered."""
        listener = _Listener()
        for topic in topics:
            self._listeners.setdefault(topic, set()).add(listener)
        try:
            yield listener
        finally:
            for topic in topics:
                self._leave(topic, listener)

    def _leave(self, topic: Topic, listener: _Listener) -> None:
        remaining = self._listeners.get(topic, set())
        remaining.discard(listener)
        if not remaining:
            self._listeners.pop(topic, None)
