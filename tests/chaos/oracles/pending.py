"""What still has no end, while there is patience."""

from tests.chaos.history import History
from tests.chaos.store import Stored


def undelivered(history: History, stored: Stored) -> list[str]:
    """Commands without an answer, screens without a row."""
    unanswered = [
        f"{sent.conversation_id} {sent.client_id} has no answer"
        for sent in history.sent
        if not sent.is_answered
    ]
    behind = [
        f"{view.conversation_id}: {view.reader} is behind"
        for view in history.views
        if not view.is_left and len(view.rows) < stored.last_seq.get(view.conversation_id, 0)
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
