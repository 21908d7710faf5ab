"""The circles of a graph: what can be reached from itself."""

from collections.abc import Callable, Hashable, Iterable, Iterator
from typing import Generic, TypeVar

Node = TypeVar("Node", bound=Hashable)


class _Walk(Generic[Node]):
    """A walk in depth that keeps what may still belong to a circle (Tarjan, 1972), without recursion."""

    def __init__(self, after: Callable[[Node], Iterable[Node]]) -> None:
        self.number: dict[Node, int] = {}
        self._after = after
        self._lowest: dict[Node, int] = {}
        self._open: dict[Node, None] = {}
        self._path: list[tuple[Node, Iterator[Node]]] = []

    def circles_from(self, start: Node) -> Iterator[list[Node]]:
        """Every circle that can be reached from here and was not met before."""
        self._enter(start)
        while self._path:
            node, rest = self._path[-1]
            following = next((one for one in rest if self._counts(one)), None)
            if following is None:
                yield from self._left(node)
            elif following in self.number:
                self._lowest[node] = min(self._lowest[node], self.number[following])
            else:
                self._enter(following)

    def _counts(self, node: Node) -> bool:
        return node not in self.number or node in self._open

    def _enter(self, node: Node) -> None:
        self.number[node] = self._lowest[node] = len(self.number)
        self._open[node] = None
        self._path.append((node, iter(self._after(node))))

    def _left(self, node: Node) -> Iterator[list[Node]]:
        self._path.pop()
        if self._path:
            before, _ = self._path[-1]
            self._lowest[before] = min(self._lowest[before], self._lowest[node])
        if self._lowest[node] == self.number[node]:
            circle: list[Node] = []
            while node not in circle[-1:]:
                circle.append(self._open.popitem()[0])
            yield circle


def circles(
    starts: Iterable[Node], after: Callable[[Node], Iterable[Node]]
) -> Iterator[list[Node]]:
    """The strongly connected components that can be reached from the starts."""
    walk = _Walk(after)
    for start in starts:
        if start not in walk.number:
            yield from walk.circles_from(start)
