"""Search by words, or by letters: BM25 (Robertson & Zaragoza 2009, Lucene's variant) through bm25s."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Self, TypeAlias

import bm25s
import numpy as np
from numpy.typing import NDArray

from bot.backends.index.words import words_of

Cut: TypeAlias = Callable[[str], list[str]]


class KeywordIndex:
    """BM25 over texts numbered 0, 1, 2 …; rebuilt for each Generation, since bm25s cannot add.

    `cut` makes terms of a text: its words, unless something else is given.
    """

    def __init__(self, engine: bm25s.BM25 | None, size: int, cut: Cut = words_of) -> None:
        self._engine = engine
        self._size = size
        self._cut = cut
        self._rarity = self._idf()

    @classmethod
    def of(cls, texts: Sequence[str], cut: Cut = words_of) -> Self:
        """An index of these texts."""
        if not texts:
            return cls(None, 0, cut)
        engine = bm25s.BM25(method="lucene", k1=1.2, b=0.5)
        engine.index([cut(text) or [""] for text in texts], show_progress=False)
        return cls(engine, len(texts), cut)

    def _idf(self) -> NDArray[np.float64]:
        """Inverse document frequency by word number, as Lucene computes it."""
        if self._engine is None:
            return np.zeros(0)
        frequency = np.diff(self._engine.scores["indptr"]).astype(np.float64)
        return np.asarray(np.log1p((self._size - frequency + 0.5) / (frequency + 0.5)))

    def shares(self, question: str) -> NDArray[np.float64]:
        """For each text, BM25 as a share in [0, 1] of the most that its words could reach.

        A word that no text knows counts in the divisor like the rarest one, so a question about
        something else stays low however well one of its words fits.
        """
        words = list(dict.fromkeys(self._cut(question)))
        if self._engine is None or not words:
            return np.zeros(self._size)
        vocabulary = self._engine.vocab_dict
        known = [word for word in words if word in vocabulary]
        if not known:
            return np.zeros(self._size)
        unknown_rarity = np.log1p((self._size + 0.5) / 0.5)
        ceiling = sum(self._rarity[vocabulary[word]] for word in known)
        ceiling += unknown_rarity * (len(words) - len(known))
        scores = np.asarray(self._engine.get_scores(known), dtype=np.float64)
        return np.asarray(scores / ceiling)

    def save(self, folder: Path) -> None:
        """In bm25s's own files, without pickle."""
        if self._engine is not None:
            self._engine.save(folder, show_progress=False)

    @classmethod
    def load(cls, folder: Path, size: int, cut: Cut = words_of) -> Self:
        """What `save` wrote for an index of `size` texts."""
        if size == 0:
            return cls(None, 0, cut)
        return cls(bm25s.BM25.load(folder, show_progress=False), size, cut)
