"""Of a passage's texts those that count: the best of its questions, its own text, and the best of its sentences."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from bot.backends.index.search_keys import SearchKey
from bot.backends.index.tokens.token_index import rows_of
from bot.domain.findings import KeyScores
from knowledge_base.words import PassageId

_KINDS: Final = 3


@dataclass(frozen=True, slots=True)
class Candidates:
    """Passages to be judged by every engine, and `places` (keys,): all of their keys, those of one kind together.

    `begins` (groups,): where each kind of each passage begins among the keys; `groups` (groups,): three times the
    passage's number, and 0 for questions, 1 for the own text, 2 for sentences.
    """

    passage_ids: tuple[PassageId, ...]
    places: NDArray[np.int64]
    begins: NDArray[np.intp]
    groups: NDArray[np.int64]

    def best(self, scores: NDArray[np.floating]) -> KeyScores:
        """The best of each kind; `scores` (keys,), NaN where a key is not judged."""
        best = np.full(_KINDS * len(self.passage_ids), np.nan)
        if len(self.begins):
            best[self.groups] = np.fmax.reduceat(scores, self.begins)
        return KeyScores(self.passage_ids, best.reshape(-1, _KINDS))


class BestKeys:
    """Which keys belong together; places count them from 0.

    A question finds a hundred passages with a thousand keys, and an object for each took longer than the search.
    """

    def __init__(self, keys: Sequence[SearchKey]) -> None:
        self._ids = tuple(dict.fromkeys(key.passage_id for key in keys))
        self._numbers = {one: number for number, one in enumerate(self._ids)}
        self._passages = self.numbers_of(key.passage_id for key in keys)
        kinds = np.asarray([max(0, -key.number) for key in keys], dtype=np.int64)
        self._ordered = np.lexsort((kinds, self._passages))
        self._kinds = kinds[self._ordered]
        ends = np.cumsum(np.bincount(self._passages, minlength=len(self._ids)))
        self._starts = np.concatenate([[0], ends]).astype(np.int64)

    def numbers_of(self, ids: Iterable[PassageId]) -> NDArray[np.int64]:
        """Shape (passages,): which passage each is, from 0."""
        return np.asarray([self._numbers[one] for one in ids], dtype=np.int64)

    def candidates(
        self, found: NDArray[np.integer], passages: NDArray[np.int64], left_out: int
    ) -> Candidates:
        """The passages of the keys at the places `found`, and those of these numbers.

        Never the key at `left_out`, unless that is negative."""
        is_found = np.zeros(len(self._ids), dtype=np.bool_)
        is_found[self._passages[found]] = True
        is_found[passages] = True
        numbers = np.flatnonzero(is_found)
        rows, begins = rows_of(self._starts[numbers], self._starts[numbers + 1])
        places = self._ordered[rows]
        owners = np.repeat(np.arange(len(numbers)), np.diff(begins, append=len(rows)))
        groups = _KINDS * owners + self._kinds[rows]
        if left_out >= 0:
            kept = places != left_out
            places, groups = places[kept], groups[kept]
        begins = np.flatnonzero(np.diff(groups, prepend=-1))
        ids = tuple(self._ids[number] for number in numbers.tolist())
        return Candidates(ids, places, begins, groups[begins])


def highest(scores: NDArray[np.floating], limit: int) -> NDArray[np.intp]:
    """Where the highest scores stand, at most `limit` of them, in any order."""
    if len(scores) <= limit:
        return np.arange(len(scores))
    return np.argpartition(-scores, limit)[:limit]
