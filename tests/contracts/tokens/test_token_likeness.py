"""Likeness to a few texts stands for likeness to all."""

from pathlib import Path

import numpy as np
import pytest

from bot.backends.embeddings.hashing import HashingEmbeddings
from bot.backends.index.search_keys import SearchKey, keys_among
from bot.backends.index.tokens import token_likeness
from bot.backends.index.tokens.token_index import TokenIndex, Tokens
from bot.backends.index.tokens.token_likeness import TokenLikeness
from bot.backends.index.tokens.token_weights import TokenWeights
from tests.answering.builders import many_entries

_MODEL = HashingEmbeddings()


def _index(keys: list[SearchKey]) -> TokenIndex:
    texts = [key.text for key in keys if not key.is_sentence]
    sample = _MODEL.readings(texts)
    weights = TokenWeights.of(_MODEL.token_ids(texts), sample)
    index, _ = TokenIndex.of(keys, _MODEL, weights, sample)
    assert index is not None
    return index


def _made() -> tuple[TokenIndex, list[int], TokenLikeness]:
    keys = keys_among(many_entries(8))
    index = _index(keys)
    questions = [place for place, key in enumerate(keys) if key.number >= 0]
    likeness = TokenLikeness.of(index, questions)
    assert likeness is not None
    return index, questions, likeness


def _read(index: TokenIndex, *texts: str) -> list[Tokens]:
    return [index.tokens_of(reading) for reading in _MODEL.readings(texts)]


def _share(index: TokenIndex, tokens: Tokens, place: int) -> float:
    shares = index.shares(tokens, np.asarray([place]))
    return float(shares.precision[0] + shares.recall[0]) / 2


def test_the_product_of_two_vectors_is_how_far_the_texts_take_each_other_up() -> None:
    index, questions, likeness = _made()
    known = [index.tokens_at(place) for place in questions]
    (asked,) = _read(index, "please close my mortgage account now")
    products = likeness.vectors([asked]) @ likeness.vectors(known).T
    expected = [_share(index, asked, place) for place in questions]
    assert products[0] == pytest.approx(expected, abs=0.05)


def test_a_text_without_tokens_is_like_nothing() -> None:
    index, _, likeness = _made()
    rows = likeness.vectors([None, *_read(index, "", "close my mortgage")])
    assert np.abs(rows).max(axis=1).tolist()[:2] == [0.0, 0.0]
    assert np.abs(rows[2]).max() > 0.1


def test_of_many_texts_an_even_choice_is_compared(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(token_likeness, "_LANDMARKS", 5)
    index, questions, likeness = _made()
    assert len(questions) > 10
    assert likeness.vectors(_read(index, "close my mortgage")).shape[1] <= 5


def test_texts_of_nothing_make_none() -> None:
    keys = keys_among(many_entries(8))
    assert TokenLikeness.of(_index(keys), []) is None


def test_what_was_saved_makes_the_same_vectors(tmp_path: Path) -> None:
    index, _, likeness = _made()
    likeness.save(tmp_path)
    loaded = TokenLikeness.load(tmp_path, index)
    assert loaded is not None
    asked = _read(index, "close my mortgage")
    assert np.array_equal(loaded.vectors(asked), likeness.vectors(asked))
    assert TokenLikeness.load(tmp_path, None) is None
