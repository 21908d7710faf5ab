"""Learns from the content itself how far its rankings can be trusted.

Each question of an FAQ entry is asked as if it had not been written there (it should find its
entry), and once more as if the whole entry were missing (whatever it finds then is wrong, as for a
question that the content does not answer); so is whatever a reviewed list of questions finds that
no bank's content answers. Two logistic models are fitted to the evidence (Platt 1999,
"Probabilistic outputs for support vector machines"), and the threshold is the lowest confidence at
which the wrong share of what would be sent stays within the risk (selective classification: Geifman
& El-Yaniv 2017).
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import astuple, dataclass
from datetime import date
from typing import Final, TypeAlias

import numpy as np
from numpy.typing import NDArray

from bot.answering.confidence import CAUTIOUS, CAUTIOUS_BY_BOTH, CAUTIOUS_BY_LETTERS, Evidence
from bot.answering.retrieval import Ranking, rank, without
from bot.answering.risk_curve import curve_of, expected_at
from bot.domain.findings import Findings, Rehearsal
from bot.domain.generation import Calibration
from bot.ports import Index
from knowledge_base.words import Language, Passage, PassageId, SourceKind

# Fewer questions that find their entry say too little about the tail that a 5 % risk lives in.
_FEWEST_RIGHT: Final = 40
_MOST_SAMPLES: Final = 2_000
# Of four messages about three are questions that the content answers.
_WEIGHT_OF_UNANSWERABLE: Final = 1 / 3
# Of these the share that an entry stands for when its own answer is taken away: an entry beside it may
# answer as well, so most of the weight is on questions that no bank's content answers.
_SHARE_OF_ENTRY_OUT: Final = 0.25
_CHOICES: Final = 3
# Inverse of the penalty on the weights.
_FREEDOM: Final = 100.0
# A field that is the same everywhere tells nothing.
_LEAST_SCALE: Final = 1e-6
_Bounds: TypeAlias = tuple[tuple[float | None, float | None], ...]
# Of the intercept and each field of Evidence; that a second hit is near speaks against the first.
_OF_OFFERED: Final[_Bounds] = ((None, None), (0, None), (None, 0), *[(0, None)] * 6)
# What is sent must stand out as well: held-out wordings are whole questions, from which nobody learns that
# "card costs" fits many entries alike.
_OF_RIGHT: Final[_Bounds] = ((None, None), (0.9, None), *_OF_OFFERED[2:])


@dataclass(frozen=True, slots=True)
class Sample:
    """One held-out question.

    The evidence, and whether the first or one of the first three was right.
    """

    evidence: Evidence
    is_right: bool
    is_offered: bool
    weight: float


async def calibrate(index: Index, risk: float, day: date) -> dict[Language, Calibration]:
    """A Calibration for each language of the index.

    `risk` in (0, 1) is the wrong share allowed of what is sent.
    """
    calibrations = {}
    for language in index.generation.languages:
        rehearsals = await index.rehearse(language, _MOST_SAMPLES)
        samples = _samples(rehearsals, index, day)
        calibrations[language] = fit(samples, risk, _cautious(rehearsals))
    return calibrations


def _cautious(rehearsals: Sequence[Rehearsal]) -> Calibration:
    if not any(rehearsal.findings.by_meaning for rehearsal in rehearsals):
        return CAUTIOUS_BY_LETTERS
    is_coarse = any(rehearsal.findings.by_letters for rehearsal in rehearsals)
    return CAUTIOUS_BY_BOTH if is_coarse else CAUTIOUS


def fit(samples: Sequence[Sample], risk: float, cautious: Calibration = CAUTIOUS) -> Calibration:
    """Both models and the threshold; `cautious` when there is too little to learn from."""
    is_right = np.asarray([sample.is_right for sample in samples], dtype=np.bool_)
    if is_right.sum() < _FEWEST_RIGHT or is_right.all():
        return cautious
    features = np.asarray([astuple(sample.evidence) for sample in samples])
    weights = np.asarray([sample.weight for sample in samples])
    is_offered = np.asarray([sample.is_offered for sample in samples])
    right = _logistic(features, is_right, weights, _OF_RIGHT)
    confidence = _probabilities(right, features)
    threshold = threshold_for(confidence, is_right, weights, risk)
    return Calibration(
        right=right,
        offered=_logistic(features, is_offered, weights, _OF_OFFERED),
        threshold=threshold,
        samples=len(samples),
        curve=curve_of(confidence, is_right, weights),
        expected=expected_at(threshold, confidence, is_right, weights),
    )


def threshold_for(
    confidence: NDArray[np.float64],
    is_right: NDArray[np.bool_],
    weights: NDArray[np.float64],
    risk: float,
) -> float:
    """The lowest confidence from which on the weighted wrong share is at most `risk`.

    Just above the highest confidence when there is none.

    All arrays have shape (samples,). One wrong sample is added before dividing, so that a few
    lucky samples at the top do not count as proof.
    """
    order = np.argsort(-confidence, kind="stable")
    sent = np.cumsum(weights[order])
    wrong = np.cumsum((weights * ~is_right)[order])
    # Of equal ones all are sent or none.
    is_last = np.append(np.diff(confidence[order]) < 0.0, True)
    allowed = np.flatnonzero(((wrong + 1.0) / (sent + 1.0) <= risk) & is_last)
    if len(allowed) == 0:
        return float(min(1.0, confidence.max() + 1e-6))
    return float(confidence[order][allowed[-1]])


def _logistic(
    features: NDArray[np.float64],
    outcome: NDArray[np.bool_],
    weights: NDArray[np.float64],
    bounds: _Bounds,
) -> tuple[float, ...]:
    """Logistic regression, intercept first, in which what speaks for a hit never counts against it.

    Held-out wordings are harder than real questions: without the signs being held, one that stands in the content
    word for word lay outside of what was learned, and was not answered.
    """
    # Imported here: only publishing needs it.
    from scipy.optimize import minimize

    # On columns of one scale: of ranges from 0.6 to 12 the search stopped far above the minimum.
    middle = features.mean(axis=0)
    scale = np.maximum(features.std(axis=0), _LEAST_SCALE)
    rows = np.hstack([np.ones((len(features), 1)), (features - middle) / scale])
    sign = np.where(outcome, 1.0, -1.0)
    freedom = _FREEDOM * scale**2

    def loss(guess: NDArray[np.float64]) -> tuple[float, NDArray[np.float64]]:
        margins = sign * (rows @ guess)
        slopes = -weights * sign * np.exp(-np.logaddexp(0.0, margins))
        penalty = np.concatenate([[0.0], guess[1:] / freedom])
        return (
            float(weights @ np.logaddexp(0.0, -margins) + penalty @ guess / 2),
            rows.T @ slopes + penalty,
        )

    found = minimize(
        loss, np.zeros(rows.shape[1]), jac=True, method="L-BFGS-B", bounds=_scaled(bounds, scale)
    )
    weights_of_features = found.x[1:] / scale
    intercept = found.x[0] - weights_of_features @ middle
    return (float(intercept), *map(float, weights_of_features))


def _scaled(bounds: _Bounds, scale: NDArray[np.float64]) -> _Bounds:
    """Of all but the intercept, as many times as wide."""
    intercept, *others = bounds
    times = scale.tolist()
    return (
        intercept,
        *(
            (low if low is None else low * by, high if high is None else high * by)
            for (low, high), by in zip(others, times, strict=True)
        ),
    )


def _probabilities(
    weights: tuple[float, ...], features: NDArray[np.float64]
) -> NDArray[np.float64]:
    linear = weights[0] + features @ np.asarray(weights[1:])
    return np.asarray(1.0 / (1.0 + np.exp(-linear)), dtype=np.float64)


def _samples(rehearsals: Sequence[Rehearsal], index: Index, day: date) -> list[Sample]:
    passages = index.passages
    samples: list[Sample] = []
    strangers: list[Ranking] = []
    for rehearsal in rehearsals:
        findings = _of_faq(rehearsal.findings, passages)
        if rehearsal.passage_id is None:
            strangers.append(rank(findings, passages, day))
        elif (
            len(passages[rehearsal.passage_id].questions) > 1
        ):  # without its only question an entry is not itself
            samples += _samples_of(passages[rehearsal.passage_id], findings, passages, day)
    weight = (
        (1 - _SHARE_OF_ENTRY_OUT)
        * _WEIGHT_OF_UNANSWERABLE
        * len(samples)
        / 2
        / max(1, len(strangers))
    )
    return samples + [_wrong(ranking, weight) for ranking in strangers]


def _samples_of(
    passage: Passage, findings: Findings, passages: Mapping[PassageId, Passage], day: date
) -> Iterator[Sample]:
    ranking = rank(findings, passages, day)
    right = [hit.passage.text == passage.text for hit in ranking.hits[:_CHOICES]]
    yield Sample(ranking.evidence, right[:1] == [True], any(right), weight=1.0)
    entry_out = without(findings, _same_answer(passage, findings, passages))
    yield _wrong(rank(entry_out, passages, day), _SHARE_OF_ENTRY_OUT * _WEIGHT_OF_UNANSWERABLE)


def _wrong(ranking: Ranking, weight: float) -> Sample:
    return Sample(ranking.evidence, is_right=False, is_offered=False, weight=weight)


def _ids_in(findings: Findings) -> frozenset[PassageId]:
    engines = (findings.by_meaning, findings.by_words, findings.by_letters)
    return frozenset(one for some in engines for one in some.passage_ids) | findings.by_head.keys()


def _of_faq(findings: Findings, passages: Mapping[PassageId, Passage]) -> Findings:
    """Without documents: whether a document's section answers an entry's question is not known."""
    ids = _ids_in(findings)
    return without(
        findings, frozenset(one for one in ids if passages[one].kind is SourceKind.DOCUMENT)
    )


def _same_answer(
    passage: Passage, findings: Findings, passages: Mapping[PassageId, Passage]
) -> frozenset[PassageId]:
    return frozenset(one for one in _ids_in(findings) if passages[one].text == passage.text)
