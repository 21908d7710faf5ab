"""How good a run of questions was: ranking, decisions, and how far the confidence can be trusted."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray


@dataclass(frozen=True, slots=True)
class Judged:
    """One question of a run, compared with what was expected.

    `rank` counts from 1; 0 when no right candidate is among the ten. `is_answerable` is False when the
    question must not be answered. `is_offered`: a clarification's choices contain a right one. `is_handed_over`: a
    person takes it.
    """

    is_answerable: bool
    rank: int
    is_answered: bool
    is_offered: bool
    is_handed_over: bool
    confidence: float
    milliseconds: float

    @property
    def is_right(self) -> bool:
        """The first candidate is right."""
        return self.is_answerable and self.rank == 1


@dataclass(frozen=True, slots=True)
class RiskCoverage:
    """At this confidence and above: the share of all questions sent, and the wrong share of those."""

    threshold: float
    coverage: float
    risk: float


@dataclass(frozen=True, slots=True)
class Measures:
    """Figures of one run; shares lie in [0, 1] and are None when there is nothing to divide by."""

    questions: int
    answerable: int
    unanswerable: int
    top_1: float | None
    success_at_5: float | None
    mrr_at_10: float | None
    share_answered: float | None
    share_wrong_among_answered: float | None
    share_resolved: float | None
    share_unanswerable_answered: float | None
    share_unanswerable_handed_over: float | None
    out_of_scope_auroc: float | None
    risk_coverage: tuple[RiskCoverage, ...]
    milliseconds_p50: float | None
    milliseconds_p95: float | None
    milliseconds_p99: float | None


def measures_of(run: Sequence[Judged]) -> Measures:
    """All figures of one run. Ranking counts answerable questions only, decisions count all.

    Success@5 and MRR@10 after Voorhees (TREC-8 question answering, 1999); a question is resolved when the
    right answer was sent or the right choice offered.
    """
    answerable = [one for one in run if one.is_answerable]
    unanswerable = [one for one in run if not one.is_answerable]
    answered = [one for one in run if one.is_answered]
    times = np.asarray([one.milliseconds for one in run])
    return Measures(
        questions=len(run),
        answerable=len(answerable),
        unanswerable=len(unanswerable),
        top_1=_share([one.rank == 1 for one in answerable]),
        success_at_5=_share([1 <= one.rank <= 5 for one in answerable]),
        mrr_at_10=_mean([1 / one.rank if one.rank else 0.0 for one in answerable]),
        share_answered=_share([one.is_answered for one in run]),
        share_wrong_among_answered=_share([not one.is_right for one in answered]),
        share_resolved=_share([_is_resolved(one) for one in answerable]),
        share_unanswerable_answered=_share([one.is_answered for one in unanswerable]),
        share_unanswerable_handed_over=_share([one.is_handed_over for one in unanswerable]),
        out_of_scope_auroc=auroc(
            np.asarray([one.confidence for one in answerable]),
            np.asarray([one.confidence for one in unanswerable]),
        ),
        risk_coverage=risk_coverage(run),
        milliseconds_p50=_percentile(times, 50),
        milliseconds_p95=_percentile(times, 95),
        milliseconds_p99=_percentile(times, 99),
    )


def _is_resolved(one: Judged) -> bool:
    return one.is_offered or (one.is_answered and one.is_right)


def auroc(inside: NDArray[np.float64], outside: NDArray[np.float64]) -> float | None:
    """Probability that a question inside the scope has the higher confidence than one outside; ties count half.

    Both arrays one-dimensional; None when one is empty. (Mann–Whitney U; Hanley & McNeil 1982.)
    """
    if len(inside) == 0 or len(outside) == 0:
        return None
    ordered = np.sort(outside)
    below = np.searchsorted(ordered, inside, side="left")
    not_above = np.searchsorted(ordered, inside, side="right")
    return float((below + not_above).sum() / 2 / (len(inside) * len(outside)))


def risk_coverage(run: Sequence[Judged], points: int = 20) -> tuple[RiskCoverage, ...]:
    """Up to `points` points of the risk–coverage curve, from the fewest sent to all (El-Yaniv & Wiener 2010)."""
    if not run:
        return ()
    ordered = sorted(run, key=lambda one: -one.confidence)
    wrong = np.cumsum([not one.is_right for one in ordered])
    ends = np.unique(np.linspace(1, len(ordered), min(points, len(ordered))).astype(int))
    return tuple(
        RiskCoverage(
            threshold=round(ordered[end - 1].confidence, 4),
            coverage=round(end / len(ordered), 4),
            risk=round(float(wrong[end - 1] / end), 4),
        )
        for end in ends.tolist()
    )


def _share(facts: Sequence[bool]) -> float | None:
    return _mean([float(fact) for fact in facts])


def _mean(values: Sequence[float]) -> float | None:
    return round(float(np.mean(values)), 4) if values else None


def _percentile(values: NDArray[np.float64], percent: int) -> float | None:
    return round(float(np.percentile(values, percent)), 2) if len(values) else None
