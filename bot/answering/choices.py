"""What a question back offers: two or three of the hits, none far below the first, no two about the same."""

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from types import MappingProxyType
from typing import Final

from bot.answering.readings import Reading
from bot.domain.phrases import phrases_in
from bot.domain.reply import Choice, Clarification, Hit, Question
from knowledge_base.words import Language, Passage, SourceKind

_MOST: Final = 3
_FEWEST: Final = 2
# What stands lower than the first by more is no third choice; in Chinese scores lie further apart. Of the sample's,
# four_hundred's and thousand's messages none loses its right choice by it.
_FARTHEST: Final = MappingProxyType({Language.ENGLISH: 0.2, Language.CHINESE: 0.35})
# A loss, a death or a debt is no filler: offered behind something else only where it fits about as well. It costs one
# of 204 right choices.
_FARTHEST_SENSITIVE: Final = 0.03
# An entry and a section are about the same from here on: so much of the words of one answer stands in the other.
_SAME: Final = 0.35
_FEWEST_WORDS: Final = 5
_LONGEST_BEGINNING: Final = 60
_LATIN: Final = re.compile(r"[a-z]{4,}|\d[\d.,%]*")
_CHINESE: Final = re.compile(r"[\u3400-\u9fff]+")


def choices_of(reading: Reading) -> tuple[Hit, ...]:
    """The hits to choose from, best first; of two that were read apart, both come first."""
    hits = reading.ranking.hits
    if not hits:
        return ()
    certain = hits[: _FEWEST if reading.is_open else 1]
    fitting = [
        hit
        for hit in hits[len(certain) :]
        if _fits(hit, hits[0]) or not hit.passage.terms.sensitive
    ]
    farthest = _FARTHEST[hits[0].passage.terms.language]
    near = [hit for hit in fitting if hits[0].score - hit.score <= farthest]
    subjects, twins = _apart(certain, near)
    chosen = [*subjects, *twins][:_MOST]
    # One choice is none: the next best stands beside it, however far it is.
    chosen += [hit for hit in fitting if hit not in chosen][: max(0, _FEWEST - len(chosen))]
    return tuple(hit for hit in hits if hit in chosen)


def _fits(hit: Hit, first: Hit) -> bool:
    return first.score - hit.score <= _FARTHEST_SENSITIVE


def _apart(certain: Sequence[Hit], others: Sequence[Hit]) -> tuple[list[Hit], list[Hit]]:
    """The subjects, and what is about the same as one of them."""
    subjects = list(certain)
    twins: list[Hit] = []
    for hit in others:
        is_twin = any(_are_twins(hit.passage, one.passage) for one in subjects)
        (twins if is_twin else subjects).append(hit)
    return subjects, twins


def _are_twins(one: Passage, other: Passage) -> bool:
    """True for an FAQ entry and a document's section that say the same."""
    if {one.kind, other.kind} != {SourceKind.FAQ, SourceKind.DOCUMENT}:
        return False
    words, others = _words_of(one), _words_of(other)
    fewer = min(len(words), len(others))
    return fewer >= _FEWEST_WORDS and len(words & others) >= _SAME * fewer


def _words_of(passage: Passage) -> set[str]:
    """What its text is made of; a document's title names its subject as well. Chinese by pairs of characters."""
    is_section = passage.kind is SourceKind.DOCUMENT
    text = (f"{passage.text}\n{passage.title}" if is_section else passage.text).lower()
    pairs = {left + right for run in _CHINESE.findall(text) for left, right in pairwise(run)}
    return pairs | set(_LATIN.findall(text))


def clarification_of(question: Question, hits: Sequence[Hit]) -> Clarification:
    """Which of these is meant; who is offered one of them again is told that the bot still does not understand."""
    titles = Counter(hit.passage.title for hit in hits)
    choices = tuple(
        Choice(hit.passage.id, _label(hit.passage, is_clear=titles[hit.passage.title] == 1))
        for hit in hits
    )
    phrases = phrases_in(question.language)
    # Who has gone on to something else is not told so.
    before = {choice.id for choice in question.context.choices}
    is_again = any(choice.id in before for choice in choices)
    return Clarification(
        phrases.clarification_again if is_again else phrases.clarification, choices
    )


def _label(passage: Passage, *, is_clear: bool) -> str:
    """The title, and how its text begins where another has the same title."""
    if is_clear:
        return passage.title
    text = " ".join(passage.text.split())
    beginning = (
        text if len(text) <= _LONGEST_BEGINNING else f"{text[:_LONGEST_BEGINNING].rstrip()}…"
    )
    return f"{passage.title} – {beginning}"
