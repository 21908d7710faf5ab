"""The seams of the desk: who is there, what is offered to whom, what was promised, and hints that may be lost."""

from collections.abc import Mapping, Sequence
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Protocol

from bot.domain.agent import Agent, Colleague, Presence, Role
from bot.domain.desk.desk import Desk
from bot.domain.desk.offer import Offer
from bot.domain.desk.promise import Alert
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
        """The offers of a ticket that are over."""

    async def offer(self, ticket_id: TicketId, agent_id: AgentId, within: timedelta) -> bool:
        """False when the ticket waits no longer, has an open offer, or the agent no room left."""

    async def expire(self) -> int:
        """End what was not answered in time; how many."""

    async def decline(self, ticket_id: TicketId, agent_id: AgentId) -> bool:
        """False when there is no open offer of that ticket to that agent."""

    async def open_to(self, agent_id: AgentId) -> tuple[tuple[QueuePlace, Offer], ...]:
        """What the desk offers to one agent now."""

    async def open_counts(self) -> Mapping[AgentId, int]:
        """How many open offers each agent has."""


@dataclass(frozen=True, slots=True)
class Pace:
    """What recent chats say of waiting: how long they were held, and how many can be held at once now."""

    chats: int
    mean_held: timedelta
    room: int
    free: int


class PromiseClock(Protocol):
    """Promises that are watched, and what recent chats say of the wait."""

    async def ring(self) -> tuple[tuple[ConversationId, Alert], ...]:
        """Keep as rows what is due to be told and was not told before; the same is told once by all processes."""

    async def pace(self) -> Pace:
        """From the chats that ended last."""


class Side(StrEnum):
    """Who has received and read."""

    CUSTOMER = "customer"
    AGENT = "agent"


@dataclass(frozen=True, slots=True)
class Cursor:
    """Up to which seq a side has received and read."""

    delivered: int = 0
    read: int = 0


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
