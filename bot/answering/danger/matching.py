"""How the lists of both languages are held against a message. What might happen is no danger yet."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from bot.domain.reply import EscalationReason

# “If I were gone, all would be well”: here what is supposed tells enough.
MEANT_LITERALLY: Final = frozenset({EscalationReason.SELF_HARM, EscalationReason.THREAT})
_ENDS_OF_CLAUSES: Final = re.compile(r"[，。？！；,.?!;\n]")


def any_of(patterns: Iterable[str]) -> re.Pattern[str]:
    """One pattern that is found where any of these is; a third of the time that they take one after the other.

    Those that begin at the edge of a word stand together: elsewhere in a text none of them is tried.
    """
    at_edges: list[str] = []
    others: list[str] = []
    for pattern in patterns:
        (at_edges if pattern.startswith(r"\b") else others).append(pattern)
    return re.compile(_either([*others, *([_either(at_edges)] if at_edges else [])]))


def _either(patterns: Iterable[str]) -> str:
    return "|".join(f"(?:{pattern})" for pattern in patterns)


def only_supposes(words: str, hypothetical: re.Pattern[str]) -> bool:
    """True when no clause is without a supposition: “my card is gone, what if …” tells of something."""
    clauses = [one for one in _ENDS_OF_CLAUSES.split(words) if re.search(r"\w", one)]
    return bool(clauses) and all(hypothetical.search(clause) for clause in clauses)


@dataclass(frozen=True, slots=True)
class Denials:
    """What is said of a danger that is none, by danger; `gap` stands in its place.

    `happened`: then it did happen, whatever is denied: “not lost, stolen”.
    """

    patterns: Mapping[EscalationReason, re.Pattern[str]]
    happened: re.Pattern[str]
    gap: str

    def taken_out(self, words: str, reason: EscalationReason) -> str:
        """What is left once it is taken out that this danger has not happened."""
        denial = self.patterns.get(reason)
        return words if denial is None else " ".join(denial.sub(self.gap, words).split())

    def are_all(self, words: str, reason: EscalationReason) -> bool:
        """True when the words say of this danger that it has not happened, and nothing else of its kind."""
        rest = self.taken_out(words, reason)
        return rest != words and self.happened.search(rest) is None


class Chain:
    """Found where a beginning is followed by links, any number in any order, and then by an end.

    As a regular expression it would try the links in every order that reads the same text, which takes for
    ever; here every place of a text is tried once. Every beginning and link ends in one way, and every link
    begins with a character that stands for itself; behind an open link may stand up to so many characters of
    any kind.
    """

    def __init__(
        self,
        beginnings: Iterable[str],
        links: Iterable[str],
        open_links: Mapping[str, int],
        end: str,
    ) -> None:
        # Looked for ahead, so that those which overlap are found as well.
        self._beginnings = tuple(re.compile(f"(?=({one}))") for one in beginnings)
        self._end = re.compile(end)
        self._links: defaultdict[str, list[tuple[re.Pattern[str], int]]] = defaultdict(list)
        for link in links:
            self._links[link[0]].append((re.compile(link), 0))
        for link, most in open_links.items():
            self._links[link[0]].append((re.compile(link), most))

    def is_in(self, text: str) -> bool:
        """True when the text holds the chain."""
        if self._end.search(text) is None:
            return False
        places = {one.end(1) for begin in self._beginnings for one in begin.finditer(text)}
        waiting = list(places)
        while waiting:
            place = waiting.pop()
            if self._end.match(text, place):
                return True
            fresh = self._after_a_link(text, place) - places
            places |= fresh
            waiting += fresh
        return False

    def _after_a_link(self, text: str, place: int) -> set[int]:
        """Where a reader can be who reads one link from this place."""
        after: set[int] = set()
        for link, most in self._links.get(text[place : place + 1], ()):
            if (found := link.match(text, place)) is not None:
                after.update(range(found.end(), min(found.end() + most, len(text)) + 1))
        return after
