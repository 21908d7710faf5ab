"""What the oracles say."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from tests.chaos.history import History
from tests.chaos.store import Row, Stored

ORACLES = {
    "lost": "acknowledged, and not in the store under its seq",
    "phantom": "in the store or on a screen, and never said",
    "doubled": "stored or shown twice",
    "reordered": "not in the order in which it was said, or numbered with a gap",
    "undelivered": "in the store, and not on a screen that stayed",
    "doubly held": "one ticket, two agents",
    "stale write": "written by a claim that no longer held",
    "talked over": "a bot's row while a person had the word, or two replies to one question",
    "place lost": "a ticket that came back is no longer at its place",
    "client id reused": "other words under a client id were acknowledged",
    "foreign": "a conversation opened with the token of another",
    "clock": "a later row with an earlier time",
    "stuck": "a question, a ticket or a command without an end",
}


@dataclass(frozen=True, slots=True)
class Violation:
    """One broken promise."""

    oracle: str
    what: str


@dataclass(slots=True)
class Evidence:
    """Both halves."""

    history: History
    stored: Stored
    pending: list[str] = field(default_factory=list)
    """What had no end when patience ended."""

    def conversations(self) -> Iterator[tuple[str, list[Row]]]:
        """Every stored conversation with its rows in order."""
        for conversation_id in self.stored.last_seq:
            yield conversation_id, self.stored.rows[conversation_id]
