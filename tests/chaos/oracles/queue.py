"""One holder at a time, a silent bot beside a person, a place that is kept, and an end for everything."""

from collections.abc import Iterator
from typing import Final

from tests.chaos.oracles.verdict import Evidence, Violation
from tests.chaos.store import Row

_WITH_BOT: Final = frozenset({"left_queue", "returned_to_bot"})
_WAITING: Final = frozenset(
    {"waiting_for_agent", "returned_to_queue", "agent_lost", "passed_on", "message_left"}
)
_TAKEN: Final = frozenset({"agent_joined", "transferred"})
_OVER: Final = frozenset({"resolved", "ended"})
_OPENS_TICKET: Final = frozenset({"waiting_for_agent", "message_left"})


def doubly_held(evidence: Evidence) -> Iterator[Violation]:
    """Nobody joins while somebody holds; a fence belongs to one agent; one open ticket at most."""
    for conversation_id, rows in evidence.conversations():
        holder: str | None = None
        for row in rows:
            if row.kind == "agent_joined" and holder is not None:
                yield Violation("doubly held", f"{conversation_id} {row.seq}: held by {holder}")
            holder = _holder_after(row, holder)
    holders: dict[tuple[str, int], str] = {}
    for held in evidence.history.held:
        key = (held.ticket.ticket_id, held.ticket.fence)
        if holders.setdefault(key, held.agent_id) != held.agent_id:
            yield Violation("doubly held", f"{key}: {holders[key]} and {held.agent_id}")
    is_open = ("waiting", "claimed")
    opened = [one.conversation_id for one in evidence.stored.tickets if one.status in is_open]
    for conversation_id in set(opened):
        if opened.count(conversation_id) > 1:
            yield Violation("doubly held", f"{conversation_id} has two open tickets")


def _holder_after(row: Row, holder: str | None) -> str | None:
    if row.kind in _TAKEN:
        return row.author_name
    return None if row.kind in _WITH_BOT | _WAITING | _OVER else holder


def stale_write(evidence: Evidence) -> Iterator[Violation]:
    """An agent's row stands where that agent holds; what was sent by an old fence was never acknowledged."""
    for conversation_id, rows in evidence.conversations():
        holder: str | None = None
        for row in rows:
            if row.author == "agent" and row.author_name != holder:
                yield Violation(
                    "stale write", f"{conversation_id} {row.seq}: {row.author_name}, not {holder}"
                )
            holder = _holder_after(row, holder)
    for late in evidence.history.stale:
        if late.is_accepted:
            yield Violation("stale write", f"{late.conversation_id} {late.client_id}")


def talked_over(evidence: Evidence) -> Iterator[Violation]:
    """A bot's row stands where the bot has the word, and each question has one reply at most."""
    for conversation_id, rows in evidence.conversations():
        is_with_bot = True
        replied: set[int | None] = set()
        for row in rows:
            if row.author == "bot" and not is_with_bot:
                yield Violation("talked over", f"{conversation_id} {row.seq}")
            if row.author == "bot" and row.in_reply_to in replied:
                yield Violation("talked over", f"{conversation_id} {row.in_reply_to} twice")
            if row.author == "bot":
                replied.add(row.in_reply_to)
            is_with_bot = _bot_has_word_after(row, is_with_bot)


def _bot_has_word_after(row: Row, before: bool) -> bool:
    if row.kind in _WITH_BOT:
        return True
    return False if row.kind in _WAITING | _TAKEN | _OVER else before


def place_lost(evidence: Evidence) -> Iterator[Violation]:
    """A ticket's place is the moment at which the customer asked, however often it came back."""
    for conversation_id, rows in evidence.conversations():
        asked = sorted(row.at for row in rows if row.kind in _OPENS_TICKET)
        mine = [one for one in evidence.stored.tickets if one.conversation_id == conversation_id]
        places = sorted(one.asked_at for one in mine)
        if asked != places:
            yield Violation("place lost", f"{conversation_id}: asked {asked}, placed {places}")


def stuck(evidence: Evidence) -> Iterator[Violation]:
    """When the faults are over everything comes to an end."""
    for what in evidence.pending:
        yield Violation("stuck", what)
