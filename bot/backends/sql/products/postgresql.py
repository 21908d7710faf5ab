"""PostgreSQL: rows are locked, many write side by side, on one clock."""

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from datetime import datetime
from typing import ClassVar, Final, TypeVar

from asyncpg import InterfaceError, PostgresError
from sqlalchemy import URL, Connection, Label, func, select
from sqlalchemy.exc import DBAPIError
from sqlalchemy.exc import TimeoutError as NoConnectionFreeError
from sqlalchemy.ext.asyncio import AsyncEngine, create_async_engine

from bot.backends.sql.products.connecting import SqlConnection, SqlEngine
from bot.backends.sql.products.engines import pool_of

T = TypeVar("T")
# Two workers on each of two hosts stay below PostgreSQL's 100 connections.
_WRITERS: Final = 12
_READERS: Final = 8
_CONNECT_WITHIN: Final = 5.0
# A database that takes longer is away, and the customer is told so rather than left waiting.
_ANSWER_WITHIN: Final = 10.0
_SERVER_SETTINGS: Final = {
    "application_name": "teller",
    "timezone": "UTC",
    "lock_timeout": "8s",
    # A process that is stopped in the middle must not keep a conversation locked for ever.
    "idle_in_transaction_session_timeout": "15s",
}
_READ_ONLY: Final = {**_SERVER_SETTINGS, "default_transaction_read_only": "on"}
# Any number that nobody else uses in this database.
_MIGRATION_LOCK: Final = 7_355_608
# Classes of SQLSTATE: connection lost, transaction overtaken (serialization, deadlock), no room, stopped by
# the operator or by a time limit, fault of the machine; and a lock that was not had in time.
_PASSING: Final = ("08", "40", "53", "57", "58", "55P03", "25P03")


class _Engine(AsyncEngine):
    """SQLAlchemy's own, with a transaction, or a look, in one call."""

    async def transact(self, work: Callable[[Connection], T]) -> T:
        """As many side by side as there are connections."""
        async with self.begin() as connection:
            return await connection.run_sync(work)

    async def look(self, work: Callable[[Connection], T]) -> T:
        """The same without a transaction."""
        async with self.connect() as connection:
            return await connection.run_sync(work)


class Postgresql:
    """A PostgreSQL database."""

    driver: ClassVar[str] = "postgresql+asyncpg"
    locks_rows: bool = True
    # now() would be the transaction's beginning, before it waited for its lock.
    clock: Label[object] = func.clock_timestamp().label("now")

    def __init__(self, url: URL) -> None:
        self._url = url

    def writers(self) -> SqlEngine:
        """READ COMMITTED: what must not be overtaken is locked by row, and read after that."""
        # Asked for a sign of life first, so that the first writer after a restart need not come again.
        return self._engine(_SERVER_SETTINGS, size=_WRITERS, pool_pre_ping=True)

    def readers(self) -> SqlEngine:
        """Each statement is a transaction of its own."""
        return self._engine(_READ_ONLY, size=_READERS, isolation_level="AUTOCOMMIT")

    @asynccontextmanager
    async def changing_tables(self) -> AsyncIterator[SqlConnection]:
        """A transaction that others wait for: PostgreSQL changes tables as it changes rows."""
        settings = {**_SERVER_SETTINGS, "lock_timeout": "0"}
        engine = self._engine(settings, size=1)
        try:
            async with engine.begin() as connection:
                await connection.execute(select(func.pg_advisory_xact_lock(_MIGRATION_LOCK)))
                yield connection
        finally:
            await engine.dispose()

    def time_of(self, said: object) -> datetime:
        """PostgreSQL tells it with its zone."""
        assert isinstance(said, datetime)
        return said

    def is_passing(self, error: BaseException) -> bool:
        """Away, starting, stopping, full, or overtaken by another transaction."""
        if isinstance(error, OSError | TimeoutError | NoConnectionFreeError | InterfaceError):
            return True
        cause = error.orig if isinstance(error, DBAPIError) else error
        if isinstance(error, DBAPIError) and error.connection_invalidated:
            return True
        state = getattr(cause, "sqlstate", None) if _is_of_asyncpg(error) else None
        return bool(state) and str(state).startswith(_PASSING)

    def _engine(self, settings: dict[str, str], *, size: int, **more: object) -> _Engine:
        limits = {"timeout": _CONNECT_WITHIN, "command_timeout": _ANSWER_WITHIN}
        arguments = {**limits, "server_settings": settings}
        engine = create_async_engine(
            self._url, pool_timeout=_ANSWER_WITHIN, connect_args=arguments, **pool_of(size), **more
        )
        return _Engine(engine.sync_engine)


def _is_of_asyncpg(error: BaseException) -> bool:
    return isinstance(error, DBAPIError | PostgresError)
