"""The same question is embedded once, and the cache does not grow without end."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from bot.backends.embeddings.hashing import HashingEmbeddings
from bot.backends.index.vector_cache import VectorCache


class _Counting:
    """A model that remembers what it was asked to embed."""

    def __init__(self) -> None:
        self.asked: list[list[str]] = []
        self._model = HashingEmbeddings()

    def vectors(self, texts: Sequence[str]) -> NDArray[np.float32]:
        self.asked.append(list(texts))
        return self._model.vectors(texts)


def test_the_vectors_are_those_of_the_model_in_the_order_of_the_texts() -> None:
    """Known and unknown texts together, one of them twice."""
    model = _Counting()
    cache = VectorCache(model.vectors)
    cache.vectors(["card fee"])
    texts = ["loan", "card fee", "loan"]
    assert np.array_equal(cache.vectors(texts), HashingEmbeddings().vectors(texts))
    assert model.asked == [["card fee"], ["loan"]]


def test_what_was_unused_for_longest_is_dropped() -> None:
    """Using a text again keeps it."""
    model = _Counting()
    cache = VectorCache(model.vectors, most=2)
    for text in ("a fee", "b fee", "a fee", "c fee", "a fee", "b fee"):
        cache.vectors([text])
    assert model.asked == [["a fee"], ["b fee"], ["c fee"], ["b fee"]]


def test_no_text_gives_no_vector() -> None:
    """An empty batch has no rows."""
    assert VectorCache(HashingEmbeddings().vectors).vectors([]).shape == (0, 512)
