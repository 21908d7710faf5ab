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
    passage's place, and 0 for questions, 1 for the own text, 2 for sentences. `left_out`: the place of a key that is
    not judged, negative for none.
    """

    passage_ids: tuple[PassageId, ...]
    places: NDArray[np.int64]
    begins: NDArray[np.int64]
    groups: NDArray[np.intp]
    left_out: int

    def best(self, scores: NDArray[np.floating]) -> KeyScores:
        """The best of each kind; `scores` (keys,), NaN where a key is not judged."""
        if self.left_out >= 0:
            scores = np.where(self.places == self.left_out, np.nan, scores)
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
        groups = _KINDS * self._passages + kinds
        self._ordered = np.argsort(groups, kind="stable")
        sizes = np.bincount(groups, minlength=_KINDS * len(self._ids)).reshape(-1, _KINDS)
        self._has_kind = sizes > 0
        # Among `_ordered`: where each passage's keys begin and how many they are, and where in these each kind begins.
        self._lengths = sizes.sum(axis=1)
        self._starts = np.cumsum(self._lengths) - self._lengths
        self._offsets = np.cumsum(sizes, axis=1) - sizes

    def numbers_of(self, ids: Iterable[PassageId]) -> NDArray[np.int64]:
        """Shape (passages,): which passage each is, from 0."""
        return np.asarray([self._numbers[one] for one in ids], dtype=np.int64)

    def candidates(
        self, found: NDArray[np.integer], passages: NDArray[np.int64], left_out: int
    ) -> Candidates:
        """The passages of the keys at the places `found`, and those of these numbers; `left_out` as in Candidates."""
        is_found = np.zeros(len(self._ids), dtype=np.bool_)
        is_found[self._passages[found]] = True
        is_found[passages] = True
        numbers = np.flatnonzero(is_found)
        starts = self._starts[numbers]
        rows, firsts = rows_of(starts, starts + self._lengths[numbers])
        groups = np.flatnonzero(self._has_kind[numbers])
        begins = (firsts[:, None] + self._offsets[numbers]).ravel()[groups]
        ids = tuple(self._ids[number] for number in numbers.tolist())
        return Candidates(ids, self._ordered[rows], begins, groups, left_out)


def highest(scores: NDArray[np.floating], limit: int) -> NDArray[np.intp]:
    """Where the highest scores stand, at most `limit` of them, in any order."""
    if len(scores) <= limit:
        return np.arange(len(scores))
    return np.argpartition(-scores, limit)[:limit]
