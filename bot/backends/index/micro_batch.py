"""Questions that come while the model is busy are embedded together, off the event loop."""

import asyncio
from collections.abc import Callable, Sequence
from typing import Final, TypeAlias

import numpy as np
from numpy.typing import NDArray

# Above this a batch delays its first question more than the others gain.
_LARGEST: Final = 32

_Waiting: TypeAlias = tuple[Sequence[str], asyncio.Future[NDArray[np.float32]]]


class MicroBatcher:
    """One batch at a time; nobody waits for a batch to fill, only for the model to be free."""

    def __init__(self, vectors: Callable[[Sequence[str]], NDArray[np.float32]]) -> None:
        self._vectors = vectors
        self._waiting: list[_Waiting] = []
        self._worker: asyncio.Task[None] | None = None

    async def vectors(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Shape (texts, dimension), float32, unit rows."""
        future: asyncio.Future[NDArray[np.float32]] = asyncio.get_running_loop().create_future()
        self._waiting.append((texts, future))
        if self._worker is None or self._worker.done():
            self._worker = asyncio.create_task(self._work())
        return await future

    async def _work(self) -> None:
        while self._waiting:
            batch = self._take()
            texts = [text for some, _ in batch for text in some]
            embedding = asyncio.ensure_future(asyncio.to_thread(self._vectors, texts))
            await asyncio.wait([embedding])
            _hand_out(batch, embedding)

    def _take(self) -> list[_Waiting]:
        batch = [self._waiting.pop(0)]
        size = len(batch[0][0])
        while self._waiting and size + len(self._waiting[0][0]) <= _LARGEST:
            batch.append(self._waiting.pop(0))
            size += len(batch[-1][0])
        return batch


def _hand_out(batch: list[_Waiting], embedding: asyncio.Future[NDArray[np.float32]]) -> None:
    error = embedding.exception()
    start = 0
    for texts, future in batch:
        if future.done():  # its asker has gone
            pass
        elif error is not None:
            future.set_exception(error)
        else:
            future.set_result(embedding.result()[start : start + len(texts)])
        start += len(texts)
