"""What a run did and found."""

from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass, field

from tests.chaos.history import History
from tests.chaos.oracles.judging import judge
from tests.chaos.oracles.verdict import Evidence, Violation
from tests.chaos.plan import Plan
from tests.chaos.store import Stored
from tests.chaos.world.servers import Counted


@dataclass(slots=True)
class Calm:
    """Seconds after a storm until every command of it was answered and every row shown, and until all had an end."""

    delivered: float = 0.0
    ended: float = 0.0
    pending: list[str] = field(default_factory=list)
    """What had no end when patience ended."""


@dataclass(slots=True)
class Result:
    """Of all rounds."""

    plan: Plan
    counted: Counted = field(default_factory=Counted)
    cuts: int = 0
    rounds: int = 0
    seconds: float = 0.0
    conversations: int = 0
    rows: int = 0
    accepted: int = 0
    checked: dict[str, int] = field(default_factory=dict)
    slowest_delivery: float = 0.0
    slowest_end: float = 0.0
    closings: Counter[int] = field(default_factory=Counter)
    violations: list[Violation] = field(default_factory=list)

    def is_red(self, oracles: Collection[str]) -> bool:
        """True when one of these found something."""
        return any(one.oracle in oracles for one in self.violations)

    def add(self, evidence: Evidence, calm: Calm) -> None:
        """One round more."""
        self.rounds += 1
        self.conversations += len(evidence.stored.last_seq)
        self.rows += sum(evidence.stored.last_seq.values())
        self.accepted += evidence.history.accepted
        self.slowest_delivery = max(self.slowest_delivery, calm.delivered)
        self.slowest_end = max(self.slowest_end, calm.ended)
        self.closings += evidence.history.closings
        self.violations += judge(evidence)
        for name, count in _checked(evidence.history, evidence.stored).items():
            self.checked[name] = self.checked.get(name, 0) + count


def _checked(history: History, stored: Stored) -> dict[str, int]:
    return {
        "commands": len(history.sent),
        "screens": len(history.views),
        "connections": sum(len(view.streams) for view in history.views),
        "repeated at once": len(history.repeated),
        "client ids reused": len(history.reused),
        "claims": len(history.held),
        "words by an old fence": len(history.stale),
        "intrusions": len(history.intrusions),
        "tickets": len(stored.tickets),
    }
