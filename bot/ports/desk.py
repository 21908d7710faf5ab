"""The seams of the desk: who is there, what is offered to whom, what was promised, and hints that may be lost."""

from collections.abc import Sequence
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Protocol

from bot.domain.agent import Agent, Colleague, Presence, Role
from bot.domain.desk.desk import Desk
from bot.domain.desk.offer import Offer
from bot.domain.ids import AgentId, ConversationId, DeskId, TicketId
from bot.domain.ticket import HandoffTicket, QueuePlace
from bot.ports import Topic
from knowledge_base.words import Language


@dataclass(frozen=True, slots=True)
class Duties:
    """What an agent's account says of the work; None leaves a thing as it is."""

    role: Role | None = None
    capacity: int | None = None
    skills: frozenset[str] | None = None
    languages: frozenset[Language] | None = None


@dataclass(frozen=True, slots=True)
class LostClaim:
    """A claim whose agent was not heard from for the length of a lease."""

    conversation_id: ConversationId
    ticket_id: TicketId
    fence: int


class Roster(Protocol):
    """Agents at work. A lease is the agent's: it covers all that the agent holds, on the database's clock."""

    async def set_duties(self, name: str, duties: Duties) -> bool:
        """False when there is no agent of that name."""

    async def set_presence(self, agent_id: AgentId, presence: Presence) -> None:
        """Kept until it is set again."""

    async def renew(self, agent_id: AgentId, lease: timedelta) -> None:
        """The agent was heard from."""

    async def colleagues(self) -> tuple[Colleague, ...]:
        """All agents, by name."""

    async def agent(self, agent_id: AgentId) -> Agent:
        """Raises UnknownAgentError."""

    async def lost_claims(self, lease: timedelta) -> tuple[LostClaim, ...]:
        """Claims older than a lease, of agents whose lease has run out."""


class Desks(Protocol):
    """The desks' hours, modes and service levels."""

    async def desk(self, desk_id: DeskId) -> Desk:
        """Raises UnknownDeskError; the main desk always exists."""

    async def all(self) -> tuple[Desk, ...]:
        """By id."""

    async def put(self, desk: Desk) -> None:
        """Make or replace one."""

    async def now(self) -> datetime:
        """The database's clock."""

    async def recent_holds(self, limit: int) -> tuple[timedelta, ...]:
        """For how long the chats that ended last were held, none of them older than a day."""

    async def nearly_due(self, within: timedelta) -> tuple[HandoffTicket, ...]:
        """Open tickets that are due within this time, or were due, for a reply or to be closed."""


@dataclass(frozen=True, slots=True)
class PastOffer:
    """That an agent was offered a ticket, and since when that is over."""

    agent_id: AgentId
    ended_at: datetime


class Offers(Protocol):
    """Offers of tickets to agents, as rows."""

    async def unoffered(self, desk_ids: Sequence[DeskId]) -> tuple[HandoffTicket, ...]:
        """Waiting tickets of these desks without an open offer, next first."""

    async def past(self, ticket_id: TicketId) -> tuple[PastOffer, ...]:
        """The offers of a ticket that are over and were not taken."""

    async def offer(self, ticket_id: TicketId, agent_id: AgentId, within: timedelta) -> bool:
        """False when the ticket waits no longer, or has an open offer."""

    async def expire(self) -> int:
        """End what was not answered in time, or went to an agent who is gone; how many."""

    async def decline(self, ticket_id: TicketId, agent_id: AgentId) -> bool:
        """False when there is no open offer of that ticket to that agent."""

    async def all_open(self) -> tuple[tuple[QueuePlace, Offer], ...]:
        """What the desks offer to anybody now, the first to expire first."""

    async def open_to(self, agent_id: AgentId) -> tuple[tuple[QueuePlace, Offer], ...]:
        """What the desk offers to one agent now."""


class Side(StrEnum):
    """Who has received and read."""

    CUSTOMER = "customer"
    AGENT = "agent"


@dataclass(frozen=True, slots=True)
class Cursor:
    """Up to which seq a side has received and read."""

    delivered: int = 0
    read: int = 0

    def moved_to(self, other: "Cursor", last_seq: int) -> "Cursor":
        """Never back, and never beyond the last message; what was read was delivered."""
        read = min(max(self.read, other.read), last_seq)
        delivered = min(max(self.delivered, other.delivered, read), last_seq)
        return Cursor(delivered, read)


class Cursors(Protocol):
    """How far each side of a conversation has come; never back."""

    async def move(self, conversation_id: ConversationId, side: Side, cursor: Cursor) -> bool:
        """False when it was there already. Beyond the last message it stops there."""

    async def of(self, conversation_id: ConversationId, side: Side) -> Cursor:
        """Zero before the first move."""


class HintKind(StrEnum):
    """What may be hinted."""

    TYPING = "typing"
    PRESENCE = "presence"
    WHO_IS_THERE = "who_is_there"


@dataclass(frozen=True, slots=True)
class Hint:
    """From one side of a conversation to the other; never stored, never words."""

    kind: HintKind
    side: Side
    is_active: bool


class HintStream(Protocol):
    """One listener's hints; the oldest go when too many wait."""

    async def next(self) -> Hint:
        """Waits for one."""


class Hints(Protocol):
    """Carries hints; losing one loses nothing."""

    async def send(self, topic: Topic, hint: Hint) -> None:
        """To everybody who listens."""

    def listening(self, topic: Topic) -> AbstractAsyncContextManager[HintStream]:
        """Subscribed when the block is entered."""
