"""Questions that several entries ask, and answer differently: whoever asks one is asked back."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from bot.domain.reply import plainly
from knowledge_base.words import FaqEntry, Language, SourceId


@dataclass(frozen=True, slots=True)
class SharedQuestion:
    """A question as it is written first, and the entries that ask it."""

    question: str
    language: Language
    ids: tuple[SourceId, ...]


def shared_questions(entries: Iterable[FaqEntry], day: date) -> tuple[SharedQuestion, ...]:
    """Those of one language that customers may be told on that day; case and punctuation make no other question."""
    asked: dict[tuple[Language, str], list[tuple[str, FaqEntry]]] = {}
    for entry in entries:
        if entry.terms.allow_answering_on(day):
            # Two of its own wordings may be the same, plainly.
            own = {plainly(text): text for text in reversed((entry.question, *entry.variants))}
            for plain, text in own.items():
                asked.setdefault((entry.terms.language, plain), []).append((text, entry))
    shared = (
        SharedQuestion(asking[0][0], language, tuple(entry.id for _, entry in asking))
        for (language, plain), asking in asked.items()
        if plain and len({entry.answer for _, entry in asking}) > 1
    )
    return tuple(sorted(shared, key=lambda one: (one.language, one.question)))
