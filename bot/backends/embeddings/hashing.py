"""Embeddings without a model: hashed character trigrams. For fast tests and machines without torch."""

from collections.abc import Sequence
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from bot.backends.embeddings.by_vectors import EmbeddingsByVectors
from bot.backends.embeddings.model import Reading

_DIMENSION = 512


class HashingEmbeddings(EmbeddingsByVectors):
    """Unit vectors, float32, the same on every machine; near texts share trigrams, not meaning."""

    name = "hashing"
    is_coarse = False

    def load(self) -> None:
        """There is nothing to load."""

    def prepare(self, questions: Sequence[str], texts: Sequence[str]) -> str:
        """Nor to prepare."""
        return "Trigrams are hashed: there is no model."

    def vectors(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Shape (texts, 512), float32, each row of length 1."""
        rows = np.zeros((len(texts), _DIMENSION), dtype=np.float32)
        for row, text in zip(rows, texts, strict=True):
            padded = f"  {text.lower()} "
            for start in range(len(padded) - 2):
                row[crc32(padded[start : start + 3].encode()) % _DIMENSION] += 1.0
        lengths = np.linalg.norm(rows, axis=1, keepdims=True).astype(np.float32)
        rows /= np.maximum(lengths, np.float32(1e-9))
        return rows

    def readings(self, texts: Sequence[str]) -> list[Reading]:
        """Words stand for tokens, each the same in whatever context."""
        words = [text.lower().split() for text in texts]
        return [
            Reading(
                vector,
                ids,
                self.vectors(some),
            )
            for vector, ids, some in zip(
                self.vectors(texts), self.token_ids(texts), words, strict=True
            )
        ]

    def token_ids(self, texts: Sequence[str]) -> list[NDArray[np.int64]]:
        """A number for each word."""
        return [
            np.asarray([crc32(word.encode()) for word in text.lower().split()], dtype=np.int64)
            for text in texts
        ]

    def unknown_share(self, texts: Sequence[str]) -> float:
        """Trigrams of any script are hashed alike, so nothing is unknown."""
        return 0.0

    def knows(self, word: str) -> bool:
        """There is no list of words, so none is known."""
        return False
