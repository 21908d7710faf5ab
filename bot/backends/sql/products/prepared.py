"""Statements that every message needs, made ready once.

SQLite gets them by way of its driver: each takes a fraction of what SQLAlchemy takes, and lets go of the interpreter's
lock less often, for which a thread waits long while the event loop is busy. Others get them by way of SQLAlchemy.
"""

import sqlite3
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeAlias, cast

from sqlalchemy import Connection, CursorResult, Dialect, Insert, Select, Update
from sqlalchemy.exc import DBAPIError

# What a row holds, by column.
Row: TypeAlias = Mapping[Any, Any]
_Values: TypeAlias = Mapping[str, object]
_Convert: TypeAlias = Callable[[Any], Any]
_Statement: TypeAlias = Select[*tuple[Any, ...]] | Insert | Update


class Prepared:
    """One statement; `keys` are the columns that an INSERT or UPDATE is given values for, all of them each time."""

    def __init__(self, statement: _Statement, *keys: str) -> None:
        self._statement = statement
        self._keys = keys
        self._ready: _Ready | None = None

    def rows(self, connection: Connection, values: _Values) -> Sequence[Row]:
        """All that it reads."""
        driver = _driver_of(connection)
        if driver is None:
            return connection.execute(self._statement, values).mappings().all()
        ready = self._ready or self._get_ready(connection.dialect)
        return [ready.read(row) for row in ready.carry_out(driver, values)[0]]

    def change(self, connection: Connection, values: _Values) -> int:
        """How many rows it changed."""
        driver = _driver_of(connection)
        if driver is None:
            done = connection.execute(self._statement, values)
            return cast("CursorResult[Any]", done).rowcount
        ready = self._ready or self._get_ready(connection.dialect)
        return ready.carry_out(driver, values)[1]

    def _get_ready(self, dialect: Dialect) -> "_Ready":
        self._ready = _made_ready(self._statement, self._keys, dialect)
        return self._ready


def _driver_of(connection: Connection) -> sqlite3.Connection | None:
    driver = connection.connection.driver_connection
    return driver if isinstance(driver, sqlite3.Connection) else None


@dataclass(frozen=True, slots=True)
class _Ready:
    """A statement in SQLite's words."""

    sql: str
    parameters: tuple[tuple[str, _Convert | None], ...]
    """In order: the name, and how it is written."""
    literals: _Values
    columns: tuple[Any, ...]
    converted: tuple[tuple[Any, _Convert], ...]
    """The columns that are not read as they are."""

    def carry_out(
        self, driver: sqlite3.Connection, values: _Values
    ) -> tuple[list[tuple[Any, ...]], int]:
        """The rows, and how many were changed. Raises what SQLAlchemy would."""
        known = {**values, **self.literals} if self.literals else values
        given = [write(known[name]) if write else known[name] for name, write in self.parameters]
        try:
            cursor = sqlite3.Cursor(driver).execute(self.sql, given)
            return cursor.fetchall() if self.columns else [], cursor.rowcount
        except sqlite3.Error as error:
            raise DBAPIError.instance(
                self.sql, given, error, sqlite3.Error, hide_parameters=True
            ) from error

    def read(self, row: tuple[Any, ...]) -> Row:
        """By column."""
        read = dict(zip(self.columns, row, strict=True))
        for column, convert in self.converted:
            if read[column] is not None:
                read[column] = convert(read[column])
        return read


def _made_ready(statement: _Statement, keys: Sequence[str], dialect: Dialect) -> _Ready:
    compiled = statement.compile(dialect=dialect, column_keys=list(keys) or None)
    bound = compiled.binds
    parameters = tuple(
        (name, bound[name].type.dialect_impl(dialect).bind_processor(dialect))
        for name in compiled.positiontup or ()
    )
    literals = {name: one.value for name, one in bound.items() if not one.required}
    columns = tuple(statement.selected_columns) if isinstance(statement, Select) else ()
    converted = [
        (column, convert)
        for column in columns
        if (convert := column.type.dialect_impl(dialect).result_processor(dialect, None))
    ]
    return _Ready(str(compiled), parameters, literals, columns, tuple(converted))
