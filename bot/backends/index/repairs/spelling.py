"""Repairs typing errors in a question against the words that the content itself uses."""

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator
from typing import Final

_WORD: Final = re.compile(r"[A-Za-z]{4,}")


def _with_one_letter_less(word: str) -> Iterator[str]:
    yield word
    yield from (word[:place] + word[place + 1 :] for place in range(len(word)))


def _is_near(left: str, right: str) -> bool:
    """True when one letter was left out, added, changed, or exchanged with its neighbour."""
    while left and right and left[0] == right[0]:
        left, right = left[1:], right[1:]
    while left and right and left[-1] == right[-1]:
        left, right = left[:-1], right[:-1]
    is_one_letter = len(left) <= 1 and len(right) <= 1
    return is_one_letter or (len(left) == 2 and left == right[::-1])


class Spelling:
    """The content's Latin words, found again under one typing error (Garbe 2012, "SymSpell".

    Deletions on both sides).
    """

    def __init__(self, texts: Iterable[str], is_word: Callable[[str], bool]) -> None:
        self._counts = Counter(word for text in texts for word in _WORD.findall(text.lower()))
        self._is_word = is_word
        self._near: dict[str, list[str]] = defaultdict(list)
        for word in self._counts:
            for form in set(_with_one_letter_less(word)):
                self._near[form].append(word)

    def repaired(self, question: str) -> str:
        """The question with every unknown word replaced by the content's most frequent word one
        typing error away.
        """
        return _WORD.sub(lambda match: self._repair(match.group()), question)

    def _repair(self, word: str) -> str:
        lower = word.lower()
        if lower in self._counts or self._is_word(lower):
            return word
        near = {
            known for form in _with_one_letter_less(lower) for known in self._near.get(form, ())
        }
        near = {known for known in near if _is_near(lower, known)}
        return max(near, key=lambda known: (self._counts[known], known), default=word)
