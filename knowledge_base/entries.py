"""Entries as they are found in files: read from fields, joined when repeated, named at the end."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Generic, TypeVar

from knowledge_base.fields import FaultList, Fields
from knowledge_base.naming import Names, given_id, slug
from knowledge_base.terms import (
    TERM_FIELDS,
    contradictions,
    joined_terms,
    one_line,
    terms_of,
    unique,
)
from knowledge_base.words import Document, FaqEntry, SourceId

ENTRY_FIELDS = ("id", "question", "variants", "answer", *TERM_FIELDS)

_Source_co = TypeVar("_Source_co", bound=FaqEntry | Document, covariant=True)


@dataclass(frozen=True, slots=True)
class Found(Generic[_Source_co]):
    """An entry or a document, and the place where its id stands or where it begins."""

    source: _Source_co
    file: Path
    line: int

    @property
    def place(self) -> str:
        """The place as editors read it."""
        return f"{self.file.as_posix()}:{self.line}"


def entry_of(fields: Fields) -> Found[FaqEntry]:
    """The entry that the fields describe; its id is empty when the editor gave none."""
    question = one_line(fields.needed_text("question"))
    variants = unique(question, *fields.texts("variants"))[1:]
    answer = fields.needed_text("answer")
    terms = terms_of(fields, "\n".join((question, *variants, answer)))
    entry = FaqEntry(given_id(fields), question, answer, terms, variants)
    return Found(entry, fields.file.path, fields.line_of("id"))


def join_same_id(
    found: Iterable[Found[FaqEntry]], faults: FaultList
) -> tuple[Found[FaqEntry], ...]:
    """Entries that share an id made one; an empty id is shared by none."""
    return _join(found, lambda entry: (entry.id,) if entry.id else None, faults)


def join_same_words(
    found: Iterable[Found[FaqEntry]], faults: FaultList
) -> tuple[Found[FaqEntry], ...]:
    """Entries without an id that say the same question and answer made one."""
    return _join(found, _words_of_unnamed, faults)


def with_ids(entries: Iterable[FaqEntry], taken: Iterable[SourceId]) -> tuple[FaqEntry, ...]:
    """The same entries, those without an id named after their question."""
    names = Names(taken)
    return tuple(
        entry
        if entry.id
        else replace(entry, id=SourceId(names.claim(slug(entry.question) or "entry")))
        for entry in entries
    )


def report_shared_ids(found: Sequence[Found[FaqEntry | Document]], faults: FaultList) -> None:
    """Tell of every id that stands in a second place, naming both."""
    first: dict[SourceId, Found[FaqEntry | Document]] = {}
    for one in found:
        earlier = first.setdefault(one.source.id, one)
        if one.source.id and earlier is not one:
            message = f"The id '{one.source.id}' is already used at {earlier.place}: give another."
            faults.report(one.file, one.line, message)


def _words_of_unnamed(entry: FaqEntry) -> tuple[str, ...] | None:
    if entry.id or not entry.question or not entry.answer:
        return None
    return entry.question, entry.answer


def _join(
    found: Iterable[Found[FaqEntry]],
    shared: Callable[[FaqEntry], tuple[str, ...] | None],
    faults: FaultList,
) -> tuple[Found[FaqEntry], ...]:
    """One entry for each `shared` key, in order; those without a key stay as they are."""
    kept: dict[Found[FaqEntry] | tuple[str, ...], Found[FaqEntry]] = {}
    for one in found:
        key = shared(one.source) or one
        kept[key] = _joined(kept[key], one, faults) if key in kept else one
    return tuple(kept.values())


def _joined(first: Found[FaqEntry], second: Found[FaqEntry], faults: FaultList) -> Found[FaqEntry]:
    """The first entry with the second's questions as variants; contradictions are reported."""
    entry, other = first.source, second.source
    for name in contradictions(entry.terms, other.terms):
        message = f"'{name}' is not the same as at {first.place} for one entry: mend one of them."
        faults.report(second.file, second.line, message)
    questions = unique(entry.question, *entry.variants, other.question, *other.variants)
    terms = joined_terms(entry.terms, other.terms)
    return replace(first, source=replace(entry, variants=questions[1:], terms=terms))
