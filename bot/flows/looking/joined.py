"""One reading for all who ask for the same thing at the same moment."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import Generic, TypeVar

K = TypeVar("K")
T = TypeVar("T")


class Joined(Generic[K, T]):
    """Reads for everybody who asks before the reading has begun, so that it is never older than the question.

    `gathered_for` seconds pass from the first question until it begins; with 0 those share it who were woken together.
    """

    def __init__(self, read: Callable[[K], Awaitable[T]], gathered_for: float = 0.0) -> None:
        self._read = read
        self._gathered_for = gathered_for
        self._next: dict[K, asyncio.Task[T]] = {}

    async def of(self, key: K) -> T:
        """What is read, or the error, which all get."""
        return await asyncio.shield(self.begin(key))

    def begin(self, key: K) -> asyncio.Task[T]:
        """The reading that is to begin next, for who does not wait for it."""
        task = self._next.get(key)
        if task is None:
            task = self._next[key] = asyncio.create_task(self._begun(key))
            # An error is told to who waits; if nobody does, the next reading tells it.
            task.add_done_callback(_error_of)
        return task

    async def _begun(self, key: K) -> T:
        if self._gathered_for:
            await asyncio.sleep(self._gathered_for)
        # Whoever asks from here on asks for a newer reading.
        del self._next[key]
        return await self._read(key)


def _error_of(task: asyncio.Task[T]) -> BaseException | None:
    return None if task.cancelled() else task.exception()
