"""Known questions that begin as a customer types: approved questions only, never what others asked."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Final

from knowledge_base.words import Language, Passage, PassageId, SourceKind

SHORTEST: Final = 3
# Two Chinese characters say as much as a word.
SHORTEST_CHINESE: Final = 2
_WORDS: Final = re.compile(r"[\u3400-\u9fff]+|[^\W_\u3400-\u9fff]+")
_CHINESE: Final = re.compile(r"[\u3400-\u9fff]")


@dataclass(frozen=True, slots=True)
class KnownQuestion:
    """The question of an FAQ entry, as its editor wrote it."""

    id: PassageId
    text: str


@dataclass(frozen=True, slots=True)
class _Entry:
    question: KnownQuestion
    passage: Passage
    wordings: tuple[tuple[str, ...], ...]


class Completion:
    """Finds entries any of whose wordings holds every word that was typed, the last one perhaps unfinished."""

    def __init__(self, passages: Iterable[Passage], simplified: Callable[[str], str]) -> None:
        self._simplified = simplified
        self._entries = tuple(
            _Entry(
                KnownQuestion(passage.id, passage.title),
                passage,
                tuple(map(self._words, dict.fromkeys((passage.title, *passage.questions)))),
            )
            for passage in passages
            if passage.kind is SourceKind.FAQ
        )

    def complete(
        self, typed: str, language: Language, is_shown: Callable[[Passage], bool], limit: int = 5
    ) -> tuple[KnownQuestion, ...]:
        """At most `limit` questions, those that begin with what was typed first; none when it is too short."""
        if len(typed.strip()) < (SHORTEST_CHINESE if _CHINESE.search(typed) else SHORTEST):
            return ()
        wanted = self._words(typed)
        found = [
            (rank, len(entry.question.text), entry.question)
            for entry in self._entries
            if entry.passage.terms.language is language and is_shown(entry.passage)
            if (rank := _rank(entry, wanted)) is not None
        ]
        found.sort(key=lambda one: one[:2])
        return tuple(question for _, _, question in found[:limit])

    def _words(self, text: str) -> tuple[str, ...]:
        return tuple(_WORDS.findall(self._simplified(text).casefold()))


def _rank(entry: _Entry, wanted: tuple[str, ...]) -> int | None:
    """0 where the entry's own question begins so, 1 where it holds the words, 2 for another wording of it."""
    own, *others = entry.wordings
    if _holds(own[: len(wanted)], wanted):
        return 0
    if _holds(own, wanted):
        return 1
    return 2 if any(_holds(wording, wanted) for wording in others) else None


def _holds(wording: tuple[str, ...], wanted: tuple[str, ...]) -> bool:
    return bool(wanted) and all(any(_begins(word, typed) for word in wording) for typed in wanted)


def _begins(word: str, typed: str) -> bool:
    # Chinese stands without blanks: a run of characters may be met anywhere in a longer one.
    return typed in word if _CHINESE.match(typed) else word.startswith(typed)
