"""The figures of a run of questions, and the mean of several runs."""

from collections.abc import Iterator, Sequence
from dataclasses import astuple, dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from bot.answering.measures import Judged, auroc

RISKS: Final = (0.01, 0.02, 0.05)


@dataclass(frozen=True, slots=True)
class Figures:
    """Shares in [0, 1], None when there is nothing to divide by.

    `deflection`: for each of RISKS, the share of the answerable questions that are answered rightly
    at the lowest threshold at which no more than that share of what is sent is wrong, chosen with
    the right answers known. At the threshold that was really used: `risk`, the wrong share of what
    was sent; `sent_rightly` and `resolved`, of the answerable questions; `handed_over`, of the others.
    """

    top_1: float | None
    success_at_5: float | None
    auroc: float | None
    deflection: tuple[float | None, ...]
    risk: float | None
    sent_rightly: float | None
    resolved: float | None
    handed_over: float | None


def figures_of(run: Sequence[Judged]) -> Figures:
    """All figures of one run."""
    answerable = [one for one in run if one.is_answerable]
    strangers = [one for one in run if not one.is_answerable]
    answered = [one for one in run if one.is_answered]
    resolved = [one.is_offered or (one.is_answered and one.is_right) for one in answerable]
    return Figures(
        top_1=_share([one.is_right for one in answerable]),
        success_at_5=_share([1 <= one.rank <= 5 for one in answerable]),
        auroc=auroc(_confidences(answerable), _confidences(strangers)),
        deflection=tuple(deflection(run, risk) for risk in RISKS),
        risk=_share([not one.is_right for one in answered]),
        sent_rightly=_share([one.is_answered and one.is_right for one in answerable]),
        resolved=_share(resolved),
        handed_over=_share([one.is_handed_over for one in strangers]),
    )


def deflection(run: Sequence[Judged], risk: float) -> float | None:
    """Share of the answerable questions sent rightly at the best threshold that keeps the risk."""
    answerable = sum(one.is_answerable for one in run)
    if not answerable:
        return None
    best = 0
    for sent, wrong in _steps(run):
        if wrong <= risk * sent:
            best = sent - wrong
    return best / answerable


def curve(run: Sequence[Judged]) -> list[tuple[float, float]]:
    """(Coverage, risk) at every threshold: shares of all messages and of what is sent."""
    return [(sent / len(run), wrong / sent) for sent, wrong in _steps(run)]


def _steps(run: Sequence[Judged]) -> Iterator[tuple[int, int]]:
    """How many are sent and how many of them wrong, at each confidence that occurs, downwards."""
    ordered = sorted(run, key=lambda one: -one.confidence)
    wrong = 0
    for place, one in enumerate(ordered):
        wrong += not one.is_right
        # Questions of the same confidence are sent together or not at all.
        if place + 1 == len(ordered) or ordered[place + 1].confidence < one.confidence:
            yield place + 1, wrong


def mean_of(several: Sequence[Figures]) -> Figures:
    """Field by field, over the runs that have the figure."""
    rows = [astuple(one) for one in several]
    columns = [[row[place] for row in rows] for place in range(len(rows[0]))]
    deflections = tuple(_mean(list(column)) for column in zip(*columns[3], strict=True))
    *ranking, risk, sent, resolved, handed_over = (_mean(c) for c in columns[:3] + columns[4:])
    top_1, success_at_5, separation = ranking
    return Figures(top_1, success_at_5, separation, deflections, risk, sent, resolved, handed_over)


def _confidences(run: Sequence[Judged]) -> NDArray[np.float64]:
    return np.asarray([one.confidence for one in run], dtype=np.float64)


def _share(facts: Sequence[bool]) -> float | None:
    return _mean([float(fact) for fact in facts])


def _mean(values: Sequence[float | None]) -> float | None:
    known = [value for value in values if value is not None]
    return sum(known) / len(known) if known else None
