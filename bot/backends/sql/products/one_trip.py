"""A connection to SQLite that goes to its thread once for a statement, its rows and its end.

aiosqlite goes there four times: for a cursor, for the statement, for the rows and to close the cursor. Each trip
waits for both threads to have their turn, which costs more than the statement itself.
"""

import sqlite3
from collections.abc import Iterable, Sequence
from typing import Any, Final

import aiosqlite

_Rows = list[Any]
# Of an iteration that nobody does here.
_CHUNK: Final = 64


class OneTripCursor:
    """What SQLAlchemy asks of a cursor; the rows are there as soon as the statement is."""

    def __init__(self, connection: "OneTripConnection") -> None:
        self._connection = connection
        self._rows: _Rows = []
        self.description: Any = None
        self.rowcount = -1
        self.lastrowid: int | None = None
        self.arraysize = 1

    async def __aenter__(self) -> "OneTripCursor":
        return self

    async def execute(self, sql: str, parameters: Sequence[Any] = ()) -> None:
        """One statement."""
        await self._trip(sqlite3.Cursor.execute, sql, parameters)

    async def executemany(self, sql: str, parameters: Iterable[Sequence[Any]]) -> None:
        """One statement, for each of these."""
        await self._trip(sqlite3.Cursor.executemany, sql, parameters)

    async def fetchall(self) -> _Rows:
        """The rows, which are given away."""
        rows, self._rows = self._rows, []
        return rows

    async def close(self) -> None:
        """Nothing is open any more."""

    async def _trip(self, method: Any, *arguments: Any) -> None:
        cursor, self._rows = await self._connection.in_thread(method, *arguments)
        self.description = cursor.description
        self.rowcount, self.lastrowid = cursor.rowcount, cursor.lastrowid


class OneTripConnection(aiosqlite.Connection):
    """aiosqlite's connection with other cursors."""

    def __init__(self, database: str, options: dict[str, Any]) -> None:
        super().__init__(lambda: sqlite3.connect(database, **options), _CHUNK)
        # It does not keep the process alive.
        self._thread.daemon = True
        self.begun = 0
        self.done = 0

    def cursor(self) -> Any:
        """It exists at once."""
        return OneTripCursor(self)

    async def rollback(self) -> None:
        """No trip when there is nothing to roll back: readers are asked to after each statement."""
        # What was cancelled may be under way all the same, and begin a transaction yet.
        if self.begun != self.done or self._conn.in_transaction:
            await super().rollback()

    async def in_thread(self, method: Any, *arguments: Any) -> tuple[sqlite3.Cursor, _Rows]:
        """A closed cursor and all its rows."""
        self.begun += 1
        done: tuple[sqlite3.Cursor, _Rows] = await self._execute(  # type: ignore[no-untyped-call]
            self._all, method, *arguments
        )
        return done

    def _all(self, method: Any, *arguments: Any) -> tuple[sqlite3.Cursor, _Rows]:
        try:
            cursor = self._conn.cursor()
            try:
                method(cursor, *arguments)
                return cursor, cursor.fetchall() if cursor.description else []
            finally:
                cursor.close()
        finally:
            self.done += 1


def connect(database: str, **options: Any) -> OneTripConnection:
    """Await it for the connection."""
    return OneTripConnection(database, options)
