"""Whether a change of the content may go live: the known questions are compared with an earlier run.

Both sides are held: a bot that answers everything breaks the promised risk, one that answers nothing helps nobody.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from bot.answering.measures import Judged
from bot.answering.risk_curve import wilson_interval
from knowledge_base.words import Language

# Shares of the questions; what changes by less may be chance.
_LESS_ANSWERED: Final = 0.03
_LESS_RESOLVED: Final = 0.03
_MOST_NAMED: Final = 10


class Result(StrEnum):
    """What came of one question."""

    RIGHT = "right"
    """The right answer was sent."""
    OFFERED = "offered"
    """The right choice was offered."""
    PASSED_ON = "passed_on"
    """Neither, and nothing wrong was sent: a person takes it, or the customer asks again."""
    WRONG = "wrong"
    """A wrong answer was sent, or one where none may be."""


@dataclass(frozen=True, slots=True)
class KnownQuestion:
    """One question of a run."""

    question: str
    language: Language
    is_answerable: bool
    result: Result


@dataclass(frozen=True, slots=True)
class Baseline:
    """An earlier run."""

    questions: tuple[KnownQuestion, ...]


def result_of(judged: Judged) -> Result:
    """One word for a judged question."""
    if judged.is_answered:
        return Result.RIGHT if judged.is_right else Result.WRONG
    return Result.OFFERED if judged.is_offered else Result.PASSED_ON


def reasons_against(
    now: Sequence[KnownQuestion], before: Sequence[KnownQuestion], risk: float
) -> tuple[str, ...]:
    """Why this run may not go live, each in a sentence; none when it may.

    `before` may be empty: then only the promise itself is held. `risk` in (0, 1) is the wrong share allowed.
    """
    earlier = {(one.language, one.question): one for one in before}
    reasons = list(_made_worse(now, earlier))
    for language in sorted({one.language for one in now}):
        some = [one for one in now if one.language is language]
        same = [earlier[key] for one in some if (key := (language, one.question)) in earlier]
        reasons += [f"{language}: {reason}" for reason in _of_language(some, same, risk)]
    return tuple(reasons)


def _made_worse(
    now: Sequence[KnownQuestion], earlier: Mapping[tuple[Language, str], KnownQuestion]
) -> Iterator[str]:
    """What was harmless and is answered wrongly now, by name."""
    worse = [
        one
        for one in now
        if one.result is Result.WRONG
        and (known := earlier.get((one.language, one.question))) is not None
        and known.result is not Result.WRONG
    ]
    for one in worse[:_MOST_NAMED]:
        was = earlier[one.language, one.question].result
        yield f"{one.language}: “{one.question}” is answered wrongly now; before: {was}."
    if len(worse) > _MOST_NAMED:
        yield f"{len(worse) - _MOST_NAMED} more questions are answered wrongly now that were not before."


def _of_language(
    now: Sequence[KnownQuestion], before: Sequence[KnownQuestion], risk: float
) -> Iterator[str]:
    if reason := _broken_promise(now, risk):
        yield reason
    answerable = [one for one in now if one.is_answerable]
    if not answerable:
        return
    right = _share(answerable, Result.RIGHT)
    if right == 0:
        yield "No answerable question is answered: a bot that always passes on is no help."
    if not before:
        return
    known = [one for one in before if one.is_answerable]
    same = {one.question for one in known}
    still = [one for one in answerable if one.question in same]
    yield from _lost(still, known)


def _broken_promise(now: Sequence[KnownQuestion], risk: float) -> str | None:
    """The wrong share of what was sent, when it is above the risk beyond chance (Wilson 1927, 95 %)."""
    sent = [one for one in now if one.result in (Result.RIGHT, Result.WRONG)]
    wrong = sum(one.result is Result.WRONG for one in sent)
    if not sent:
        return None
    low, high = wilson_interval(wrong / len(sent), len(sent))
    if low <= risk:
        return None
    return (
        f"{wrong} of {len(sent)} sent answers are wrong, {wrong / len(sent):.1%} "
        f"({low:.1%} to {high:.1%}); at most {risk:.1%} was promised."
    )


def _lost(now: Sequence[KnownQuestion], before: Sequence[KnownQuestion]) -> Iterator[str]:
    """What the same answerable questions lost."""
    if not now:
        return
    right, was_right = _share(now, Result.RIGHT), _share(before, Result.RIGHT)
    if right < was_right - _LESS_ANSWERED:
        yield f"Only {right:.1%} of the known questions are answered rightly; before: {was_right:.1%}."
    helped, was_helped = (_share(some, Result.RIGHT, Result.OFFERED) for some in (now, before))
    if helped < was_helped - _LESS_RESOLVED:
        yield f"Only {helped:.1%} of the known questions are resolved; before: {was_helped:.1%}."


def _share(questions: Sequence[KnownQuestion], *results: Result) -> float:
    return sum(one.result in results for one in questions) / len(questions) if questions else 0.0
