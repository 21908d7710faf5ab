"""What a threshold is expected to bring, and how sure that is."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.answering.risk_curve import curve_of, effective_size, expected_at, wilson_interval

CONFIDENCE = np.array([0.9, 0.8, 0.8, 0.4])
RIGHT = np.array([True, True, False, False])
EQUAL = np.ones(4)


def test_the_point_at_a_threshold_counts_what_is_sent_and_what_of_it_is_wrong() -> None:
    point = expected_at(0.8, CONFIDENCE, RIGHT, EQUAL)
    assert point.coverage == 0.75
    assert point.risk == pytest.approx(1 / 3)
    assert point.risk_low < 1 / 3 < point.risk_high


def test_samples_weigh_what_they_stand_for() -> None:
    point = expected_at(0.8, CONFIDENCE, RIGHT, np.array([1.0, 1.0, 2.0, 4.0]))
    assert (point.coverage, point.risk) == (0.5, 0.5)


def test_nothing_sent_says_nothing() -> None:
    point = expected_at(0.95, CONFIDENCE, RIGHT, EQUAL)
    assert (point.coverage, point.risk, point.risk_low, point.risk_high) == (0.0, 0.0, 0.0, 1.0)


def test_the_curve_goes_from_the_fewest_to_all_and_equal_confidences_stay_together() -> None:
    curve = curve_of(CONFIDENCE, RIGHT, EQUAL)
    assert [(point.threshold, point.coverage) for point in curve] == [
        (0.9, 0.25),
        (0.8, 0.75),
        (0.4, 1.0),
    ]
    empty = np.zeros(0)
    assert curve_of(empty, empty.astype(np.bool_), empty) == ()


def test_the_interval_is_wilson_s() -> None:
    """Figures of Newcombe 1998, "Two-sided confidence intervals", table I: 81 of 263, and 0 of 20."""
    assert wilson_interval(81 / 263, 263) == pytest.approx((0.2553, 0.3662), abs=1e-4)
    assert wilson_interval(0.0, 20) == pytest.approx((0.0, 0.1611), abs=1e-4)
    assert wilson_interval(0.5, 0) == (0.0, 1.0)


def test_unequal_weights_tell_less() -> None:
    assert effective_size(np.ones(10)) == pytest.approx(10)
    assert effective_size(np.array([1.0, 1e-9])) == pytest.approx(1)


@given(st.floats(0, 1), st.floats(0.5, 1e6))
def test_the_share_lies_within_its_interval(share: float, size: float) -> None:
    low, high = wilson_interval(share, size)
    assert 0 <= low <= share <= high <= 1
