"""What editors write in fields, whatever the file's format, and what each field may hold."""

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from difflib import get_close_matches
from enum import StrEnum
from pathlib import Path
from typing import TypeVar

from knowledge_base.words import Fault, FaultyContentError

_Meaning = TypeVar("_Meaning")

_LONGEST: Mapping[str, int] = {"question": 500, "variants": 500, "answer": 20_000}
_TRUTHS_OF_TABLES = "true, yes or 1, or false, no or 0, or an empty cell"
_YES = frozenset({"true", "yes", "on", "1"})
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


class FaultList:
    """Every fault of a folder, each told once."""

    def __init__(self) -> None:
        self._faults: set[Fault] = set()

    def report(self, file: Path, line: int, message: str) -> None:
        """Add one thing to mend; `line` counts from 1, and 0 is the whole of it."""
        self._faults.add(Fault(file, line, message))

    def check(self) -> None:
        """Raise FaultyContentError with all faults by file and line, when there are any."""
        if self._faults:
            told = sorted(self._faults, key=lambda fault: (fault.file, fault.line, fault.message))
            raise FaultyContentError(tuple(told))

    def names(self, file: Path) -> bool:
        """True when something is wrong in that file."""
        return any(fault.file == file for fault in self._faults)


@dataclass(frozen=True, slots=True)
class SourceFile:
    """One file's text, its path inside the content folder, and where its faults are told."""

    path: Path
    text: str
    faults: FaultList

    def report(self, line: int, message: str) -> None:
        """Add one thing to mend in this file; `line` counts from 1."""
        self.faults.report(self.path, line, message)

    @property
    def truths(self) -> str:
        """How one says there that something is so, or not."""
        is_table = self.path.suffix.lower() == ".csv"
        return _TRUTHS_OF_TABLES if is_table else "true or false, without quotes"


class Kind(StrEnum):
    """What a written value is, in the editor's words."""

    TEXT = "text"
    TRUTH = "true or false"
    NOTHING = "empty"
    LIST = "a list"
    MAPPING = "a group of fields"


_MENDING: Mapping[Kind, str] = {
    Kind.TRUTH: "put the word in quotes",
    Kind.NOTHING: "write something or take the line out",
    Kind.LIST: "write one text",
    Kind.MAPPING: "put text that contains a colon in quotes",
}


@dataclass(frozen=True, slots=True)
class Value:
    """What stands in one field, and on which line."""

    kind: Kind
    line: int
    text: str = ""
    items: tuple["Value", ...] = ()


class Fields:
    """The fields of one entry or document; what is wrong in them is reported to their file."""

    def __init__(self, file: SourceFile, line: int, values: Mapping[str, Value]) -> None:
        self.file = file
        self.line = line
        self._values = {
            name: value for name, value in values.items() if value.kind is not Kind.NOTHING
        }
        self._lines = {name: value.line for name, value in values.items()}

    def has(self, name: str) -> bool:
        """True when something is written there, sound or not."""
        return name in self._values

    def line_of(self, name: str) -> int:
        """The field's line, or where the entry or document begins when it is not written."""
        return self._lines.get(name, self.line)

    def report(self, name: str, message: str) -> None:
        """Add one thing to mend in this field."""
        self.file.report(self.line_of(name), message)

    def needed_text(self, name: str) -> str:
        """The field's text; reported when the editor wrote none."""
        if name not in self._values:
            self.report(name, f"'{name}' is missing: write '{name}' and its text here.")
        return self.text(name)

    def text(self, name: str) -> str:
        """The field's text without blanks around it; empty when absent or faulty."""
        value = self._values.get(name)
        return "" if value is None else self._text_of(name, value)

    def texts(self, name: str) -> tuple[str, ...]:
        """The sound texts of a list field, in order; none when absent."""
        value = self._values.get(name)
        if value is None:
            return ()
        if value.kind is not Kind.LIST:
            self.report(name, f"'{name}' must be a list: write each item after a '-' of its own.")
            return ()
        return tuple(text for item in value.items if (text := self._text_of(name, item)))

    def truth(self, name: str) -> bool:
        """True only when the editor said so."""
        value = self._values.get(name)
        if value is None:
            return False
        if value.kind is not Kind.TRUTH:
            self.report(name, f"'{name}' must be {self.file.truths}.")
            return False
        return value.text.lower() in _YES

    def day(self, name: str) -> date | None:
        """The field's day; None when absent or no day of the calendar."""
        text = self.text(name)
        day = _day_of(text)
        if text and day is None:
            wrong = (
                f"names {text}, a day that does not exist" if _DAY.fullmatch(text) else "is no date"
            )
            self.report(name, f"'{name}' {wrong}: write year-month-day, such as 2026-01-31.")
        return day

    def one_of(self, name: str, meanings: Mapping[str, _Meaning]) -> _Meaning | None:
        """What the field's word means; None when absent or not one of the words."""
        text = self.text(name)
        meaning = meanings.get(text.lower().replace("_", "-"))
        if text and meaning is None:
            self.report(name, f"'{text}' is no {name}: write one of {', '.join(meanings)}.")
        return meaning

    def _text_of(self, name: str, value: Value) -> str:
        """The value's text when it may stand in that field; else empty, and reported."""
        text = value.text.strip()
        kind = Kind.NOTHING if value.kind is Kind.TEXT and not text else value.kind
        longest = _LONGEST.get(name, len(text))
        if kind is not Kind.TEXT:
            wrong = f"'{name}' must be text, but this is {kind}: {_MENDING[kind]}."
        elif len(text) > longest:
            wrong = f"'{name}' has {len(text)} characters: shorten it to {longest} at most."
        else:
            return text
        self.file.report(value.line, wrong)
        return ""


def _day_of(text: str) -> date | None:
    """The day, when it is written in full; Python alone would take 20260131 and 2026-W05-6 too."""
    if not _DAY.fullmatch(text):
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def unknown_field(name: str, known: Collection[str]) -> str:
    """The sentence that says a field does not exist and which one was perhaps meant."""
    close = get_close_matches(name.lower(), known, n=1)
    mending = f"did you mean '{close[0]}'?" if close else f"the fields are {', '.join(known)}."
    return f"There is no field '{name}': {mending}"
