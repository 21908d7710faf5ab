"""The figures of a run, checked against sums done by hand."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.answering.measures import Judged, auroc, measures_of, risk_coverage


def judged(
    rank: int = 1,
    confidence: float = 0.5,
    *,
    is_answerable: bool = True,
    is_answered: bool = False,
    is_offered: bool = False,
) -> Judged:
    """One question of a run that took 10 ms; a person takes it when there is nothing to say."""
    return Judged(
        is_answerable,
        rank,
        is_answered,
        is_offered,
        is_handed_over=not (is_answered or is_offered),
        confidence=confidence,
        milliseconds=10.0,
    )


def outside(confidence: float, *, is_answered: bool = False) -> Judged:
    """One that must not be answered."""
    return judged(0, confidence, is_answerable=False, is_answered=is_answered)


# Five that have an answer: first, second, sixth, not found, first; and two that have none.
RUN = (
    judged(1, 0.9, is_answered=True),
    judged(2, 0.8, is_answered=True),
    judged(6, 0.3, is_offered=True),
    judged(0, 0.2),
    judged(1, 0.6),
    outside(0.7, is_answered=True),
    outside(0.1),
)


def test_ranking_counts_questions_that_have_an_answer() -> None:
    figures = measures_of(RUN)
    assert (figures.questions, figures.answerable, figures.unanswerable) == (7, 5, 2)
    assert figures.top_1 == 0.4
    assert figures.success_at_5 == 0.6
    assert figures.mrr_at_10 == pytest.approx((1 + 1 / 2 + 1 / 6 + 0 + 1) / 5, abs=1e-4)


def test_decisions_count_all_questions() -> None:
    figures = measures_of(RUN)
    assert figures.share_answered == pytest.approx(3 / 7, abs=1e-4)
    assert figures.share_wrong_among_answered == pytest.approx(2 / 3, abs=1e-4)
    assert figures.share_unanswerable_answered == 0.5
    assert figures.share_unanswerable_handed_over == 0.5


def test_a_question_is_resolved_by_the_right_answer_or_the_right_choice() -> None:
    assert measures_of(RUN).share_resolved == pytest.approx(2 / 5, abs=1e-4)


def test_out_of_scope_compares_every_pair() -> None:
    # Above 0.7: 0.9 and 0.8; above 0.1: all five.
    assert measures_of(RUN).out_of_scope_auroc == pytest.approx(7 / 10)


def test_equal_confidences_count_half() -> None:
    assert auroc(np.array([0.5]), np.array([0.5])) == 0.5


def test_risk_and_coverage_go_from_the_surest_to_all() -> None:
    points = risk_coverage(RUN)
    assert [point.coverage for point in points] == pytest.approx(
        [n / 7 for n in range(1, 8)], abs=1e-4
    )
    # By confidence: right, wrong, outside, right, wrong, wrong, outside.
    wrong = [0, 1, 2, 2, 3, 4, 5]
    assert [point.risk for point in points] == pytest.approx(
        [some / n for n, some in enumerate(wrong, start=1)], abs=1e-4
    )
    assert [point.threshold for point in points] == [0.9, 0.8, 0.7, 0.6, 0.3, 0.2, 0.1]


def test_an_empty_run_divides_by_nothing() -> None:
    figures = measures_of(())
    assert (figures.questions, figures.risk_coverage) == (0, ())
    assert figures.top_1 is None
    assert figures.out_of_scope_auroc is None
    assert figures.milliseconds_p99 is None


def test_latencies_are_percentiles() -> None:
    run = [Judged(True, 1, True, False, False, 0.5, milliseconds=float(n)) for n in range(101)]
    figures = measures_of(run)
    assert (figures.milliseconds_p50, figures.milliseconds_p95, figures.milliseconds_p99) == (
        50,
        95,
        99,
    )


confidences = st.lists(st.floats(0, 1), min_size=1, max_size=40)


@given(confidences, confidences)
def test_which_side_is_called_inside_mirrors_the_auroc(
    one: list[float], other: list[float]
) -> None:
    there, back = auroc(np.array(one), np.array(other)), auroc(np.array(other), np.array(one))
    assert there is not None
    assert back is not None
    assert there + back == pytest.approx(1)
    assert 0 <= there <= 1


runs = st.lists(
    st.builds(judged, st.integers(0, 10), st.floats(0, 1), is_answerable=st.booleans()),
    min_size=1,
    max_size=80,
)


@given(runs)
def test_more_coverage_never_has_a_higher_threshold(run: list[Judged]) -> None:
    points = risk_coverage(run)
    coverages = [point.coverage for point in points]
    thresholds = [point.threshold for point in points]
    assert coverages == sorted(coverages)
    assert thresholds == sorted(thresholds, reverse=True)
    assert coverages[-1] == 1
    assert len(points) <= 20
    assert points[-1].risk == pytest.approx(
        sum(not one.is_right for one in run) / len(run), abs=1e-4
    )
