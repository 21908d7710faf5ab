"""The EventBus within one process and one event loop."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress

from bot.ports import Topic, Wakeups


class _Listener:
    def __init__(self) -> None:
        # One flag, however many wake-ups: a listener that lags behind cannot fill the memory.
        self._is_awake = asyncio.Event()

    def wake(self) -> None:
        self._is_awake.set()

    async def wait(self, timeout: float) -> bool:
        """True at the next wake-up, False after `timeout` seconds without one."""
        with suppress(TimeoutError):
            async with asyncio.timeout(timeout):
                await self._is_awake.wait()
        was_woken = self._is_awake.is_set()
        self._is_awake.clear()
        return was_woken


class MemoryBus:
    """Wakes listeners of this process."""

    def __init__(self) -> None:
        self._listeners: dict[Topic, set[_Listener]] = {}

    async def wake(self, *topics: Topic) -> None:
        """Wake everybody who listens to any of these."""
        for topic in topics:
            for listener in self._listeners.get(topic, ()):
                listener.wake()

    def wake_everybody(self) -> None:
        """Wake every listener, whatever it listens to."""
        for listeners in self._listeners.values():
            for listener in listeners:
                listener.wake()

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
