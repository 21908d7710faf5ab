"""What the bot learns about its own trustworthiness, and how little makes it cautious."""

import asyncio

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
