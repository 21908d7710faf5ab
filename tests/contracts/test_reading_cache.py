"""The same question is read once, and the cache does not grow without end."""

from collections.abc import Sequence

import numpy as np

from bot.backends.embeddings.hashing import HashingEmbeddings
from bot.backends.index.reading_cache import Asked, ReadingCache


class _Counting:
    """A model that remembers what it was asked to read."""

    def __init__(self) -> None:
        self.asked: list[list[str]] = []
        self._model = HashingEmbeddings()

    def read(self, texts: Sequence[str]) -> list[Asked]:
        self.asked.append(list(texts))
        return [Asked(vector, None, vector) for vector in self._model.vectors(texts)]


def test_the_readings_are_those_of_the_model_in_the_order_of_the_texts() -> None:
    """Known and unknown texts together, one of them twice."""
    model = _Counting()
    cache = ReadingCache(model.read)
    cache.read(["card fee"])
    texts = ["loan", "card fee", "loan"]
    read = np.stack([asked.vector for asked in cache.read(texts)])
    assert np.array_equal(read, HashingEmbeddings().vectors(texts))
    assert model.asked == [["card fee"], ["loan"]]


def test_what_was_unused_for_longest_is_dropped() -> None:
    """Using a text again keeps it."""
    model = _Counting()
    cache = ReadingCache(model.read, most=2)
    for text in ("a fee", "b fee", "a fee", "c fee", "a fee", "b fee"):
        cache.read([text])
    assert model.asked == [["a fee"], ["b fee"], ["c fee"], ["b fee"]]


def test_no_text_is_not_read() -> None:
    """The model is left alone."""
    model = _Counting()
    assert ReadingCache(model.read).read([]) == []
    assert model.asked == []
