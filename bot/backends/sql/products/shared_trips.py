"""All who ask while a trip to a thread is under way share the next one; who writes shares its transaction as well.

That is group commit: one sync to disk for all of them. Nobody is answered before the commit, and the fault of one
does not reach the others. Source: D. J. DeWitt et al., “Implementation Techniques for Main Memory Database Systems”,
SIGMOD 1984.
"""

import asyncio
import logging
import sqlite3
from collections import deque
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any, Final, TypeAlias, TypeVar

from sqlalchemy import Connection, Engine

from bot.backends.sql.products.threads import SqlThread, Threads

_log = logging.getLogger(__name__)
T = TypeVar("T")
Work: TypeAlias = Callable[[Connection], Any]
# A share that is larger makes the first in it wait for the last.
_MOST: Final = 50


@dataclass(frozen=True, slots=True)
class Outcome:
    """What one piece of work returned, or raised."""

    result: Any = None
    error: Exception | None = None


_Asked: TypeAlias = tuple[Work, asyncio.Future[Outcome]]


class SharedTrips:
    """Collects work while a thread carries out what was collected before, and goes on with it there.

    The thread does not come back for it: a busy event loop would delay the next commit until it has come round.
    """

    def __init__(
        self, threads: Threads, carry_out: Callable[[Sequence[Work]], Sequence[Outcome]]
    ) -> None:
        self._threads = threads
        self._carry_out = carry_out
        # The event loop puts in, the thread takes out.
        self._waiting: deque[_Asked] = deque()
        self._is_under_way = False

    async def add(self, work: Callable[[Connection], T]) -> T:
        """What `work` returned, or its error. Who is cancelled before the trip begins is not taken along."""
        told: asyncio.Future[Outcome] = asyncio.get_running_loop().create_future()
        self._waiting.append((work, told))
        self._set_out()
        outcome = await told
        if outcome.error is not None:
            raise outcome.error
        result: T = outcome.result
        return result

    def _set_out(self) -> None:
        if self._waiting and not self._is_under_way:
            self._is_under_way = True
            loop = asyncio.get_running_loop()
            self._threads.when_free(lambda thread: self._begin(thread, loop))

    def _begin(self, thread: SqlThread, loop: asyncio.AbstractEventLoop) -> None:
        try:
            thread.submit(self._travel, thread, loop)
        except RuntimeError as error:  # the database is closed
            batch = self._take()
            self._arrive(batch, [Outcome(error=error)] * len(batch), thread)

    def _travel(self, thread: SqlThread, loop: asyncio.AbstractEventLoop) -> None:
        is_over = False
        while not is_over:
            batch = self._take()
            outcomes = self._outcomes([work for work, _ in batch])
            is_over = not self._waiting or self._threads.are_wanted
            loop.call_soon_threadsafe(self._arrive, batch, outcomes, thread if is_over else None)

    def _take(self) -> list[_Asked]:
        batch: list[_Asked] = []
        while self._waiting and len(batch) < _MOST:
            asked = self._waiting.popleft()
            if not asked[1].done():  # its asker is still there
                batch.append(asked)
        return batch

    def _outcomes(self, works: Sequence[Work]) -> Sequence[Outcome]:
        whole = _outcome(partial(self._carry_out, works))
        return [whole] * len(works) if whole.error else whole.result

    def _arrive(
        self, batch: list[_Asked], outcomes: Sequence[Outcome], thread: SqlThread | None
    ) -> None:
        for (_, told), outcome in zip(batch, outcomes, strict=True):
            if not told.done():
                told.set_result(outcome)
        if thread is not None:
            self._is_under_way = False
            self._threads.give_back(thread)
            self._set_out()


def looked(engine: Engine, works: Sequence[Work]) -> Sequence[Outcome]:
    """Carry out all of it, each statement for itself."""
    with engine.connect() as connection:
        return [_outcome(partial(work, connection)) for work in works]


def committed(engine: Engine, works: Sequence[Work]) -> Sequence[Outcome]:
    """Carry out all of it: in one transaction if that goes well, or else each in its own."""
    if len(works) > 1:
        try:
            with engine.begin() as connection:
                return [_shared(connection, work) for work in works]
        except Exception as error:  # noqa: BLE001 - whoever is at fault raises it again below, alone
            _log.debug("each has a transaction of its own after %s", type(error).__name__)
    return [_outcome(partial(_alone, engine, work)) for work in works]


def _shared(connection: Connection, work: Work) -> Outcome:
    """A refusal that wrote nothing leaves the others their transaction; any other error ends it."""
    driver = connection.connection.driver_connection
    assert isinstance(driver, sqlite3.Connection)
    written = driver.total_changes
    try:
        return Outcome(work(connection))
    except Exception as error:
        if driver.total_changes != written or not driver.in_transaction:
            raise
        return Outcome(error=error)


def _alone(engine: Engine, work: Work) -> object:
    with engine.begin() as connection:
        return work(connection)


def _outcome(work: Callable[[], object]) -> Outcome:
    try:
        return Outcome(work())
    except Exception as error:  # noqa: BLE001 - handed to whoever asked for the work
        return Outcome(error=error)
