"""Threads that belong to one at a time."""

import asyncio
from collections import deque
from collections.abc import AsyncIterator, Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import asynccontextmanager
from typing import TypeAlias

SqlThread: TypeAlias = ThreadPoolExecutor


class Threads:
    """So many; who comes while none is free gets the next one in turn."""

    def __init__(self, size: int) -> None:
        self._all = [ThreadPoolExecutor(1, thread_name_prefix="sql") for _ in range(size)]
        # The one that was used last has its pages at hand.
        self._free = list(self._all)
        self._waiting: deque[Callable[[SqlThread], None]] = deque()

    @property
    def are_wanted(self) -> bool:
        """True when somebody waits for one; any thread may ask."""
        return bool(self._waiting)

    def when_free(self, go: Callable[[SqlThread], None]) -> None:
        """`go` gets one, at once or later, and gives it back."""
        if self._free:
            go(self._free.pop())
        else:
            self._waiting.append(go)

    def give_back(self, thread: SqlThread) -> None:
        """On to the next."""
        if self._waiting:
            self._waiting.popleft()(thread)
        else:
            self._free.append(thread)

    @asynccontextmanager
    async def one(self) -> AsyncIterator[SqlThread]:
        """One, for as long as the block lasts."""
        got: asyncio.Future[SqlThread] = asyncio.get_running_loop().create_future()

        def take(thread: SqlThread) -> None:
            if got.done():  # who waited has gone
                self.give_back(thread)
            else:
                got.set_result(thread)

        self.when_free(take)
        try:
            yield await got
        finally:
            # Who is cancelled at the last moment has it already.
            if not got.cancelled():
                self.give_back(got.result())

    def end(self) -> None:
        """Once they have done what they are at."""
        for thread in self._all:
            thread.shutdown()
