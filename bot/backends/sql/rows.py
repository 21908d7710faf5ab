"""From rows to the words of the domain, and back."""

from collections.abc import Callable, Mapping
from dataclasses import asdict, fields
from datetime import datetime
from types import MappingProxyType
from typing import Any, Final

from sqlalchemy import ColumnElement, and_, bindparam, select

from bot.backends.sql.products.prepared import Row
from bot.backends.sql.tables import (
    agents,
    attachments,
    conversations,
    judgements,
    messages,
    ratings,
    tickets,
    turns,
)
from bot.domain.agent import Agent, Presence, Role
from bot.domain.attachment import Attachment, MediaType
from bot.domain.conversation import Conversation, ConversationStatus
from bot.domain.customer import Customer
from bot.domain.desk.promise import Alert, Segment
from bot.domain.ids import ConversationId
from bot.domain.message import Author, Citation, ClientKey, Message, MessageKind, Verdict
from bot.domain.reply import Choice, Decision, EscalationReason, HitRecord, Turn
from bot.domain.ticket import HandoffTicket, Priority, TicketStatus
from knowledge_base.words import Language

Values = dict[str, object]

CONVERSATION_ROWS: Final = select(conversations, tickets, ratings.c.stars).select_from(
    conversations.outerjoin(tickets, tickets.c.id == conversations.c.ticket_id).outerjoin(
        ratings, ratings.c.conversation_id == conversations.c.id
    )
)
MESSAGE_ROWS: Final = select(messages, judgements.c.verdict, attachments).select_from(
    messages.outerjoin(judgements).outerjoin(
        attachments,
        and_(
            attachments.c.conversation_id == messages.c.conversation_id,
            attachments.c.seq == messages.c.seq,
        ),
    )
)


ONE_CONVERSATION: Final = CONVERSATION_ROWS.where(conversations.c.id == bindparam("wanted_id"))
# Beside it: the message of the same client id, if there is one.
EARLIER_SEQ: Final = (
    select(messages.c.seq)
    .where(
        messages.c.conversation_id == bindparam("wanted_id"),
        messages.c.sender == bindparam("sender"),
        messages.c.client_id == bindparam("client_id"),
    )
    .scalar_subquery()
    .label("earlier_seq")
)


_TICKET_READ: Final[Mapping[str, Callable[[Any], Any]]] = MappingProxyType(
    {
        "language": Language,
        "reason": EscalationReason,
        "status": TicketStatus,
        "priority": Priority,
        "segment": Segment,
        "alerts": lambda said: tuple(map(Alert, said)),
    }
)
# Looked up once: a ticket is read for every message of who waits.
_TICKET_FIELDS: Final = tuple(
    (tickets.c[field.name], _TICKET_READ.get(field.name)) for field in fields(HandoffTicket)
)


def is_message(conversation_id: ConversationId, seq: int) -> ColumnElement[bool]:
    """The condition that holds for one message."""
    return and_(messages.c.conversation_id == conversation_id, messages.c.seq == seq)


def conversation_of(row: Row) -> Conversation:
    """A conversation from its row, one of CONVERSATION_ROWS."""
    return Conversation(
        id=row[conversations.c.id],
        language=Language(row[conversations.c.language]),
        started_at=row[conversations.c.started_at],
        status=ConversationStatus(row[conversations.c.status]),
        last_seq=row[conversations.c.last_seq],
        page=row[conversations.c.page],
        desk_id=row[conversations.c.desk_id],
        ticket=ticket_of(row) if row[tickets.c.id] else None,
        is_rated=row[ratings.c.stars] is not None,
        customer=_customer_of(row),
    )


def _customer_of(row: Row) -> Customer | None:
    customer_id = row[conversations.c.customer_id]
    if customer_id is None:
        return None
    return Customer(
        id=customer_id,
        name=row[conversations.c.customer_name],
        segment=row[conversations.c.customer_segment],
        agent_name=row[conversations.c.customer_agent],
    )


def customer_values(customer: Customer | None) -> Values:
    """A customer as the conversation's row holds one."""
    return {
        "customer_id": customer.id if customer else None,
        "customer_name": customer.name if customer else None,
        "customer_segment": customer.segment if customer else None,
        "customer_agent": customer.agent_name if customer else None,
    }


def ticket_of(row: Row) -> HandoffTicket:
    """A ticket from a row that holds one."""
    return HandoffTicket(
        *[read(row[column]) if read else row[column] for column, read in _TICKET_FIELDS]
    )


def ticket_values(ticket: HandoffTicket, now: datetime) -> Values:
    """A ticket as it is written at one moment."""
    ended_at = None if ticket.is_open else now
    return asdict(ticket) | {"rank_at": ticket.rank_at or ticket.asked_at, "ended_at": ended_at}


def message_of(row: Row) -> Message:
    """A message from its row, one of MESSAGE_ROWS."""
    verdict = row[judgements.c.verdict]
    return Message(
        seq=row[messages.c.seq],
        author=Author(row[messages.c.author]),
        kind=MessageKind(row[messages.c.kind]),
        text=row[messages.c.text],
        at=row[messages.c.at],
        author_name=row[messages.c.author_name],
        client_key=_client_key_of(row),
        in_reply_to=row[messages.c.in_reply_to],
        choice_id=row[messages.c.choice_id],
        citations=tuple(Citation(**citation) for citation in row[messages.c.citations]),
        choices=tuple(Choice(**choice) for choice in row[messages.c.choices]),
        offers_person=row[messages.c.offers_person],
        verdict=Verdict(verdict) if verdict else None,
        attachment=attachment_of(row) if row[attachments.c.id] else None,
    )


def attachment_of(row: Row) -> Attachment:
    """A file from a row that holds one."""
    return Attachment(
        id=row[attachments.c.id],
        name=row[attachments.c.name],
        media_type=MediaType(row[attachments.c.media_type]),
        size=row[attachments.c.size],
    )


def _client_key_of(row: Row) -> ClientKey | None:
    client_id = row[messages.c.client_id]
    return ClientKey(row[messages.c.sender], client_id) if client_id else None


def message_values(conversation_id: ConversationId, message: Message) -> Values:
    """A message as it is written; whether it awaits a reply depends on more than itself."""
    key = message.client_key
    return {
        "conversation_id": conversation_id,
        "seq": message.seq,
        "author": message.author,
        "kind": message.kind,
        "text": message.text,
        "at": message.at,
        "author_name": message.author_name,
        "sender": key.sender if key else None,
        "client_id": key.client_id if key else None,
        "in_reply_to": message.in_reply_to,
        "choice_id": message.choice_id,
        "citations": [asdict(citation) for citation in message.citations],
        "choices": [asdict(choice) for choice in message.choices],
        "offers_person": message.offers_person,
    }


def turn_of(row: Row) -> Turn:
    """The record of one reply from its row."""
    reason = row[turns.c.reason]
    return Turn(
        seq=row[turns.c.seq],
        question=row[turns.c.question],
        decision=Decision(row[turns.c.decision]),
        confidence=row[turns.c.confidence],
        threshold=row[turns.c.threshold],
        reason=EscalationReason(reason) if reason else None,
        generation_id=row[turns.c.generation_id],
        hits=tuple(HitRecord(**hit) for hit in row[turns.c.hits]),
    )


def turn_values(conversation_id: ConversationId, turn: Turn) -> Values:
    """The record of one reply as it is written."""
    return {"conversation_id": conversation_id, **asdict(turn)}


def agent_of(row: Row) -> Agent:
    """An agent from its row."""
    return Agent(
        row[agents.c.id],
        row[agents.c.name],
        Role(row[agents.c.role]),
        Presence(row[agents.c.presence]),
    )
