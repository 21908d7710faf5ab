"""All oracles over the evidence of a round."""

from collections.abc import Callable, Iterator
from typing import Final

from tests.chaos.oracles import messages, queue
from tests.chaos.oracles.verdict import ORACLES, Evidence, Violation

_ALL: Final[tuple[Callable[[Evidence], Iterator[Violation]], ...]] = (
    messages.lost,
    messages.phantom,
    messages.doubled,
    messages.reordered,
    messages.undelivered,
    messages.client_id_reused,
    messages.clock,
    messages.foreign,
    queue.doubly_held,
    queue.stale_write,
    queue.talked_over,
    queue.place_lost,
    queue.stuck,
)


def judge(evidence: Evidence) -> list[Violation]:
    """Every broken promise, the plainest first."""
    found = [violation for oracle in _ALL for violation in oracle(evidence)]
    return sorted(found, key=lambda one: list(ORACLES).index(one.oracle))
