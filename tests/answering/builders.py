"""Content, indexes and findings for the tests of answering."""

import asyncio
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Final

from bot.backends.embeddings.hashing import HashingEmbeddings
from bot.backends.index.generation_folder import GenerationFolder
from bot.ports import Index
from knowledge_base.words import Language, Passage, PassageId, SourceId, SourceKind, Terms

TODAY: Final = date(2026, 3, 1)
_ACTIONS: Final = ("open", "close", "change", "renew", "cancel", "pay for", "order", "find")
_THINGS: Final = (
    "savings account",
    "debit card",
    "mortgage",
    "postal address",
    "standing order",
    "cheque book",
    "overdraft",
    "travel money",
)


def entry(name: str, *questions: str, language: Language = Language.ENGLISH) -> Passage:
    """An FAQ entry whose answer names it."""
    return Passage(
        id=PassageId(name),
        source_id=SourceId(name),
        kind=SourceKind.FAQ,
        title=questions[0],
        text=f"This is what we say about {name}.",
        terms=Terms(language),
        questions=questions,
    )


def section(name: str, text: str) -> Passage:
    """A section of a document."""
    return Passage(
        id=PassageId(name),
        source_id=SourceId(name),
        kind=SourceKind.DOCUMENT,
        title=name,
        text=text,
        terms=Terms(Language.ENGLISH),
    )


def with_text(passage: Passage, text: str) -> Passage:
    """The same passage with another answer."""
    return replace(passage, text=text)


def with_terms(passage: Passage, **changes: object) -> Passage:
    """The same passage under other terms."""
    return replace(passage, terms=replace(passage.terms, **changes))  # type: ignore[arg-type]


def many_entries(count: int, questions: int = 5) -> list[Passage]:
    """Up to 64 entries with up to five questions each."""
    wordings = (
        "How do I {} my {}?",
        "I want to {} the {}",
        "{} {}",
        "{} a {} please",
        "steps to {} {}",
    )
    pairs = [(action, thing) for thing in _THINGS for action in _ACTIONS][:count]
    return [
        entry(f"{a} {t}".replace(" ", "-"), *(w.format(a, t) for w in wordings[:questions]))
        for a, t in pairs
    ]


def index_of(passages: Sequence[Passage], folder: Path = Path("unused")) -> Index:
    """An index of the passages by the hashing model, not saved and not calibrated."""
    return asyncio.run(GenerationFolder(folder, HashingEmbeddings()).build(passages))
