"""Texts are compared token by token, rare tokens counting more."""

import math
from pathlib import Path
from typing import NamedTuple

import numpy as np
import pytest

from bot.backends.embeddings.hashing import HashingEmbeddings
from bot.backends.embeddings.model import Reading
from bot.backends.index.search_keys import SearchKey, keys_among
from bot.backends.index.tokens import token_index
from bot.backends.index.tokens.token_index import TokenIndex
from bot.backends.index.tokens.token_weights import TokenWeights
from tests.answering.builders import many_entries

_MODEL = HashingEmbeddings()


class _Shares(NamedTuple):
    precision: float
    recall: float


def _sample(keys: list[SearchKey]) -> list[Reading]:
    return _MODEL.readings([key.text for key in keys])


def _weights(keys: list[SearchKey]) -> TokenWeights:
    texts = [key.text for key in keys if not key.is_sentence]
    return TokenWeights.of(_MODEL.token_ids(texts), _sample(keys))


def _made() -> tuple[list[SearchKey], TokenIndex]:
    keys = keys_among(many_entries(8))
    index, vectors = TokenIndex.of(keys, _MODEL, _weights(keys), _sample(keys))
    assert index is not None
    assert np.allclose(vectors, _MODEL.vectors([key.text for key in keys]), atol=1e-6)
    return keys, index


def _hits(index: TokenIndex, keys: list[SearchKey], question: str) -> dict[str, _Shares]:
    """By the text that was compared."""
    (reading,) = _MODEL.readings([question])
    shares = index.shares(index.tokens_of(reading), np.arange(len(keys)))
    both = zip(keys, shares.precision.tolist(), shares.recall.tolist(), strict=True)
    return {key.text: _Shares(p, r) for key, p, r in both if not math.isnan(p)}


def test_a_text_takes_itself_up_wholly_and_sentences_are_left_out() -> None:
    keys, index = _made()
    hits = _hits(index, keys, keys[0].text)
    assert len(hits) == sum(key.number >= -1 for key in keys)
    assert hits[keys[0].text].precision == pytest.approx(1.0, abs=0.02)
    assert hits[keys[0].text].recall == pytest.approx(1.0, abs=0.02)
    assert min(hit.precision for hit in hits.values()) < 0.9


def test_a_long_message_takes_up_the_question_that_is_hidden_in_it() -> None:
    """Recall stays whole, precision does not."""
    keys, index = _made()
    story = f"yesterday a parcel came and my neighbour laughed so then {keys[0].text}"
    hit = _hits(index, keys, story)[keys[0].text]
    assert hit.recall == pytest.approx(1.0, abs=0.02)
    assert hit.precision < 0.9


def test_what_was_saved_finds_the_same(tmp_path: Path) -> None:
    keys, index = _made()
    index.save(tmp_path)
    loaded = TokenIndex.load(tmp_path, _weights(keys))
    assert loaded is not None
    assert _hits(loaded, keys, "close my mortgage") == _hits(index, keys, "close my mortgage")


def test_a_question_without_tokens_hits_nothing() -> None:
    keys, index = _made()
    assert _hits(index, keys, "") == {}


def test_too_large_a_content_does_without(monkeypatch: pytest.MonkeyPatch) -> None:
    """Its vectors are made all the same."""
    monkeypatch.setattr(token_index, "_MOST_TOKENS", 10)
    keys = keys_among(many_entries(8))
    index, vectors = TokenIndex.of(keys, _MODEL, _weights(keys), _sample(keys))
    assert index is None
    assert len(vectors) == len(keys)
