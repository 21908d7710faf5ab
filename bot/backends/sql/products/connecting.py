"""What the store asks of a product's connections; SQLAlchemy's own asynchronous ones do all of it."""

from collections.abc import Callable, Mapping, Sequence
from contextlib import AbstractAsyncContextManager
from typing import Any, Protocol, TypeAlias, TypeVar, TypeVarTuple, overload

from sqlalchemy import Connection, CursorResult, Executable, ScalarResult
from sqlalchemy.sql.selectable import TypedReturnsRows

T = TypeVar("T")
Ts = TypeVarTuple("Ts")
Parameters: TypeAlias = Mapping[str, Any] | Sequence[Mapping[str, Any]] | None


class SqlConnection(Protocol):
    """Statements one after the other; what they return is there in full."""

    @overload
    async def execute(
        self, statement: TypedReturnsRows[*Ts], parameters: Parameters = None, /
    ) -> CursorResult[*Ts]: ...

    @overload
    async def execute(
        self, statement: Executable, parameters: Parameters = None, /
    ) -> CursorResult[*tuple[Any, ...]]: ...

    async def execute(self, statement: Any, parameters: Parameters = None, /) -> Any:
        """Carry out one statement, for each of several sets of parameters if so given."""

    @overload
    async def scalar(self, statement: TypedReturnsRows[T], /) -> T | None: ...

    @overload
    async def scalar(self, statement: Executable, /) -> Any: ...

    async def scalar(self, statement: Any, /) -> Any:
        """The first column of the first row; None when there is no row."""

    @overload
    async def scalars(self, statement: TypedReturnsRows[T], /) -> ScalarResult[T]: ...

    @overload
    async def scalars(self, statement: Executable, /) -> ScalarResult[Any]: ...

    async def scalars(self, statement: Any, /) -> Any:
        """The first column of each row."""

    async def run_sync(self, work: Callable[[Connection], T], /) -> T:
        """Several statements together, without coming back to the event loop between them where that costs much."""


class SqlEngine(Protocol):
    """Connections of one kind to one database."""

    def connect(self) -> AbstractAsyncContextManager[SqlConnection]:
        """One without a transaction of its own."""

    def begin(self) -> AbstractAsyncContextManager[SqlConnection]:
        """One with a transaction, committed when the block ends, rolled back when it raises or is cancelled."""

    async def transact(self, work: Callable[[Connection], T], /) -> T:
        """Several statements in a transaction; returns what `work` returns once it is committed."""

    async def look(self, work: Callable[[Connection], T], /) -> T:
        """A few quick statements that read, each for itself; returns what `work` returns."""

    async def dispose(self) -> None:
        """Close all that are not in use."""
