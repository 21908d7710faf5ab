"""How the queue is read; its order stands here and nowhere else."""

from typing import Final

from sqlalchemy import ColumnElement, RowMapping, Select, func, select, tuple_

from bot.backends.sql.rows import ticket_of
from bot.backends.sql.tables import conversations, messages, tickets
from bot.domain.ids import AgentId
from bot.domain.message import Author
from bot.domain.ticket import HandoffTicket, QueuePlace, TicketStatus

_ORDER: Final = (tickets.c.rank_at, tickets.c.asked_at, tickets.c.id)
_IS_WAITING: Final = tickets.c.status == TicketStatus.WAITING
# As much as a card in the console shows.
_LAST_WORDS_LENGTH: Final = 200
_last_words: Final = (
    select(func.substr(messages.c.text, 1, _LAST_WORDS_LENGTH))
    .where(
        messages.c.conversation_id == tickets.c.conversation_id,
        messages.c.author == Author.CUSTOMER,
    )
    .order_by(messages.c.seq.desc())
    .limit(1)
    .scalar_subquery()
    .label("last_words")
)


def waiting_places(limit: int) -> Select[*tuple[object, ...]]:
    """The places that wait, next first."""
    return places_where(_IS_WAITING).order_by(*_ORDER).limit(limit)


def waiting_ids() -> Select[str]:
    """The tickets that wait, next first."""
    return select(tickets.c.id).where(_IS_WAITING).order_by(*_ORDER)


def places_held_by(agent_id: AgentId) -> Select[*tuple[object, ...]]:
    """The places that one agent holds, oldest claim first."""
    is_held = (tickets.c.status == TicketStatus.CLAIMED) & (tickets.c.agent_id == agent_id)
    return places_where(is_held).order_by(tickets.c.claimed_at, tickets.c.id)


def waiting_count() -> Select[int]:
    """How many wait."""
    return select(func.count()).select_from(tickets).where(_IS_WAITING)


def waiting_before(ticket: HandoffTicket) -> Select[int]:
    """How many are taken before this one."""
    return waiting_count().where(tuple_(*_ORDER) < (ticket.rank_at, ticket.asked_at, ticket.id))


def place_of(row: RowMapping) -> QueuePlace:
    """A ticket as the queue shows it."""
    return QueuePlace(ticket_of(row), row["last_words"] or "", row[conversations.c.last_seq])


def places_where(condition: ColumnElement[bool]) -> Select[*tuple[object, ...]]:
    """Tickets for which this holds, as the queue shows them, in no order."""
    return (
        select(tickets, conversations.c.last_seq, _last_words)
        .join(conversations, conversations.c.id == tickets.c.conversation_id)
        .where(condition)
    )
