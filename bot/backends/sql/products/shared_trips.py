"""All who ask while a trip to a thread is under way share the next one; who writes shares its transaction as well.

That is group commit: one sync to disk for all of them. Nobody is answered before the commit, and the fault of one
does not reach the others. Source: D. J. DeWitt et al., “Implementation Techniques for Main Memory Database Systems”,
SIGMOD 1984.
"""

import logging
import sqlite3
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any, Final, TypeAlias, TypeVar

from sqlalchemy import Connection, Engine

from bot.backends.micro_batch import MicroBatcher

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


class SharedTrips:
    """Collects work while `carry_out` is busy with what was collected before."""

    def __init__(self, carry_out: Callable[[Sequence[Work]], Awaitable[Sequence[Outcome]]]) -> None:
        self._batches = MicroBatcher(carry_out, _MOST)

    async def add(self, work: Callable[[Connection], T]) -> T:
        """What `work` returned, or its error. Who is cancelled before the trip begins is not taken along."""
        (outcome,) = await self._batches.ask([work])
        if outcome.error is not None:
            raise outcome.error
        result: T = outcome.result
        return result


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
