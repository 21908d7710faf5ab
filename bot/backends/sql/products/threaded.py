"""SQLite's connections: each in a thread of its own, with as few trips there and back as can be.

Measured, beside aiosqlite under SQLAlchemy's asyncio extension: there each statement is at least one trip and runs
in a greenlet; here a whole `run_sync` is one, which takes less than half of the processor for a message.
"""

import asyncio
import sqlite3
from collections.abc import AsyncIterator, Callable, Iterable
from concurrent.futures import Future
from contextlib import asynccontextmanager
from functools import partial
from typing import Any, TypeVar

from sqlalchemy import Connection, Engine

from bot.backends.sql.products.connecting import Parameters
from bot.backends.sql.products.shared_trips import SharedTrips, committed, looked
from bot.backends.sql.products.threads import SqlThread, Threads

T = TypeVar("T")


class WholeRows(sqlite3.Cursor):
    """Fetches all rows with the statement, so that nothing of it is left to be done outside its thread."""

    _rows: list[Any]

    def execute(self, *given: Any) -> "WholeRows":
        """One statement."""
        super().execute(*given)
        return self._with_rows()

    def executemany(self, sql: str, parameters: Iterable[Any], /) -> "WholeRows":
        """One statement, for each of these."""
        super().executemany(sql, parameters)
        return self._with_rows()

    def _with_rows(self) -> "WholeRows":
        self._rows = super().fetchall() if self.description else []
        return self

    def fetchall(self) -> list[Any]:
        """The rows, which are given away."""
        rows, self._rows = self._rows, []
        return rows

    def fetchone(self) -> Any:
        """The next row."""
        return self._rows.pop(0) if self._rows else None

    def fetchmany(self, size: int | None = None) -> list[Any]:
        """The next rows."""
        count = size or self.arraysize
        rows, self._rows = self._rows[:count], self._rows[count:]
        return rows


class WholeRowsConnection(sqlite3.Connection):
    """Makes such cursors."""

    def cursor(self, *_: Any) -> WholeRows:  # type: ignore[override]
        """A new one."""
        return super().cursor(WholeRows)


class ThreadedConnection:
    """A connection that is opened with its first statement."""

    def __init__(self, engine: Engine, thread: SqlThread) -> None:
        self._engine = engine
        self._thread = thread
        self._connection: Connection | None = None
        self._trip: Future[Any] | None = None

    async def execute(self, statement: Any, parameters: Parameters = None) -> Any:
        """One trip for the statement and its rows."""
        return await self.run_sync(lambda opened: opened.execute(statement, parameters))

    async def scalar(self, statement: Any) -> Any:
        """The same for one value."""
        return (await self.execute(statement)).scalar()

    async def scalars(self, statement: Any) -> Any:
        """The same for one column."""
        return (await self.execute(statement)).scalars()

    async def run_sync(self, work: Callable[[Connection], T]) -> T:
        """One trip for all of it. Who is cancelled meanwhile leaves it to its end there, and does not wait for it."""
        trip = self._thread.submit(self._do, work)
        self._trip = trip
        return await asyncio.wrap_future(trip)

    def _do(self, work: Callable[[Connection], T]) -> T:
        if self._connection is None:
            self._connection = self._engine.connect()
        return work(self._connection)

    async def end(self, how: Callable[[Connection], None]) -> None:
        """Commit or roll back, and give the connection back, after what is still under way."""
        await _to_the_end(self._thread.submit(self._end, how))

    async def give_back(self) -> None:
        """The end of reading, for which nothing waits but what was left under way."""
        if self._trip is None or self._trip.done():
            self._end(Connection.rollback)
        else:
            await self.end(Connection.rollback)

    def _end(self, how: Callable[[Connection], None]) -> None:
        if self._connection is not None:
            connection, self._connection = self._connection, None
            with connection:
                how(connection)


class ThreadedEngine:
    """So many connections, so many threads."""

    def __init__(self, engine: Engine, size: int) -> None:
        self._engine = engine
        self._threads = Threads(size)
        self._transactions = SharedTrips(self._threads, partial(committed, engine))
        self._looks = SharedTrips(self._threads, partial(looked, engine))

    @asynccontextmanager
    async def connect(self) -> AsyncIterator[ThreadedConnection]:
        """One without a transaction."""
        async with self._connection() as connection:
            try:
                yield connection
            finally:
                await connection.give_back()

    @asynccontextmanager
    async def begin(self) -> AsyncIterator[ThreadedConnection]:
        """One with a transaction, which begins with the first statement."""
        async with self._connection() as connection:
            try:
                yield connection
            except BaseException:
                await connection.end(Connection.rollback)
                raise
            await connection.end(Connection.commit)

    async def transact(self, work: Callable[[Connection], T]) -> T:
        """One trip and one commit for all who asked while the trip before was under way."""
        return await self._transactions.add(work)

    async def look(self, work: Callable[[Connection], T]) -> T:
        """One trip for all who asked while the trip before was under way; for what takes no time."""
        return await self._looks.add(work)

    @asynccontextmanager
    async def _connection(self) -> AsyncIterator[ThreadedConnection]:
        async with self._threads.one() as thread:
            yield ThreadedConnection(self._engine, thread)

    async def dispose(self) -> None:
        """Close the connections, and end the threads."""
        await asyncio.to_thread(self._dispose)

    def _dispose(self) -> None:
        self._threads.end()
        self._engine.dispose()


async def _to_the_end(trip: Future[T]) -> T:
    """Its result, even for who is cancelled meanwhile: whoever comes next must not find a transaction open."""
    ending = asyncio.wrap_future(trip)
    cancelled = None
    while not ending.done():
        try:
            await asyncio.wait([ending])
        except asyncio.CancelledError as cancellation:
            cancelled = cancellation
    if cancelled is not None and not ending.exception():
        raise cancelled
    return ending.result()
