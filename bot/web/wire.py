"""What clients are sent: the domain's words as JSON objects. docs/protocol.md describes each."""

from datetime import UTC, datetime, timedelta
from functools import cached_property
from typing import Annotated
from urllib.parse import quote

from pydantic import BaseModel, ConfigDict, PlainSerializer

from bot.domain.attachment import Attachment
from bot.domain.conversation import ConversationState, ConversationStatus
from bot.domain.desk.desk import DeskStanding
from bot.domain.desk.promise import Alert, Segment
from bot.domain.message import Author, Citation, Message, MessageKind, Verdict
from bot.domain.reply import Choice, Decision, EscalationReason, Turn
from bot.domain.ticket import Priority, QueuePlace, TicketStatus
from knowledge_base.words import Language


def _rfc3339(at: datetime) -> str:
    return at.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def _seconds(time: timedelta | None) -> int | None:
    return None if time is None else round(time.total_seconds())


Time = Annotated[datetime, PlainSerializer(_rfc3339, return_type=str)]


class Wire(BaseModel):
    """An object that leaves the server."""

    model_config = ConfigDict(frozen=True)

    @cached_property
    def as_json(self) -> str:
        """As it is sent; written once, however many read it."""
        return self.model_dump_json()


class CitationObject(Wire):
    """An approved passage that an answer rests on."""

    passage_id: str
    title: str
    url: str
    version: str

    @classmethod
    def of(cls, citation: Citation) -> "CitationObject":
        """Its page is served by `pages`."""
        url = f"/sources/{quote(citation.passage_id, safe='')}"
        return cls(
            passage_id=citation.passage_id, title=citation.title, url=url, version=citation.version
        )


class ChoiceObject(Wire):
    """One way in which a question may be meant."""

    id: str
    label: str

    @classmethod
    def of(cls, choice: Choice) -> "ChoiceObject":
        """As it is."""
        return cls(id=choice.id, label=choice.label)


class AttachmentObject(Wire):
    """A file beside a message; it is read over HTTP."""

    id: str
    name: str
    media_type: str
    size: int

    @classmethod
    def of(cls, file: Attachment) -> "AttachmentObject":
        """As it is."""
        return cls(id=file.id, name=file.name, media_type=file.media_type, size=file.size)


class MessageObject(Wire):
    """One message, as its reader sees it."""

    seq: int
    author: Author
    author_name: str | None
    text: str
    at: Time
    client_id: str | None
    in_reply_to: int | None
    kind: MessageKind
    citations: list[CitationObject]
    choices: list[ChoiceObject]
    offers_person: bool
    verdict: Verdict | None
    attachment: AttachmentObject | None = None

    @classmethod
    def of(cls, message: Message, reader: str) -> "MessageObject":
        """`reader` is a sender's name: only one's own client ids are shown."""
        key = message.client_key if message.kind is MessageKind.WORDS else None
        return cls(
            seq=message.seq,
            author=message.author,
            author_name=message.author_name,
            text=message.text,
            at=message.at,
            client_id=key.client_id if key and key.sender == reader else None,
            in_reply_to=message.in_reply_to,
            kind=message.kind,
            citations=[CitationObject.of(citation) for citation in message.citations],
            choices=[ChoiceObject.of(choice) for choice in message.choices],
            offers_person=message.offers_person,
            verdict=message.verdict,
            attachment=AttachmentObject.of(message.attachment) if message.attachment else None,
        )


class DeskObject(Wire):
    """Whether people are there; `opens_at` is null while open, or when nobody knows."""

    open: bool
    staffed: bool
    opens_at: Time | None

    @classmethod
    def of(cls, standing: DeskStanding) -> "DeskObject":
        """For the customer."""
        return cls(open=standing.is_open, staffed=standing.is_staffed, opens_at=standing.opens_at)


class StateObject(Wire):
    """How a conversation stands."""

    status: ConversationStatus
    agent_name: str | None
    position: int | None
    rated: bool
    expected_wait_seconds: int | None
    desk: DeskObject

    @classmethod
    def of(cls, state: ConversationState) -> "StateObject":
        """For the customer."""
        return cls(
            status=state.status,
            agent_name=state.agent_name,
            position=state.position,
            rated=state.is_rated,
            expected_wait_seconds=_seconds(state.expected_wait),
            desk=DeskObject.of(state.standing),
        )


class TicketObject(Wire):
    """A place in the queue."""

    ticket_id: str
    conversation_id: str
    status: TicketStatus
    reason: EscalationReason
    language: Language
    asked_at: Time
    agent_id: str | None
    agent_name: str | None
    fence: int
    last_words: str
    last_seq: int
    priority: Priority
    segment: Segment
    desk: str
    skill: str | None
    named_agent: str | None
    contact: str | None
    first_reply_due_at: Time | None
    first_replied_at: Time | None
    resolution_due_at: Time | None
    alerts: list[Alert]

    @classmethod
    def of(cls, place: QueuePlace) -> "TicketObject":
        """For an agent."""
        ticket = place.ticket
        return cls(
            ticket_id=ticket.id,
            conversation_id=ticket.conversation_id,
            status=ticket.status,
            reason=ticket.reason,
            language=ticket.language,
            asked_at=ticket.asked_at,
            agent_id=ticket.agent_id,
            agent_name=ticket.agent_name,
            fence=ticket.fence,
            last_words=place.last_words,
            last_seq=place.last_seq,
            priority=ticket.priority,
            segment=ticket.segment,
            desk=ticket.desk_id,
            skill=ticket.skill,
            named_agent=ticket.named_agent,
            contact=ticket.contact,
            first_reply_due_at=ticket.first_reply_due_at,
            first_replied_at=ticket.first_replied_at,
            resolution_due_at=ticket.resolution_due_at,
            alerts=list(ticket.alerts),
        )


class HitObject(Wire):
    """A candidate that the bot saw."""

    id: str
    title: str
    score: float


class TurnObject(Wire):
    """How one of the bot's replies came about."""

    seq: int
    question: str
    decision: Decision
    confidence: float
    threshold: float
    reason: EscalationReason | None
    generation: str | None
    hits: list[HitObject]

    @classmethod
    def of(cls, turn: Turn) -> "TurnObject":
        """For an agent."""
        return cls(
            seq=turn.seq,
            question=turn.question,
            decision=turn.decision,
            confidence=turn.confidence,
            threshold=turn.threshold,
            reason=turn.reason,
            generation=turn.generation_id,
            hits=[HitObject(id=hit.id, title=hit.title, score=hit.score) for hit in turn.hits],
        )
