"""Search token by token: which of a question's words a text takes up, in whatever words it says them.

Late interaction (Khattab & Zaharia 2020, "ColBERT") with the encoder as it is, its tokens weighted by their rarity
(Zhang et al. 2020, "BERTScore") and reduced to their principal components.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Self

import numpy as np
from numpy.typing import NDArray

from bot.backends.embeddings.model import EmbeddingModel, Reading
from bot.backends.index.search_keys import SearchKey
from bot.backends.index.tokens.token_weights import TokenWeights

# As good as all 384, measured on BANKING77 and the sample content.
_COMPONENTS: Final = 64
_CHUNK: Final = 256
# Of one byte for each component: 256 MB, which need not all be in memory. Content with more tokens does without.
_MOST_TOKENS: Final = 4_000_000
_FILE: Final = "tokens.npz"
_CODES_FILE: Final = "tokens.npy"
_ONE: Final = 127.0


@dataclass(frozen=True, slots=True)
class Tokens:
    """A question's tokens, reduced: `vectors` (tokens, components) of length 1, and their ids."""

    ids: NDArray[np.int64]
    vectors: NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class TokenShares:
    """For some keys, each (keys,): how well the question's tokens are found in the text, and the text's in the
    question, in [-1, 1]; NaN where they are not compared."""

    precision: NDArray[np.floating]
    recall: NDArray[np.floating]


class TokenIndex:
    """The tokens of every question and own text; sentences are part of these.

    `codes` (all tokens, components) int8: unit vectors times 127. `starts` (texts + 1,): where each text's tokens
    begin. `ids` (all tokens,): which token each is. `projection` (dimension, components).
    """

    def __init__(
        self,
        projection: NDArray[np.float32],
        codes: NDArray[np.int8],
        starts: NDArray[np.int64],
        ids: NDArray[np.int64],
        weights: TokenWeights,
    ) -> None:
        self._projection = projection
        self._codes = codes
        self._starts = starts
        # Behind the texts that are compared stands one for all others.
        self._lengths = np.append(np.diff(starts), 0)
        self._ids = ids
        self._rarity = weights.rarity
        self._weights = weights.rarity(ids)

    @classmethod
    def of(
        cls,
        keys: Sequence[SearchKey],
        model: EmbeddingModel,
        weights: TokenWeights,
        sample: Sequence[Reading],
    ) -> tuple[Self | None, NDArray[np.float32]]:
        """The index, or None where there are too many tokens or none; each key's vector, shape (keys, dimension).

        One pass over the texts makes both; `sample` are readings of some of them.
        """
        projection = _projection_of(sample)
        vectors: list[NDArray[np.float32]] = []
        ids: list[NDArray[np.int64]] = []
        codes: list[NDArray[np.int8]] = []
        kept = 0
        readings = read_in_chunks([key.text for key in keys], model)
        for key, reading in zip(keys, readings, strict=True):
            vectors.append(weights.vector(reading))
            kept += 0 if key.is_sentence else len(reading.token_ids)
            if kept <= _MOST_TOKENS and not key.is_sentence:
                ids.append(reading.token_ids)
                codes.append(np.rint(_ONE * _reduced(reading, projection)).astype(np.int8))
        if not 0 < kept <= _MOST_TOKENS:
            return None, np.stack(vectors)
        starts = np.cumsum([0, *map(len, ids)])
        made = cls(projection, np.vstack(codes), starts, np.concatenate(ids), weights)
        return made, np.stack(vectors)

    def tokens_of(self, reading: Reading) -> Tokens:
        """What `shares` needs to know of a question."""
        return Tokens(reading.token_ids, _reduced(reading, self._projection))

    def known(self) -> list[Tokens]:
        """Every text's own tokens, as if it were a question."""
        return [self.tokens_at(place) for place in range(len(self._starts) - 1)]

    def tokens_at(self, place: int) -> Tokens:
        """A text's own tokens, as if it were a question."""
        some = slice(int(self._starts[place]), int(self._starts[place + 1]))
        return Tokens(self._ids[some], self._codes[some].astype(np.float32) / _ONE)

    def with_tokens(self, places: NDArray[np.int64]) -> NDArray[np.int64]:
        """Those of the keys that are compared: sentences are not, nor a text of nothing."""
        return places[self._has_tokens(places)]

    def _has_tokens(self, places: NDArray[np.int64]) -> NDArray[np.bool_]:
        return np.asarray(self._lengths[np.minimum(places, len(self._lengths) - 1)] > 0)

    def shares(self, question: Tokens, places: NDArray[np.int64]) -> TokenShares:
        """How far question and text take each other up, for the keys at these places; sentences are not compared."""
        precision, recall = np.full((2, len(places)), np.nan, dtype=np.float32)
        compared = np.flatnonzero(self._has_tokens(places))
        if len(compared) and len(question.ids):
            precision[compared], recall[compared] = self._compared(question, places[compared])
        return TokenShares(precision, recall)

    def _compared(
        self, question: Tokens, places: NDArray[np.int64]
    ) -> tuple[NDArray[np.floating], NDArray[np.floating]]:
        rows, firsts = rows_of(self._starts[places], self._starts[places + 1])
        codes = self._codes.take(rows, axis=0).astype(np.float32)
        # A row for each of the question's few tokens: what runs along the rows is fast.
        likeness = (question.vectors / _ONE) @ codes.T
        asked = self._rarity(question.ids)
        best = np.maximum.reduceat(likeness, firsts, axis=1)
        weights = self._weights[rows]
        taken = np.add.reduceat(likeness.max(axis=0) * weights, firsts)
        return asked @ best / asked.sum(), taken / np.add.reduceat(weights, firsts)

    def save(self, folder: Path) -> None:
        """The codes in a file of their own, which is read as it is needed."""
        np.save(folder / _CODES_FILE, self._codes)
        np.savez(folder / _FILE, projection=self._projection, starts=self._starts, ids=self._ids)

    @classmethod
    def load(cls, folder: Path, weights: TokenWeights) -> Self | None:
        """What `save` wrote; None when nothing was."""
        if not (folder / _FILE).exists():
            return None
        # As a plain array: each slice of a memmap is an object with a file of its own.
        codes = np.asarray(np.load(folder / _CODES_FILE, mmap_mode="r", allow_pickle=False))
        with np.load(folder / _FILE, allow_pickle=False) as arrays:
            return cls(arrays["projection"], codes, arrays["starts"], arrays["ids"], weights)


def read_in_chunks(texts: Sequence[str], model: EmbeddingModel) -> Iterator[Reading]:
    """Each text as the model reads it, few in memory at once."""
    for start in range(0, len(texts), _CHUNK):
        yield from model.readings(texts[start : start + _CHUNK])


def _projection_of(sample: Sequence[Reading]) -> NDArray[np.float32]:
    """The directions in which unit token vectors differ most, shape (dimension, components)."""
    tokens = _unit(np.vstack([reading.tokens for reading in sample]))
    _, directions = np.linalg.eigh(tokens.T @ tokens)
    return np.ascontiguousarray(directions[:, -_COMPONENTS:], dtype=np.float32)


def _reduced(reading: Reading, projection: NDArray[np.float32]) -> NDArray[np.float32]:
    return _unit(reading.tokens @ projection)


def _unit(rows: NDArray[np.float32]) -> NDArray[np.float32]:
    lengths = np.maximum(np.linalg.norm(rows, axis=1, keepdims=True), 1e-9)
    return np.asarray(rows / lengths, dtype=np.float32)


def rows_of(
    firsts: NDArray[np.int64], lasts: NDArray[np.int64]
) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """All row numbers of some ranges, none empty, and where each range begins among them."""
    lengths = lasts - firsts
    begins = np.concatenate([[0], np.cumsum(lengths)[:-1]])
    return np.arange(lengths.sum()) + np.repeat(firsts - begins, lengths), begins
