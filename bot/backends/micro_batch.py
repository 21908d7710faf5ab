"""Those who ask while what was asked before is under way share the next batch, off the event loop."""

import asyncio
import math
from collections.abc import Awaitable, Callable, Sequence
from typing import Generic, TypeVar

A = TypeVar("A")
T = TypeVar("T")
_Waiting = tuple[Sequence[A], asyncio.Future[list[T]]]


class MicroBatcher(Generic[A, T]):
    """So many batches at a time as there are lanes; nobody waits for a batch to fill, only for a free lane.

    `carry_out` gives one result for each thing asked; `largest` is how many it gets at once, above which a batch
    delays its first more than the others gain. Free lanes share what waits. An error is told to all in the batch.
    """

    def __init__(
        self,
        carry_out: Callable[[Sequence[A]], Awaitable[Sequence[T]]],
        largest: int,
        lanes: int = 1,
    ) -> None:
        self._carry_out = carry_out
        self._largest = largest
        self._free_lanes = lanes
        self._lanes = lanes
        self._waiting: list[_Waiting[A, T]] = []
        self._workers: list[asyncio.Task[None]] = []

    async def ask(self, asked: Sequence[A]) -> list[T]:
        """One result for each. Who is cancelled before the batch begins is not taken along."""
        future: asyncio.Future[list[T]] = asyncio.get_running_loop().create_future()
        self._waiting.append((asked, future))
        self._workers = [worker for worker in self._workers if not worker.done()]
        if len(self._workers) < self._lanes:
            self._workers.append(asyncio.create_task(self._work()))
        return await future

    async def _work(self) -> None:
        while batch := self._take():
            carrying = self._carry_out([one for asked, _ in batch for one in asked])
            self._free_lanes -= 1
            try:
                (done,) = await asyncio.gather(carrying, return_exceptions=True)
            finally:
                self._free_lanes += 1
            _hand_out(batch, done)

    def _take(self) -> list[_Waiting[A, T]]:
        self._waiting = [one for one in self._waiting if not one[1].done()]
        batch: list[_Waiting[A, T]] = []
        size = 0
        share = math.ceil(sum(len(asked) for asked, _ in self._waiting) / self._free_lanes)
        most = min(self._largest, share)
        while self._waiting and (not batch or size + len(self._waiting[0][0]) <= most):
            batch.append(self._waiting.pop(0))
            size += len(batch[-1][0])
        return batch


def _hand_out(batch: list[_Waiting[A, T]], done: Sequence[T] | BaseException) -> None:
    start = 0
    for asked, future in batch:
        if future.done():  # its asker has gone
            pass
        elif isinstance(done, BaseException):
            future.set_exception(done)
        else:
            future.set_result(list(done[start : start + len(asked)]))
        start += len(asked)
