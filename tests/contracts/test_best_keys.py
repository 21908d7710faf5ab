"""Of each passage the best of its questions, its own text and the best of its sentences count."""

import numpy as np

from bot.backends.index.best_keys import BestKeys
from bot.backends.index.search_keys import SearchKey
from bot.backends.index.tokens.token_index import TokenShares
from bot.domain.findings import KeyHit, TokenHit
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


def test_there_is_one_hit_for_each_kind_of_each_passage() -> None:
    scores = np.asarray([0.2, 0.3, 0.9, 0.1, 0.4, 0.5, 0.6])
    hits = BestKeys(KEYS).hits(np.arange(len(KEYS)), scores)
    assert set(hits) == {
        KeyHit(A, 1, 0.3),
        KeyHit(A, -1, 0.9),
        KeyHit(B, 0, 0.1),
        KeyHit(B, -1, 0.4),
        KeyHit(A, -2, 0.6),
    }
    assert len(hits) == 5


def test_of_equal_ones_the_first_counts_and_only_those_places_that_were_given() -> None:
    hits = BestKeys(KEYS).hits(np.asarray([0, 1, 5]), np.asarray([0.5, 0.5, 0.1]))
    assert set(hits) == {KeyHit(A, 0, 0.5), KeyHit(A, -2, 0.1)}


def test_by_tokens_the_most_precise_and_the_most_complete_count() -> None:
    places = np.asarray([0, 1, 2, 3])
    precision, recall = np.asarray([0.9, 0.1, 0.3, 0.2]), np.asarray([0.1, 0.8, 0.4, 0.2])
    hits = BestKeys(KEYS).token_hits(TokenShares(places, precision, recall))
    assert set(hits) == {
        TokenHit(A, 0, 0.9, 0.1),
        TokenHit(A, 1, 0.1, 0.8),
        TokenHit(A, -1, 0.3, 0.4),
        TokenHit(B, 0, 0.2, 0.2),
    }


def test_nothing_found_is_no_hit() -> None:
    assert BestKeys(KEYS).hits(np.zeros(0, dtype=np.int64), np.zeros(0)) == ()
