"""What the bot learns about its own trustworthiness, and how little makes it cautious."""

import asyncio
import math
from collections.abc import Sequence
from itertools import product

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.answering.calibration import Sample, calibrate, fit, threshold_for
from bot.answering.confidence import CAUTIOUS, Evidence, probability
from bot.answering.decide import decide
from bot.domain.reply import Question
from knowledge_base.words import Language, Passage
from tests.answering.builders import TODAY, entry, index_of, many_entries, section

_JUDGED = st.lists(
    st.tuples(st.floats(0.01, 0.99), st.booleans(), st.floats(0.1, 1.0)), min_size=1, max_size=80
)


@given(_JUDGED, st.floats(0.01, 0.5))
def test_above_the_threshold_the_wrong_share_is_within_the_risk(
    judged: list[tuple[float, bool, float]], risk: float
) -> None:
    """On the very samples it was chosen on; ties included."""
    confidence, is_right, weights = (np.asarray(column) for column in zip(*judged, strict=True))
    threshold = threshold_for(confidence, is_right, weights, risk)
    sent = confidence >= threshold
    assert weights[sent & ~is_right].sum() <= risk * weights[sent].sum() + 1e-9


@given(_JUDGED)
def test_a_higher_risk_never_raises_the_threshold(judged: list[tuple[float, bool, float]]) -> None:
    """More daring means more answers."""
    confidence, is_right, weights = (np.asarray(column) for column in zip(*judged, strict=True))
    daring = threshold_for(confidence, is_right, weights, 0.3)
    assert daring <= threshold_for(confidence, is_right, weights, 0.05)


def test_nothing_is_sent_when_everything_was_wrong() -> None:
    """The threshold lies above the highest confidence."""
    confidence = np.asarray([0.9, 0.8])
    threshold = threshold_for(confidence, np.asarray([False, False]), np.ones(2), 0.05)
    assert threshold > 0.9


def test_of_equal_confidences_all_are_sent_or_none() -> None:
    """Half of them wrong, they are not."""
    is_right = np.arange(200) % 2 == 0
    assert threshold_for(np.full(200, 0.9), is_right, np.ones(200), 0.05) > 0.9


def test_a_few_samples_make_the_bot_cautious() -> None:
    """Also when all of them were right."""
    samples = [Sample(Evidence(nearness=0.9), True, True, 1.0)] * 20
    assert fit(samples, 0.05) is CAUTIOUS


def test_better_evidence_means_more_confidence() -> None:
    """Learned from samples in which nearness tells right from wrong."""
    near = [Sample(Evidence(-0.1, -2.0, 0.9 + n / 2000), True, True, 1.0) for n in range(100)]
    far = [Sample(Evidence(-2.0, -2.1, 0.3 + n / 2000), False, False, 1.0) for n in range(100)]
    calibration = fit(near + far, 0.05)
    sure = probability(calibration.right, Evidence(-0.1, -2.0, 0.92))
    assert sure >= calibration.threshold > probability(calibration.right, Evidence(-2, -2.1, 0.32))


def test_content_with_many_questions_is_calibrated() -> None:
    """And every question was rehearsed without itself."""
    index = index_of(many_entries(32))
    calibration = asyncio.run(calibrate(index, 0.05, TODAY))[Language.ENGLISH]
    assert calibration.samples > 2 * 32 * 5


_SMALL: list[list[Passage]] = [
    [],
    many_entries(1),
    many_entries(2),
    many_entries(10),
    many_entries(64, questions=1),
    [section("fees", "A transfer costs $5."), section("hours", "We open at nine.")],
    [entry("zh", "怎么开户", "开户要什么", language=Language.CHINESE)],
]


@pytest.mark.parametrize("passages", _SMALL, ids=["0", "1", "2", "10", "plain", "documents", "zh"])
def test_small_and_lopsided_content_is_published_and_asked_without_a_crash(
    passages: list[Passage],
) -> None:
    """No entry, one entry, no variants, documents only, one language only."""
    index = index_of(passages)
    calibrations = asyncio.run(calibrate(index, 0.05, TODAY))
    assert set(calibrations) == set(index.generation.languages)
    for language in Language:
        outcome = asyncio.run(
            decide(Question("How do I open a card? 怎么开户", language), index, TODAY)
        )
        assert 0.0 <= outcome.confidence <= 1.0


def test_one_question_per_entry_means_cautious_defaults() -> None:
    """Without its only question an entry is not itself, so nothing can be rehearsed."""
    index = index_of(many_entries(64, questions=1))
    assert asyncio.run(calibrate(index, 0.05, TODAY))[Language.ENGLISH] is CAUTIOUS


def _ill_scaled(seed: int) -> list[Sample]:
    """Evidence of every range that occurs, outcomes that depend on two fields, two weights."""
    draw = np.random.default_rng(seed)
    size = 240
    ease = draw.random(size)
    columns = (
        -draw.exponential(0.8, size),
        -np.minimum(10.0, 0.7 + draw.exponential(2.5, size)),
        0.06 + 0.8 * ease * draw.random(size),
        0.6 * draw.random(size) ** 3,
        -12.0 * draw.random(size) ** 2,
        *(np.clip(0.2 + 0.7 * ease + draw.normal(0, 0.08, size), 0, 1) for _ in range(3)),
    )
    chance = 1.0 / (1.0 + np.exp(6.0 - 0.5 * columns[4] - 9.0 * columns[7]))
    is_right = (draw.random(size) < chance).tolist()
    weights = np.where(draw.random(size) < 0.5, 1.0, 0.08).tolist()
    rows = np.column_stack(columns).tolist()
    return [
        Sample(Evidence(*row), right, right, weight)
        for row, right, weight in zip(rows, is_right, weights, strict=True)
    ]


def _loss(weights: Sequence[float], samples: Sequence[Sample]) -> float:
    """What the logistic models keep as low as they can: weighted surprise, and a penalty on the weights."""
    surprise = 0.0
    for sample in samples:
        likely = probability(weights, sample.evidence)
        surprise -= sample.weight * math.log(likely if sample.is_offered else 1.0 - likely)
    return surprise + sum(weight**2 for weight in weights[1:]) / 200.0


@pytest.mark.parametrize("seed", [8, 152, 176])
def test_no_other_weights_of_the_same_signs_fit_better(seed: int) -> None:
    """Columns of one field span 0.6, those of another 12, which the search once gave up on."""
    samples = _ill_scaled(seed)
    weights = fit(samples, 0.05).offered
    least = _loss(weights, samples)
    for place, step in product(range(len(weights)), (-0.05, 0.05)):
        nudged = [one + step * (n == place) for n, one in enumerate(weights)]
        if place == 0 or nudged[place] * (-1 if place == 2 else 1) >= 0:
            assert _loss(nudged, samples) >= least - 1e-3
