"""The Hints within one process and one event loop."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Final

from bot.ports import Topic
from bot.ports.desk import Hint, HintStream

# More than any reader falls behind; then the oldest are worth nothing.
_MOST_WAITING: Final = 16


class HintQueue:
    """A bounded line of hints; the oldest go when too many wait."""

    def __init__(self) -> None:
        self._waiting: asyncio.Queue[Hint] = asyncio.Queue(_MOST_WAITING)

    def put(self, hint: Hint) -> None:
        """Returns at once."""
        if self._waiting.full():
            self._waiting.get_nowait()
        self._waiting.put_nowait(hint)

    async def next(self) -> Hint:
        """Waits for one."""
        return await self._waiting.get()


class MemoryHints:
    """Carries hints to listeners of this process."""

    def __init__(self) -> None:
        self._listeners: dict[Topic, set[HintQueue]] = {}

    async def send(self, topic: Topic, hint: Hint) -> None:
        """To everybody who listens."""
        for listener in self._listeners.get(topic, ()):
            listener.put(hint)

    @asynccontextmanager
    async def listening(self, topic: Topic) -> AsyncIterator[HintStream]:
        """Subscribed when the block is entered."""
        queue = HintQueue()
        self._listeners.setdefault(topic, set()).add(queue)
        try:
            yield queue
        finally:
            remaining = self._listeners[topic]
            remaining.discard(queue)
            if not remaining:
                del self._listeners[topic]
