"""Whether a regular expression can take exponential time.

A backtracking engine tries every way to read a text. Within a repeat the number of ways grows exponentially
exactly when one text leads from a place of the repeat back to that place in two ways (Weideman et al.,
“Analyzing matching time behavior of backtracking regular expression matchers”, 2016). So each repeat becomes
its Glushkov automaton, through which two readers are led by the same text. Assertions are taken to hold always
and atomic groups to give back, which can only make more ways than there are.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import reduce
from re import _compiler as compiler  # type: ignore[attr-defined]
from typing import Any, Final

from tests.answering.patterns.circles import circles
from tests.answering.patterns.trees import (
    ASSERTIONS,
    CHARACTERS,
    GIVING_BACK,
    REPEATS,
    is_long,
    names,
    nodes,
    parser,
)

# These stand for all that a pattern does not name.
_OTHERS: Final = "aZ0_ ,-\n\u4e00\u00e9\u3000\u2603"

Counts = Counter[int]
Pair = tuple[int, int]


@dataclass(frozen=True)
class _Part:
    """The places where a part begins and ends, each with the number of ways; and in how many it may be empty."""

    first: Counts
    last: Counts
    empty: int


_NOTHING: Final = _Part(Counter(), Counter(), 1)


@dataclass
class _Automaton:
    """The places of one repeat: what each reads, and in how many ways one follows another."""

    state: Any
    alphabet: str
    reads: list[frozenset[str]] = field(default_factory=list)
    follow: defaultdict[int, Counts] = field(default_factory=lambda: defaultdict(Counter))

    def repeated(self, body: Any, least: int) -> _Part:
        """The part as often as one likes."""
        part = self._sequence(body)
        self._connect(part.last, part.first)
        return _Part(part.first, part.last, part.empty + (least == 0))

    def pairs_after(self, pair: Pair) -> Iterator[Pair]:
        """Where two readers can be after the same character."""
        one, other = (self.follow[place] for place in pair)
        for left in one:
            for right in other:
                if self.reads[left] & self.reads[right]:
                    yield left, right

    def _sequence(self, tree: Iterable[Any]) -> _Part:
        return reduce(self._joined, map(self._part, tree), _NOTHING)

    def _part(self, node: tuple[Any, Any]) -> _Part:
        kind, value = node
        if kind in CHARACTERS:
            return self._character(node)
        if kind in REPEATS:
            return self._repeat(*value)
        if kind is names.BRANCH:
            return self._either([self._sequence(branch) for branch in value[1]])
        if kind is names.SUBPATTERN and not any(value[1:3]):
            return self._sequence(value[3])
        if kind is names.ATOMIC_GROUP:
            return self._sequence(value)
        if kind is names.AT or kind in ASSERTIONS:
            return _NOTHING
        raise ValueError(f"a pattern has {kind}, of which no automaton is made: write it without")

    def _character(self, node: tuple[Any, Any]) -> _Part:
        place = Counter([len(self.reads)])
        reader = compiler.compile(parser.SubPattern(self.state, [node]), self.state.flags)
        self.reads.append(frozenset(filter(reader.fullmatch, self.alphabet)))
        return _Part(place, place, 0)

    def _repeat(self, least: int, most: int, body: Any) -> _Part:
        if is_long(most, body) or most is names.MAXREPEAT:
            return self.repeated(body, least)
        part = _NOTHING
        for number in reversed(range(most)):
            part = self._joined(self._sequence(body), part)
            part = _Part(part.first, part.last, part.empty + (number >= least))
        return part

    def _either(self, parts: list[_Part]) -> _Part:
        return _Part(
            sum((part.first for part in parts), Counter()),
            sum((part.last for part in parts), Counter()),
            sum(part.empty for part in parts),
        )

    def _joined(self, one: _Part, other: _Part) -> _Part:
        self._connect(one.last, other.first)
        first = one.first + _times(other.first, one.empty)
        last = other.last + _times(one.last, other.empty)
        return _Part(first, last, one.empty * other.empty)

    def _connect(self, ends: Counts, begins: Counts) -> None:
        for end, ways in ends.items():
            self.follow[end] += _times(begins, ways)


def exponential_repeats(pattern: re.Pattern[str]) -> list[str]:
    """The repeats of this pattern that a text can be read by in exponentially many ways; none in a safe one."""
    tree = parser.parse(pattern.pattern, pattern.flags)
    alphabet = "".join(sorted({*_OTHERS, *_named(tree)}))
    found = []
    for least, body in _long_repeats(tree):
        automaton = _Automaton(tree.state, alphabet)
        automaton.repeated(body, least)
        if _is_exponential(automaton):
            found.append(str(body))
    return found


def _is_exponential(automaton: _Automaton) -> bool:
    """True when two readers part and meet again, going round in a circle."""
    starts = [(place, place) for place in range(len(automaton.reads))]
    for circle in circles(starts, automaton.pairs_after):
        alike = [one for one, other in circle if one == other]
        if alike and len(alike) < len(circle):
            return True
        if any(automaton.follow[one][other] > 1 for one in alike for other in alike):
            return True
    return False


def _times(counts: Counts, number: int) -> Counts:
    return (
        Counter({place: ways * number for place, ways in counts.items()}) if number else Counter()
    )


def _long_repeats(tree: Any) -> Iterator[tuple[int, Any]]:
    """The least number and the body of those that may read again what they have read."""
    for kind, value in nodes(tree):
        if kind in GIVING_BACK and is_long(value[1], value[2]):
            yield value[0], value[2]


def _named(tree: Any) -> Iterator[str]:
    """Every character that the pattern names, and the ends of its ranges."""
    for kind, value in nodes(tree):
        for one, detail in value if kind is names.IN else [(kind, value)]:
            if one in (names.LITERAL, names.NOT_LITERAL):
                yield chr(detail)
            elif one is names.RANGE:
                yield from map(chr, detail)
