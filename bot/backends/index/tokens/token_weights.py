"""How much each token of a content says, and vectors of texts in which rare tokens count more.

The mean over a text's tokens lets "how", "my" and "the" say as much as "refund". Weighted by rarity (Arora et al. 2017,
"A simple but tough-to-beat baseline for sentence embeddings") the mean tells apart what the mean of all does not.
"""

from collections.abc import Sequence
from pathlib import Path
from typing import Final, Self

import numpy as np
from numpy.typing import NDArray

from bot.backends.embeddings.model import Reading

# A model that reads a text by one mark or by anything but the mean of its tokens has its vectors elsewhere. Measured:
# MiniLM 0.99, hashed trigrams 0.78.
_LEAST_LIKENESS: Final = 0.95
_FILE: Final = "token_weights.npz"


class TokenWeights:
    """`known` (kinds,) int64, ascending: each token id of the content's texts; `rarities` (kinds,): their inverse
    document frequencies, above 0; `rarest`: that of any other; `is_mean`: the model reads a text as its tokens' mean.
    """

    def __init__(
        self,
        known: NDArray[np.int64],
        rarities: NDArray[np.float64],
        rarest: float,
        *,
        is_mean: bool,
    ) -> None:
        self._known = known
        self._rarities = rarities
        self._rarest = rarest
        self._is_mean = is_mean

    @classmethod
    def of(cls, texts: Sequence[NDArray[np.int64]], sample: Sequence[Reading]) -> Self:
        """Learned from the token ids of every text, and from how the model reads some of them."""
        kinds = [np.unique(ids) for ids in texts]
        known, frequency = np.unique(np.concatenate(kinds), return_counts=True)
        rarities = np.log1p((len(texts) - frequency + 0.5) / (frequency + 0.5))
        rarest = float(np.log1p((len(texts) + 0.5) / 0.5))
        return cls(known, rarities, rarest, is_mean=_is_mean(sample))

    def rarity(self, ids: NDArray[np.int64]) -> NDArray[np.float32]:
        """Shape (tokens,): inverse document frequency, above 0; what no text has is rarest."""
        if len(self._known) == 0:
            return np.full(len(ids), self._rarest, dtype=np.float32)
        places = np.minimum(np.searchsorted(self._known, ids), len(self._known) - 1)
        found = np.where(self._known[places] == ids, self._rarities[places], self._rarest)
        return found.astype(np.float32)

    def vector(self, reading: Reading) -> NDArray[np.float32]:
        """Shape (dimension,), of length 1: half the model's own vector, half the mean weighted by rarity.

        The model's own alone where its vectors are no means.
        """
        if not self._is_mean or len(reading.token_ids) == 0:
            return reading.vector
        return _unit(reading.vector + _unit(self.rarity(reading.token_ids) @ reading.tokens))

    def save(self, folder: Path) -> None:
        """One file of plain arrays, without pickle."""
        np.savez(
            folder / _FILE,
            known=self._known,
            rarities=self._rarities,
            rarest=self._rarest,
            is_mean=self._is_mean,
        )

    @classmethod
    def load(cls, folder: Path) -> Self:
        """What `save` wrote."""
        with np.load(folder / _FILE, allow_pickle=False) as arrays:
            return cls(
                arrays["known"],
                arrays["rarities"],
                float(arrays["rarest"]),
                is_mean=bool(arrays["is_mean"]),
            )


def _is_mean(sample: Sequence[Reading]) -> bool:
    """True when the mean of its tokens is nearly a text's vector, on average."""
    read = [one for one in sample if len(one.token_ids)]
    cosines = [float(one.vector @ _unit(one.tokens.mean(axis=0))) for one in read]
    return bool(cosines) and float(np.mean(cosines)) >= _LEAST_LIKENESS


def _unit(row: NDArray[np.float32]) -> NDArray[np.float32]:
    return np.asarray(row / max(float(np.linalg.norm(row)), 1e-9), dtype=np.float32)
