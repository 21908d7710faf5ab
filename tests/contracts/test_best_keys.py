"""Of each passage the best of its questions, its own text and the best of its sentences count."""

import numpy as np
from numpy.testing import assert_array_equal

from bot.backends.index.best_keys import BestKeys, Candidates, highest
from bot.backends.index.search_keys import SearchKey
from knowledge_base.words import PassageId

A, B = PassageId("a"), PassageId("b")
KEYS = [
    SearchKey(A, 0, "a0", "a0"),
    SearchKey(A, 1, "a1", "a1"),
    SearchKey(A, -1, "a", "a"),
    SearchKey(B, 0, "b0", "b0"),
    SearchKey(B, -1, "b", "b"),
    SearchKey(A, -2, "as", ""),
    SearchKey(A, -2, "at", ""),
]
SCORES = np.asarray([0.2, 0.3, 0.9, 0.1, 0.4, 0.5, 0.6])
NONE = np.nan


def _found(*places: int, left_out: int = -1) -> Candidates:
    nowhere = np.zeros(0, dtype=np.int64)
    return BestKeys(KEYS).candidates(np.asarray(places, dtype=np.int64), nowhere, left_out)


def test_there_is_one_score_for_each_kind_of_each_passage() -> None:
    both = _found(0, 4)
    best = both.best(SCORES[both.places])
    assert best.passage_ids == (A, B)
    assert_array_equal(best.best, [[0.3, 0.9, 0.6], [0.1, 0.4, NONE]])


def test_a_passage_brings_all_of_its_keys() -> None:
    assert sorted(_found(6).places.tolist()) == [0, 1, 2, 5, 6]
    by_number = BestKeys(KEYS).candidates(np.zeros(0, np.int64), np.asarray([1]), -1)
    assert by_number.passage_ids == (B,)
    assert by_number.places.tolist() == [3, 4]


def test_a_key_that_is_left_out_is_not_judged() -> None:
    some = _found(0, left_out=1)
    assert_array_equal(some.best(SCORES[some.places]).best, [[0.2, 0.9, 0.6]])
    only = _found(3, left_out=3)
    assert_array_equal(only.best(SCORES[only.places]).best, [[NONE, 0.4, NONE]])


def test_what_an_engine_does_not_judge_has_no_score() -> None:
    some = _found(0)
    scores = np.where(some.places >= 5, NONE, SCORES[some.places])
    assert_array_equal(some.best(scores).best, [[0.3, 0.9, NONE]])


def test_nothing_found_is_no_score() -> None:
    best = _found().best(np.zeros(0))
    assert len(best) == 0
    assert best.best.shape == (0, 3)


def test_the_highest_are_as_many_as_are_asked_for() -> None:
    assert set(highest(SCORES, 2).tolist()) == {2, 6}
    assert set(highest(SCORES[:2], 9).tolist()) == {0, 1}
