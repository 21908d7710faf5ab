"""One SQL database: its engines, connections and clock; what differs by product is chosen here."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from types import TracebackType
from typing import Final, Self

import orjson
from sqlalchemy import (
    URL,
    Connection,
    DateTime,
    Dialect,
    TypeDecorator,
    event,
    func,
    make_url,
    select,
)
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.exc import ArgumentError, OperationalError
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine, create_async_engine
from sqlalchemy.pool import ConnectionPoolEntry

from bot.errors import SetupError

Clock = Callable[[], datetime]

_SQLITE: Final = "sqlite+aiosqlite"
_PRAGMAS: Final = (
    "busy_timeout = 10000",
    # An acknowledged message survives the loss of power; NORMAL would lose the last commits.
    "synchronous = FULL",
)
_WRITER: Final = (*_PRAGMAS, "foreign_keys = ON")
_READER: Final = (*_PRAGMAS, "query_only = ON")
# SQLite rebuilds a table by dropping the old one, refused while other rows point at it.
# Ten seconds in all, as long as busy_timeout.
_ATTEMPTS: Final = 200
_PAUSE: Final = 0.05
_MIGRATION: Final = (*_PRAGMAS, "foreign_keys = OFF")
_READERS: Final = 4


class Database:
    """One writing connection, a pool of readers and the clock that all of them go by."""

    def __init__(self, url: str, clock: Clock | None = None) -> None:
        self._url = _checked(url)
        self._clock = clock
        self._turn = asyncio.Lock()
        self._writer = _engine(self._url, _WRITER, size=1)
        self._readers = _engine(self._url, _READER, size=_READERS)
        event.listen(self._writer.sync_engine, "begin", _begin_writing)

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Close every connection: each has a thread, and the process ends after all of them."""
        await self._readers.dispose()
        await self._writer.dispose()

    @asynccontextmanager
    async def reading(self) -> AsyncIterator[AsyncConnection]:
        """A connection that cannot write; each statement sees what is committed when it begins."""
        async with self._readers.connect() as connection:
            yield connection

    @asynccontextmanager
    async def writing(self) -> AsyncIterator[AsyncConnection]:
        """A transaction, committed when the block ends, rolled back when it raises or is cancelled.

        One at a time: a block that opens a second one waits for itself for ever.
        """
        async with self._turn, self._writer.begin() as connection:
            yield connection

    @asynccontextmanager
    async def changing_tables(self) -> AsyncIterator[AsyncConnection]:
        """A transaction in which tables may be rebuilt; for migrations alone."""
        engine = _engine(self._url, _MIGRATION, size=1)
        try:
            await _use_wal(engine)
            event.listen(engine.sync_engine, "begin", _begin_writing)
            async with engine.begin() as connection:
                yield connection
        finally:
            await engine.dispose()

    async def now(self, connection: AsyncConnection) -> datetime:
        """The database's time in UTC, to the millisecond: one clock for all processes."""
        if self._clock is not None:
            return _to_milliseconds(self._clock())
        said = await connection.execute(select(func.strftime("%Y-%m-%dT%H:%M:%fZ", "now")))
        return datetime.fromisoformat(said.scalar_one())


class UtcTime(TypeDecorator[datetime]):
    """A time that is stored in UTC and read back with its zone."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """A time without a zone is a mistake that nobody would notice until summer."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError(f"{value} has no zone.")
        return value.astimezone(UTC)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """SQLite forgets the zone, which is always UTC."""
        if value is None:
            return None
        return value.astimezone(UTC) if value.tzinfo else value.replace(tzinfo=UTC)


def _checked(url: str) -> URL:
    try:
        parsed = make_url(url)
    except ArgumentError as error:
        raise SetupError(
            "The address of the database cannot be read. Write it as sqlite+aiosqlite:///PATH"
        ) from error
    if parsed.drivername != _SQLITE or parsed.database in (None, "", ":memory:"):
        raise SetupError(
            "There is no engine for a database at {scheme}. Write its address as sqlite+aiosqlite:///PATH",
            # Never the whole address: it may hold a password.
            scheme=f"{parsed.drivername}://",
        )
    return parsed


def _engine(url: URL, pragmas: tuple[str, ...], *, size: int) -> AsyncEngine:
    engine = create_async_engine(
        url,
        pool_size=size,
        max_overflow=0,
        # Errors are logged, and what people wrote is not.
        hide_parameters=True,
        # Off: sqlite3's own transactions begin at the first write, too late to guard what was read.
        connect_args={"isolation_level": None},
        json_serializer=lambda value: orjson.dumps(value).decode(),
        json_deserializer=orjson.loads,
    )

    def prepare(connection: DBAPIConnection, _: ConnectionPoolEntry) -> None:
        cursor = connection.cursor()
        for pragma in pragmas:
            cursor.execute(f"PRAGMA {pragma}")
        cursor.close()

    event.listen(engine.sync_engine, "connect", prepare)
    event.listen(engine.sync_engine, "invalidate", _roll_back)
    return engine


async def _use_wal(engine: AsyncEngine) -> None:
    """A lasting property of the file. SQLite does not wait for others who change it at the same moment, so we do."""
    for attempt in range(1, _ATTEMPTS + 1):
        try:
            async with engine.connect() as connection:
                await connection.exec_driver_sql("PRAGMA journal_mode = WAL")
            return
        except OperationalError:
            if attempt == _ATTEMPTS:
                raise
            await asyncio.sleep(_PAUSE)


def _roll_back(connection: DBAPIConnection, *_: object) -> None:
    # A cancelled statement closes its connection, but SQLite keeps a closed one, with its lock on
    # the file, while Python remembers the statement: measured, until the next garbage collection.
    connection.rollback()


def _begin_writing(connection: Connection) -> None:
    # Measured: with a deferred BEGIN 14 of 20 simultaneous claims failed with "database is locked".
    connection.exec_driver_sql("BEGIN IMMEDIATE")


def _to_milliseconds(time: datetime) -> datetime:
    utc = time.astimezone(UTC)
    return utc.replace(microsecond=utc.microsecond // 1000 * 1000)
