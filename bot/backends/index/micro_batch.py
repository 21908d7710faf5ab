"""Questions that come while the model is busy are embedded together, off the event loop."""

import asyncio
from collections.abc import Callable, Sequence
from typing import Final, Generic, TypeVar

T = TypeVar("T")

# Above this a batch delays its first question more than the others gain.
_LARGEST: Final = 32

_Waiting = tuple[Sequence[str], asyncio.Future[list[T]]]


class MicroBatcher(Generic[T]):
    """One batch at a time; nobody waits for a batch to fill, only for the model to be free."""

    def __init__(self, read: Callable[[Sequence[str]], list[T]]) -> None:
        self._read = read
        self._waiting: list[_Waiting[T]] = []
        self._worker: asyncio.Task[None] | None = None

    async def read(self, texts: Sequence[str]) -> list[T]:
        """What the model makes of each text."""
        future: asyncio.Future[list[T]] = asyncio.get_running_loop().create_future()
        self._waiting.append((texts, future))
        if self._worker is None or self._worker.done():
            self._worker = asyncio.create_task(self._work())
        return await future

    async def _work(self) -> None:
        while self._waiting:
            batch = self._take()
            texts = [text for some, _ in batch for text in some]
            reading = asyncio.ensure_future(asyncio.to_thread(self._read, texts))
            await asyncio.wait([reading])
            _hand_out(batch, reading)

    def _take(self) -> list[_Waiting[T]]:
        batch = [self._waiting.pop(0)]
        size = len(batch[0][0])
        while self._waiting and size + len(self._waiting[0][0]) <= _LARGEST:
            batch.append(self._waiting.pop(0))
            size += len(batch[-1][0])
        return batch


def _hand_out(batch: list[_Waiting[T]], reading: asyncio.Future[list[T]]) -> None:
    error = reading.exception()
    start = 0
    for texts, future in batch:
        if future.done():  # its asker has gone
            pass
        elif error is not None:
            future.set_exception(error)
        else:
            future.set_result(reading.result()[start : start + len(texts)])
        start += len(texts)
