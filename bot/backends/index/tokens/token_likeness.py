"""Texts as vectors by how far they and some texts of the content take each other up, token by token.

The classifier learns from them what one vector of a whole text does not tell. Likeness to a few landmarks stands for
likeness to all (Williams & Seeger 2001, "Using the Nyström method to speed up kernel machines").
"""

from collections.abc import Sequence
from pathlib import Path
from typing import Final, Self

import numpy as np
from numpy.typing import NDArray

from bot.backends.index.tokens.token_index import TokenIndex, Tokens

# As good as all of 770 questions, measured on BANKING77; of 14 tokens each they are compared within a millisecond.
_LANDMARKS: Final = 256
_COMPONENTS: Final = 128
# Directions in which landmarks hardly differ are noise.
_LEAST_SPREAD: Final = 1e-6
_FILE: Final = "likeness.npz"


class TokenLikeness:
    """`places` (landmarks,): where they stand in the index; `projection` (landmarks, components)."""

    def __init__(
        self, index: TokenIndex, places: NDArray[np.int64], projection: NDArray[np.float32]
    ) -> None:
        self._index = index
        self._places = places
        self._projection = projection

    @classmethod
    def of(cls, index: TokenIndex, questions: Sequence[int]) -> Self | None:
        """By an even choice of the texts at these places; None where they have no tokens."""
        places = index.with_tokens(np.asarray(questions, dtype=np.int64))
        places = places[:: max(1, -(-len(places) // _LANDMARKS))]
        if len(places) == 0:
            return None
        known = map(index.tokens_at, places.tolist())
        likeness = np.stack([_likeness(index, tokens, places) for tokens in known])
        # The likeness of two texts is the same either way but for rounding.
        spread, directions = np.linalg.eigh((likeness + likeness.T) / 2.0)
        kept = np.flatnonzero(spread > _LEAST_SPREAD * spread.max())[-_COMPONENTS:]
        projection = directions[:, kept] / np.sqrt(spread[kept])
        return cls(index, places, np.ascontiguousarray(projection, dtype=np.float32))

    def vectors(self, texts: Sequence[Tokens | None]) -> NDArray[np.float32]:
        """Shape (texts, components), float32; zeros for a text without tokens."""
        rows = np.zeros((len(texts), len(self._places)), dtype=np.float32)
        for row, tokens in zip(rows, texts, strict=True):
            if tokens is not None and len(tokens.ids):
                row += _likeness(self._index, tokens, self._places)
        return rows @ self._projection

    def save(self, folder: Path) -> None:
        """One file of plain arrays, without pickle."""
        np.savez(folder / _FILE, places=self._places, projection=self._projection)

    @classmethod
    def load(cls, folder: Path, index: TokenIndex | None) -> Self | None:
        """What `save` wrote; None when nothing was."""
        if index is None or not (folder / _FILE).exists():
            return None
        with np.load(folder / _FILE, allow_pickle=False) as arrays:
            return cls(index, arrays["places"], arrays["projection"])


def _likeness(index: TokenIndex, tokens: Tokens, places: NDArray[np.int64]) -> NDArray[np.floating]:
    """Shape (places,), in [-1, 1]: the mean of what either takes up of the other."""
    shares = index.shares(tokens, places)
    return (shares.precision + shares.recall) / 2.0
