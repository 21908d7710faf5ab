"""What each SQL product does in its own way; everything else about the store is the same for all."""

from contextlib import AbstractAsyncContextManager
from datetime import datetime
from typing import Final, Protocol

from sqlalchemy import URL, Label, make_url
from sqlalchemy.exc import ArgumentError

from bot.backends.sql.products.connecting import SqlConnection, SqlEngine
from bot.backends.sql.products.postgresql import Postgresql
from bot.backends.sql.products.sqlite import Sqlite
from bot.errors import SetupError

_ADDRESSES: Final = "sqlite:///PATH or postgresql+asyncpg://USER:PASSWORD@HOST/DATABASE"


class Product(Protocol):
    """One SQL product at one address."""

    def writers(self) -> SqlEngine:
        """Connections whose transactions begin with all they need to see nobody overtake them."""

    def readers(self) -> SqlEngine:
        """Connections that cannot write; each statement sees what is committed when it begins."""

    def changing_tables(self) -> AbstractAsyncContextManager[SqlConnection]:
        """A transaction for migrations; of several processes one has it at a time."""

    @property
    def locks_rows(self) -> bool:
        """False when a transaction that writes is alone from its beginning."""

    @property
    def clock(self) -> Label[object]:
        """The database's clock at the moment of the statement, as a column."""

    def time_of(self, said: object) -> datetime:
        """What that column says, with its zone."""

    def is_passing(self, error: BaseException) -> bool:
        """True for what may be gone when one tries again: away, overtaken, full; nothing was written."""


def product_at(url: str) -> Product:
    """The product that an address names. Raises SetupError."""
    parsed = _parsed(url)
    if parsed.drivername == Sqlite.driver and parsed.database not in (None, "", ":memory:"):
        return Sqlite(parsed)
    if parsed.drivername == Postgresql.driver and parsed.database:
        return Postgresql(parsed)
    raise SetupError(
        "There is no engine for a database at {scheme}. Write its address as {addresses}",
        # Never the whole address: it may hold a password.
        scheme=f"{parsed.drivername}://",
        addresses=_ADDRESSES,
    )


def _parsed(url: str) -> URL:
    try:
        return make_url(url)
    except ArgumentError as error:
        raise SetupError(
            "The address of the database cannot be read. Write it as {addresses}",
            addresses=_ADDRESSES,
        ) from error
