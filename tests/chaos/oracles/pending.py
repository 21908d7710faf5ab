"""What still has no end, while there is patience."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Self

from tests.chaos.history import History, Sent, View
from tests.chaos.store import Stored


@dataclass(frozen=True, slots=True)
class Due:
    """What had been begun by a moment: the commands that want an answer, and the rows that each screen is to show."""

    sent: tuple[Sent, ...]
    views: tuple[View, ...]
    last_seq: Mapping[str, int]

    @classmethod
    def by_now(cls, history: History, stored: Stored) -> Self:
        """People go on meanwhile, and what they say later is not among it."""
        return cls(tuple(history.sent), tuple(history.views), dict(stored.last_seq))

    @property
    def missing(self) -> list[str]:
        """Commands without an answer, screens without a row."""
        unanswered = [
            f"{sent.conversation_id} {sent.client_id} has no answer"
            for sent in self.sent
            if not sent.is_answered
        ]
        behind = [
            f"{view.conversation_id}: {view.reader} is behind"
            for view in self.views
            if not view.is_left and len(view.rows) < self.last_seq.get(view.conversation_id, 0)
        ]
        return unanswered + behind


def endless(stored: Stored) -> list[str]:
    """Questions without a reply, tickets that wait or are held."""
    questions = [
        f"{conversation_id} {row.seq} awaits its reply"
        for conversation_id, rows in stored.rows.items()
        for row in rows
        if row.awaits_reply
    ]
    tickets = [
        f"{one.conversation_id}: a ticket is {one.status}"
        for one in stored.tickets
        if one.status in ("waiting", "claimed")
    ]
    return questions + tickets
