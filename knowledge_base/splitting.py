"""Splitting: content into the passages that are found and shown."""

from collections.abc import Iterator

from knowledge_base.naming import Names, slug
from knowledge_base.sections import Section, sections
from knowledge_base.words import (
    Content,
    Document,
    FaqEntry,
    Passage,
    PassageId,
    SourceKind,
)

# Kept for the text before the first heading, also where a document has none yet.
_TOP = "top"


def split(content: Content) -> tuple[Passage, ...]:
    """One passage per entry, one or more per section of a document, all in order."""
    entries = (_passage_of(entry) for entry in content.entries)
    sections = (part for document in content.documents for part in _passages_of(document))
    return (*entries, *sections)


def _passage_of(entry: FaqEntry) -> Passage:
    return Passage(
        id=PassageId(entry.id),
        source_id=entry.id,
        kind=SourceKind.FAQ,
        title=entry.question,
        text=entry.answer,
        terms=entry.terms,
        questions=(entry.question, *entry.variants),
    )


def _passages_of(document: Document) -> Iterator[Passage]:
    names = Names([_TOP])
    for section in sections(document.text):
        name = names.claim(slug(section.headings[-1]) or "section") if section.headings else _TOP
        for number, part in enumerate(section.parts, start=1):
            yield Passage(
                id=PassageId(f"{document.id}#{name}" + (f".{number}" if number > 1 else "")),
                source_id=document.id,
                kind=SourceKind.DOCUMENT,
                title=_title(document, section),
                text=part,
                terms=document.terms,
                headings=section.headings,
            )


def _title(document: Document, section: Section) -> str:
    """The document's title, and the section's when that says something else."""
    heading = section.headings[-1] if section.headings else ""
    if heading.casefold() in ("", document.title.casefold()):
        return document.title
    return f"{document.title} \N{EN DASH} {heading}"
