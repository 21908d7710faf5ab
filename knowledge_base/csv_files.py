"""FAQ files in CSV, as spreadsheets write them."""

import csv
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from io import StringIO

from knowledge_base.entries import ENTRY_FIELDS, Found, entry_of, join_same_id
from knowledge_base.fields import Fields, Kind, SourceFile, Value, unknown_field
from knowledge_base.words import FaqEntry

_NEEDED = ("question", "answer")
_SEPARATORS = ",;\t"
_LIST_FIELDS = frozenset({"variants", "tags"})
_LIST_BREAK = re.compile(r"[|\n]")
_TRUTHS = frozenset({"true", "false", "yes", "no", "1", "0"})
_UNREADABLE = "This row cannot be read ({}): close every quote, and write a quote in a text twice."
_TOO_WIDE = "This row has more cells than the header: put text that contains '{}' in quotes."


@dataclass(frozen=True, slots=True)
class _Row:
    """A row that says something, and the line on which it begins."""

    line: int
    cells: tuple[str, ...]


def read_csv(file: SourceFile) -> tuple[Found[FaqEntry], ...]:
    """The file's entries, rows of one id joined; faults are reported to the file."""
    separator = _separator(file.text)
    rows = tuple(_rows(file, separator))
    if not rows:
        return ()
    columns = _columns(file, rows[0])
    if not set(_NEEDED) <= set(columns):
        return ()
    found = tuple(
        entry_of(Fields(file, row.line, _values(columns, row)))
        for row in rows[1:]
        if _fits(file, row, columns, separator)
    )
    return join_same_id(_agreeing(file, found), file.faults)


def _separator(text: str) -> str:
    """The separator that makes the most known fields out of the header, else the most cells."""
    header = next((line for line in text.split("\n") if line.strip()), "")

    def made_with(separator: str) -> tuple[int, int]:
        names = [_name(cell) for row in csv.reader([header], delimiter=separator) for cell in row]
        return sum(name in ENTRY_FIELDS for name in names), len(names)

    return max(_SEPARATORS, key=made_with)


def _rows(file: SourceFile, separator: str) -> Iterator[_Row]:
    """The rows in which something is written, as far as the file can be read."""
    reader = csv.reader(StringIO(file.text, newline=""), delimiter=separator, strict=True)
    line = 1
    try:
        for cells in reader:
            if any(cell.strip() for cell in cells):
                yield _Row(line, tuple(cells))
            line = reader.line_num + 1
    except csv.Error as error:
        file.report(line, _UNREADABLE.format(error))


def _columns(file: SourceFile, header: _Row) -> tuple[str, ...]:
    """The columns' field names, empty for a column to pass over; faults are reported."""
    names = tuple(_name(cell) for cell in header.cells)
    for wrong in (*_wrong_names(names), *_missing_names(names)):
        file.report(header.line, wrong)
    return tuple(name if name in ENTRY_FIELDS else "" for name in names)


def _wrong_names(names: Sequence[str]) -> Iterator[str]:
    """A sentence for each name that is no field or stands there twice."""
    for name in filter(None, dict.fromkeys(names)):
        if name not in ENTRY_FIELDS:
            yield unknown_field(name, ENTRY_FIELDS)
        elif names.count(name) > 1:
            yield f"There are two columns '{name}': leave one of them out."


def _missing_names(names: Sequence[str]) -> Iterator[str]:
    """A sentence for each of the two needed columns that is not there."""
    for name in _NEEDED:
        if name not in names:
            yield f"The column '{name}' is missing: name it in the first row."


def _fits(file: SourceFile, row: _Row, columns: Sequence[str], separator: str) -> bool:
    """False, and reported, when a row has written cells beyond the header's last one."""
    if any(cell.strip() for cell in row.cells[len(columns) :]):
        file.report(row.line, _TOO_WIDE.format(separator))
        return False
    return True


def _values(columns: Sequence[str], row: _Row) -> dict[str, Value]:
    """The row's written cells by their field; an empty cell says nothing."""
    return {
        name: _value(name, cell.strip(), row.line)
        for name, cell in zip(columns, row.cells, strict=False)
        if name and cell.strip()
    }


def _value(name: str, cell: str, line: int) -> Value:
    if name in _LIST_FIELDS:
        parts = (part.strip() for part in _LIST_BREAK.split(cell))
        items = tuple(Value(Kind.TEXT, line, part) for part in parts if part)
        return Value(Kind.LIST, line, items=items)
    if name == "sensitive" and cell.lower() in _TRUTHS:
        return Value(Kind.TRUTH, line, cell)
    return Value(Kind.TEXT, line, cell)


def _agreeing(file: SourceFile, found: Sequence[Found[FaqEntry]]) -> Iterator[Found[FaqEntry]]:
    """The rows, without those that give an id another answer, which are reported."""
    first: dict[str, Found[FaqEntry]] = {}
    for one in found:
        earlier = first.setdefault(one.source.id, one) if one.source.id else one
        if one.source.answer in ("", earlier.source.answer):
            yield one
            continue
        message = f"The id '{one.source.id}' has another answer in line {earlier.line}"
        file.report(one.line, f"{message}: repeat that answer, or give this row another id.")


def _name(cell: str) -> str:
    return cell.strip().lower()
