"""One SQL database: its connections, its clock, and an honest refusal when it is away."""

from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager, contextmanager
from datetime import UTC, datetime
from types import TracebackType
from typing import Final, Self, TypeVar

from sqlalchemy import Connection, DateTime, Dialect, Label, TypeDecorator, select

from bot.backends.sql.admission import Admission
from bot.backends.sql.products import product_at
from bot.backends.sql.products.connecting import SqlConnection
from bot.errors import BusyError

T = TypeVar("T")
Clock = Callable[[], datetime]

_RETRY_AFTER: Final = 1
_AWAY: Final = (
    "The database does not answer at the moment, so nothing was written. "
    "Please try again in {retry_after} seconds."
)


class Database:
    """Connections that write, connections that read, and the clock that all of them go by."""

    def __init__(self, url: str, clock: Clock | None = None) -> None:
        self._product = product_at(url)
        self._clock = clock
        self._admission = Admission()
        self._writers = self._product.writers()
        self._readers = self._product.readers()

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Close every connection: SQLite's have a thread each, and the process ends after all of them."""
        await self._readers.dispose()
        await self._writers.dispose()

    @asynccontextmanager
    async def reading(self) -> AsyncIterator[SqlConnection]:
        """A connection that cannot write; each statement sees what is committed when it begins.

        Raises BusyError when the database is away.
        """
        with self._honest():
            async with self._readers.connect() as connection:
                yield connection

    @asynccontextmanager
    async def writing(self) -> AsyncIterator[SqlConnection]:
        """A transaction, committed when the block ends, rolled back when it raises or is cancelled.

        A block that opens a second one may wait for itself for ever. Raises BusyError when nothing could be
        committed now, or when the connection broke off at the commit itself, which may have happened then.
        """
        with self._honest(), self._admission.place():
            async with self._writers.begin() as connection:
                yield connection

    async def transact(self, work: Callable[[Connection], T]) -> T:
        """What `work` returns, once what it wrote is committed; where it raises, nothing of it is.

        Others' work may share the transaction, so it may be called again, and it never waits for anything but its
        statements. Raises BusyError as `writing` does.
        """
        with self._honest(), self._admission.place():
            return await self._writers.transact(work)

    async def look(self, work: Callable[[Connection], T]) -> T:
        """What `work` reads with a few quick statements; those who look at the same moment share the way.

        Raises BusyError when the database is away.
        """
        with self._honest():
            return await self._readers.look(work)

    @asynccontextmanager
    async def changing_tables(self) -> AsyncIterator[SqlConnection]:
        """A transaction in which tables may be rebuilt; for migrations alone."""
        with self._honest():
            async with self._product.changing_tables() as connection:
                yield connection

    async def now(self, connection: SqlConnection) -> datetime:
        """The database's time in UTC, to the millisecond: one clock for all processes."""
        said = await connection.execute(select(self.clock))
        return self.time_of(said.scalar_one())

    @property
    def clock(self) -> Label[object]:
        """The time as a column, for who reads something else as well."""
        return self._product.clock

    def time_of(self, said: object) -> datetime:
        """What that column says."""
        time = self._clock() if self._clock else self._product.time_of(said)
        return _to_milliseconds(time)

    @property
    def locks_rows(self) -> bool:
        """False when a transaction that writes is alone from its beginning."""
        return self._product.locks_rows

    @contextmanager
    def _honest(self) -> Iterator[None]:
        try:
            yield
        except Exception as error:
            if self._product.is_passing(error):
                raise BusyError(_AWAY, retry_after=_RETRY_AFTER) from error
            raise


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


def _to_milliseconds(time: datetime) -> datetime:
    utc = time.astimezone(UTC)
    return utc.replace(microsecond=utc.microsecond // 1000 * 1000)
