"""Rare tokens count more in a text's vector, where the model reads a text as the mean of its tokens."""

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from bot.backends.embeddings.model import Reading
from bot.backends.index.tokens.token_weights import TokenWeights

_HOW, _MY, _REFUND, _LOAN, _NEW = range(5)
_TEXTS = [np.asarray(ids) for ids in ([_HOW, _MY, _REFUND], [_HOW, _MY, _LOAN], [_HOW, _MY])]


def _read(ids: Sequence[int], vector: NDArray[np.float32] | None = None) -> Reading:
    """A token is an axis; the vector is their mean unless another is given."""
    tokens = np.eye(6, dtype=np.float32)[list(ids)]
    mean = tokens.sum(axis=0) if vector is None else vector
    return Reading(mean / max(float(np.linalg.norm(mean)), 1e-9), np.asarray(ids, np.int64), tokens)


def _weights() -> TokenWeights:
    return TokenWeights.of(_TEXTS, [_read(ids.tolist()) for ids in _TEXTS])


def test_what_few_texts_have_is_rarer_and_what_none_has_is_rarest() -> None:
    everywhere, once, never = _weights().rarity(np.asarray([_HOW, _REFUND, _NEW])).tolist()
    assert 0 < everywhere < once < never


def test_a_rare_token_weighs_more_than_in_the_models_own_vector() -> None:
    reading = _read([_HOW, _MY, _REFUND])
    vector = _weights().vector(reading)
    assert np.linalg.norm(vector) == pytest.approx(1.0, abs=1e-6)
    assert reading.vector[_REFUND] == pytest.approx(reading.vector[_HOW])
    assert vector[_REFUND] > 1.5 * vector[_HOW]


def test_two_questions_about_one_subject_lie_nearer_to_each_other() -> None:
    weights = _weights()
    one, other = _read([_HOW, _REFUND]), _read([_MY, _REFUND])
    assert weights.vector(one) @ weights.vector(other) > one.vector @ other.vector


def test_the_vector_of_a_model_that_takes_no_mean_stays_as_it_is() -> None:
    """Such a model reads a text by a mark of its own: its tokens lie elsewhere."""
    mark = np.eye(6, dtype=np.float32)[5]
    readings = [_read(ids.tolist(), mark) for ids in _TEXTS]
    weights = TokenWeights.of(_TEXTS, readings)
    assert np.array_equal(weights.vector(readings[0]), readings[0].vector)


def test_a_text_without_tokens_has_the_models_own_vector() -> None:
    nothing = _read([], np.eye(6, dtype=np.float32)[0])
    assert np.array_equal(_weights().vector(nothing), nothing.vector)


def test_a_content_without_tokens_knows_none() -> None:
    weights = TokenWeights.of([np.zeros(0, dtype=np.int64)], [_read([])])
    assert (weights.rarity(np.asarray([_HOW])) > 0).all()


def test_what_was_saved_weighs_the_same(tmp_path: Path) -> None:
    weights = _weights()
    weights.save(tmp_path)
    loaded = TokenWeights.load(tmp_path)
    reading = _read([_HOW, _LOAN, _NEW])
    assert np.array_equal(loaded.vector(reading), weights.vector(reading))
