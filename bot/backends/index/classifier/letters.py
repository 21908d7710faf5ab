"""Texts as vectors by the letters they are written with: robust to typing errors, good for Chinese.

Latent semantic analysis (Deerwester et al. 1990, "Indexing by latent semantic analysis") of TF-IDF
over Chinese characters and pairs of them, and over runs of 2 to 4 letters of every other word.
"""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from importlib import import_module
from pathlib import Path
from typing import Final, Self

import numpy as np
from numpy.typing import NDArray

from bot.domain.simplified import simplified

_RUNS: Final = re.compile(r"[\u3400-\u9fff]+|[^\W_\u3400-\u9fff]+")
_DIMENSION: Final = 300
# 20,000 rows of 300 float32 are 24 MB.
_MOST_GRAMS: Final = 20_000
# People use the same words again and again: 4,000 with 20 numbers each are 1 MB.
_WORDS_KEPT: Final = 4_000


def letter_grams(text: str) -> Iterator[str]:
    """Chinese characters and pairs.

    2 to 4 letters of every other word, whose ends count as letters.
    """
    for run in _runs_of(text):
        yield from _grams_of(run)


def _runs_of(text: str) -> list[str]:
    """Runs of Chinese characters, and words of other letters."""
    return _RUNS.findall(simplified(text.lower()))


def _grams_of(run: str) -> Iterator[str]:
    if "\u3400" <= run[0] <= "\u9fff":
        yield from run
        yield from (run[start : start + 2] for start in range(len(run) - 1))
    else:
        padded = f" {run} "
        for length in (2, 3, 4):
            yield from (padded[start : start + length] for start in range(len(padded) - length + 1))


def as_exact_as_half(numbers: NDArray[np.float32]) -> NDArray[np.float32]:
    """The nearest numbers that 16 bits can hold."""
    return numbers.astype(np.float16).astype(np.float32)


def in_few_bytes(numbers: NDArray[np.float32]) -> NDArray[np.float16] | NDArray[np.float32]:
    """In 16 bits where these hold each of them exactly."""
    half = numbers.astype(np.float16)
    return half if np.array_equal(half.astype(np.float32), numbers) else numbers


class LetterFeatures:
    """`grams` numbers the rows of `rarity` (grams,) and of `projection` (grams, dimension), both
    float32.
    """

    def __init__(
        self, grams: Sequence[str], rarity: NDArray[np.float32], projection: NDArray[np.float32]
    ) -> None:
        self._grams = list(grams)
        self._numbers = {gram: number for number, gram in enumerate(grams)}
        self._rarity = rarity
        self._projection = projection
        self._numbers_of = lru_cache(_WORDS_KEPT)(self._count_off)

    @classmethod
    def of(cls, texts: Sequence[str], *, is_compact: bool = False) -> Self:
        """Learned from these texts; takes about 2 s for 1,000 short texts.

        `is_compact`: without what a single text has, and as exact as 16 bits are: a quarter of the bytes when saved.
        """
        # Imported here: it takes a second, and only publishing needs it.
        from sklearn.feature_extraction.text import TfidfVectorizer
        from sklearn.utils.extmath import randomized_svd

        learned = TfidfVectorizer(
            analyzer=letter_grams,
            sublinear_tf=True,
            max_features=_MOST_GRAMS,
            min_df=2 if is_compact else 1,
        )
        matrix = learned.fit_transform(texts)
        rank = max(1, min(_DIMENSION, *matrix.shape))
        with import_module("threadpoolctl").threadpool_limits(1, user_api="blas"):
            _, _, components = randomized_svd(matrix, rank, n_iter=2, random_state=0)
        projection = np.ascontiguousarray(components.T, dtype=np.float32)
        return cls(
            learned.get_feature_names_out().tolist(),
            learned.idf_.astype(np.float32),
            as_exact_as_half(projection) if is_compact else projection,
        )

    def _weights_of(self, text: str) -> tuple[NDArray[np.int64], NDArray[np.float32]]:
        """Numbers and TF-IDF weights (length 1) of the text's known grams."""
        found = np.asarray([n for run in _runs_of(text) for n in self._numbers_of(run)], np.int64)
        numbers, counts = np.unique(found, return_counts=True)
        weights = (1.0 + np.log(counts)).astype(np.float32) * self._rarity[numbers]
        length = max(float(np.linalg.norm(weights)), 1e-9)
        return numbers, np.asarray(weights / length, dtype=np.float32)

    def _count_off(self, run: str) -> tuple[int, ...]:
        """The numbers of a word's known grams, each as often as it stands there."""
        return tuple(self._numbers[gram] for gram in _grams_of(run) if gram in self._numbers)

    def vectors(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Shape (texts, dimension), float32, length at most 1."""
        rows = np.zeros((len(texts), self._projection.shape[1]), dtype=np.float32)
        for row, text in zip(rows, texts, strict=True):
            numbers, weights = self._weights_of(text)
            row += weights @ self._projection[numbers]
        return rows

    def save(self, file: Path) -> None:
        """One file of plain arrays, without pickle."""
        np.savez(
            file,
            grams=np.asarray(self._grams),
            rarity=self._rarity,
            projection=in_few_bytes(self._projection),
        )

    @classmethod
    def load(cls, file: Path) -> Self:
        """What `save` wrote."""
        with np.load(file, allow_pickle=False) as arrays:
            projection = arrays["projection"].astype(np.float32)
            return cls(arrays["grams"].tolist(), arrays["rarity"], projection)
