"""SQLite: one file, one writing connection, a pool of readers."""

import asyncio
import sqlite3
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import datetime
from typing import ClassVar, Final

from sqlalchemy import URL, Connection, Engine, Label, create_engine, event, func, text
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.exc import DBAPIError, OperationalError
from sqlalchemy.pool import ConnectionPoolEntry

from bot.backends.sql.products.connecting import SqlConnection, SqlEngine
from bot.backends.sql.products.engines import pool_of
from bot.backends.sql.products.threaded import ThreadedEngine, WholeRowsConnection

_PRAGMAS: Final = (
    "busy_timeout = 10000",
    # An acknowledged message survives the loss of power; NORMAL would lose the last commits.
    "synchronous = FULL",
)
_WRITER: Final = (*_PRAGMAS, "foreign_keys = ON")
_READER: Final = (*_PRAGMAS, "query_only = ON")
# SQLite rebuilds a table by dropping the old one, refused while other rows point at it.
_MIGRATION: Final = (*_PRAGMAS, "foreign_keys = OFF")
_READERS: Final = 4
# Ten seconds in all, as long as busy_timeout.
_ATTEMPTS: Final = 200
_PAUSE: Final = 0.05
_PASSING: Final = frozenset(
    {
        sqlite3.SQLITE_BUSY,
        sqlite3.SQLITE_LOCKED,
        sqlite3.SQLITE_IOERR,
        sqlite3.SQLITE_FULL,
        sqlite3.SQLITE_CANTOPEN,
    }
)


class Sqlite:
    """A SQLite file."""

    driver: ClassVar[str] = "sqlite"
    locks_rows: bool = False
    clock: Label[object] = func.strftime("%Y-%m-%dT%H:%M:%fZ", "now").label("now")

    def __init__(self, url: URL) -> None:
        self._url = url

    def writers(self) -> SqlEngine:
        """One connection: SQLite lets nobody else write meanwhile."""
        engine = _engine(self._url, _WRITER, size=1)
        event.listen(engine, "begin", _begin_writing)
        return ThreadedEngine(engine, size=1)

    def readers(self) -> SqlEngine:
        """In WAL they do not wait for the writer, nor it for them."""
        return ThreadedEngine(_engine(self._url, _READER, size=_READERS), _READERS)

    @asynccontextmanager
    async def changing_tables(self) -> AsyncIterator[SqlConnection]:
        """A transaction in which tables may be rebuilt."""
        engine = _engine(self._url, _MIGRATION, size=1)
        threaded = ThreadedEngine(engine, size=1)
        try:
            await _use_wal(threaded)
            event.listen(engine, "begin", _begin_writing)
            async with threaded.begin() as connection:
                # Begins the transaction: Alembic can serve one at a time, and whoever is next waits here.
                await connection.execute(text("SELECT 1"))
                yield connection
        finally:
            await threaded.dispose()

    def time_of(self, said: object) -> datetime:
        """SQLite tells the time as a text."""
        return datetime.fromisoformat(str(said))

    def is_passing(self, error: BaseException) -> bool:
        """Locked by others for too long, or the disk is full or fails."""
        cause = error.orig if isinstance(error, DBAPIError) else error
        code = getattr(cause, "sqlite_errorcode", 0)
        # The lowest byte is the kind, the others say more.
        return code & 0xFF in _PASSING


def _engine(url: URL, pragmas: tuple[str, ...], *, size: int) -> Engine:
    arguments = {
        # Off: sqlite3's own transactions begin at the first write, too late to guard what was read.
        "isolation_level": None,
        "check_same_thread": False,
        "factory": WholeRowsConnection,
    }
    engine = create_engine(url, connect_args=arguments, **pool_of(size))

    def prepare(connection: DBAPIConnection, _: ConnectionPoolEntry) -> None:
        cursor = connection.cursor()
        for pragma in pragmas:
            cursor.execute(f"PRAGMA {pragma}")
        cursor.close()

    event.listen(engine, "connect", prepare)
    return engine


async def _use_wal(engine: SqlEngine) -> None:
    """A lasting property of the file. SQLite does not wait for others who change it at the same moment, so we do."""
    for attempt in range(1, _ATTEMPTS + 1):
        try:
            async with engine.connect() as connection:
                await connection.execute(text("PRAGMA journal_mode = WAL"))
            return
        except OperationalError:
            if attempt == _ATTEMPTS:
                raise
            await asyncio.sleep(_PAUSE)


def _begin_writing(connection: Connection) -> None:
    # Measured: with a deferred BEGIN 14 of 20 simultaneous claims failed with "database is locked".
    driver = connection.connection.driver_connection
    assert isinstance(driver, sqlite3.Connection)
    driver.execute("BEGIN IMMEDIATE")
