"""Regular expressions as the trees that the standard library makes of them, and texts that they read."""

from collections.abc import Iterable, Iterator
from re import _constants as names  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any, Final

__all__ = [
    "ASSERTIONS",
    "CHARACTERS",
    "GIVING_BACK",
    "REPEATS",
    "is_long",
    "names",
    "nodes",
    "parser",
    "rows",
]

CHARACTERS: Final = (names.LITERAL, names.NOT_LITERAL, names.ANY, names.IN)
GIVING_BACK: Final = (names.MAX_REPEAT, names.MIN_REPEAT)
REPEATS: Final = (*GIVING_BACK, names.POSSESSIVE_REPEAT)
ASSERTIONS: Final = (names.ASSERT, names.ASSERT_NOT)

# A repeat that ends sooner multiplies the time by no more than a small number.
_MANY: Final = 8

Node = tuple[Any, Any]


def nodes(tree: Iterable[Node]) -> Iterator[Node]:
    """Every node of the tree, however deep."""
    for sequence in _sequences(tree):
        yield from sequence


def rows(tree: Iterable[Node]) -> Iterator[tuple[str, list[str]]]:
    """For each repeat of words a text that leads to it, and a text for each alternative that it repeats."""
    for sequence in map(list, _sequences(tree)):
        for place, (kind, value) in enumerate(sequence):
            if kind in REPEATS and is_long(value[1], value[2]):
                yield _texts(sequence[:place])[0], list(filter(None, _texts(value[2])))


def is_long(most: int, body: Any) -> bool:
    """True for a repeat of more than a class of characters that goes on for long."""
    return most >= _MANY and not (len(body) == 1 and body[0][0] in CHARACTERS)


def _sequences(tree: Iterable[Node]) -> Iterator[Iterable[Node]]:
    yield tree
    for node in tree:
        for inner in _inner(node):
            yield from _sequences(inner)


def _inner(node: Node) -> list[Any]:
    """The sequences that stand within this node."""
    kind, value = node
    if kind in REPEATS:
        return [value[2]]
    if kind is names.BRANCH:
        return list(value[1])
    if kind is names.SUBPATTERN:
        return [value[3]]
    if kind in ASSERTIONS:
        return [value[1]]
    return [value] if kind is names.ATOMIC_GROUP else []


def _texts(sequence: Iterable[Node]) -> list[str]:
    """Texts that a sequence reads, assertions aside: every alternative within it stands in one of them."""
    texts = [""]
    for node in sequence:
        first, *others = _texts_of(node)
        texts = [text + first for text in texts] + [texts[0] + other for other in others]
    return texts


def _texts_of(node: Node) -> list[str]:
    kind, value = node
    if kind is names.LITERAL:
        return [chr(value)]
    if kind is names.IN and value[0][0] is names.LITERAL:
        return [chr(value[0][1])]
    if kind in CHARACTERS:
        return ["x"]
    if kind in ASSERTIONS:
        return [""]
    return [text for inner in _inner(node) for text in _texts(inner)] or [""]
