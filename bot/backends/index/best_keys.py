"""Of a passage's texts those that count: the best of its questions, its own text, and the best of its sentences."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from bot.backends.index.search_keys import SearchKey
from bot.backends.index.tokens.token_index import TokenShares
from bot.domain.findings import KeyHit, TokenHit

_KINDS = 3


class BestKeys:
    """Makes hits of scores; `places` count the keys from 0.

    A question finds a hundred passages with a thousand keys, and an object for each key took longer than the search.
    """

    def __init__(self, keys: Sequence[SearchKey]) -> None:
        self._keys = keys
        numbers = {one: n for n, one in enumerate(dict.fromkeys(key.passage_id for key in keys))}
        # Kinds: 0 for questions, 1 for the own text, 2 for sentences.
        groups = [_KINDS * numbers[key.passage_id] + max(0, -key.number) for key in keys]
        self._groups = np.asarray(groups, dtype=np.int64)

    def hits(self, places: NDArray[np.int64], scores: NDArray[np.floating]) -> tuple[KeyHit, ...]:
        """At most three for each passage; of equal ones the first."""
        best = self._best(places, scores)
        keys = (self._keys[place] for place in places[best].tolist())
        return tuple(
            KeyHit(key.passage_id, key.number, score)
            for key, score in zip(keys, scores[best].tolist(), strict=True)
        )

    def token_hits(self, shares: TokenShares) -> tuple[TokenHit, ...]:
        """Best by precision or by recall, so that at most three for each passage, which has no sentences here."""
        by_precision = self._best(shares.places, shares.precision)
        by_recall = self._best(shares.places, shares.recall)
        best = np.union1d(by_precision, by_recall)
        keys = (self._keys[place] for place in shares.places[best].tolist())
        both = zip(keys, shares.precision[best].tolist(), shares.recall[best].tolist(), strict=True)
        return tuple(TokenHit(key.passage_id, key.number, p, r) for key, p, r in both)

    def _best(self, places: NDArray[np.int64], scores: NDArray[np.floating]) -> NDArray[np.intp]:
        """Where among `places` the best of each passage and kind stands."""
        groups = self._groups[places]
        order = np.lexsort((-scores, groups))
        ordered = groups[order]
        is_first = np.ones(len(order), dtype=bool)
        is_first[1:] = ordered[1:] != ordered[:-1]
        return order[is_first]
