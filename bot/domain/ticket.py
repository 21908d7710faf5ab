"""A customer's place in the queue for a person."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import IntEnum, StrEnum
from types import MappingProxyType
from typing import Final, Self

from bot.domain.agent import Agent
from bot.domain.desk.desk import MAIN_DESK
from bot.domain.desk.promise import Alert, Promise, Segment, Term
from bot.domain.ids import AgentId, ConversationId, DeskId, TicketId
from bot.domain.reply import EscalationReason
from bot.errors import AlreadyClaimedError, FencedError, NotWaitingError
from knowledge_base.words import Language


class TicketStatus(StrEnum):
    """Where a ticket stands."""

    WAITING = "waiting"
    CLAIMED = "claimed"
    RESOLVED = "resolved"
    ABANDONED = "abandoned"


class Priority(IntEnum):
    """Who is taken first: the lower, the sooner."""

    LIFE = 0
    MONEY = 1
    CARE = 2
    COMPLAINT = 3
    ORDINARY = 4


_PRIORITIES: Final = MappingProxyType(
    {
        EscalationReason.SELF_HARM: Priority.LIFE,
        EscalationReason.THREAT: Priority.LIFE,
        EscalationReason.FRAUD: Priority.MONEY,
        EscalationReason.LOST_CARD: Priority.MONEY,
        EscalationReason.DISPUTE: Priority.CARE,
        EscalationReason.BEREAVEMENT: Priority.CARE,
        EscalationReason.HARDSHIP: Priority.CARE,
        EscalationReason.COMPLAINT: Priority.COMPLAINT,
    }
)


def priority_of(reason: EscalationReason) -> Priority:
    """How urgent a reason is; what is not on the list is ordinary."""
    return _PRIORITIES.get(reason, Priority.ORDINARY)


# How much earlier than an ordinary ticket of the same moment one counts. A difference of two moments never
# changes, so neither does the order of two tickets: nobody is passed by who asked later than this.
_HEAD_STARTS: Final = MappingProxyType(
    {
        Priority.LIFE: timedelta(days=28),
        Priority.MONEY: timedelta(days=14),
        Priority.CARE: timedelta(hours=1),
        Priority.COMPLAINT: timedelta(minutes=30),
        Priority.ORDINARY: timedelta(0),
    }
)


def enters_at_any_hour(reason: EscalationReason) -> bool:
    """True for a danger to life or money: it enters the queue whether the desk is open or not."""
    return priority_of(reason) <= Priority.MONEY


@dataclass(frozen=True, slots=True)
class HandoffTicket:
    """A customer's place in the queue; `fence` grows with every claim, so that an old claim can be told.

    The queue is taken by `rank_at`: the moment the first reply is due, less the head start of the priority.
    """

    id: TicketId
    conversation_id: ConversationId
    language: Language
    reason: EscalationReason
    asked_at: datetime
    status: TicketStatus = TicketStatus.WAITING
    agent_id: AgentId | None = None
    agent_name: str | None = None
    fence: int = 0
    priority: Priority = Priority.ORDINARY
    segment: Segment = Segment.STANDARD
    desk_id: DeskId = MAIN_DESK
    skill: str | None = None
    named_agent: str | None = None
    contact: str | None = None
    rank_at: datetime | None = None
    promised_at: datetime | None = None
    first_reply_due_at: datetime | None = None
    first_replied_at: datetime | None = None
    resolution_due_at: datetime | None = None
    alerts: tuple[Alert, ...] = ()

    def promised(self, level: Promise, since: datetime) -> Self:
        """With its place and its due times; the clock runs from `since`, the place counts from the asking."""
        rank_at = self.asked_at + level.first_reply - _HEAD_STARTS[self.priority]
        return replace(
            self,
            rank_at=rank_at,
            promised_at=since,
            first_reply_due_at=since + level.first_reply,
            resolution_due_at=since + level.resolution,
        )

    @property
    def is_open(self) -> bool:
        """True while somebody waits for, or is with, a person."""
        return self.status in (TicketStatus.WAITING, TicketStatus.CLAIMED)

    def due_alerts(self, now: datetime) -> tuple[Alert, ...]:
        """What the clock has to tell by now and has not told yet."""
        if self.promised_at is None:
            return ()
        told: list[Alert] = []
        if self.first_reply_due_at is not None:
            term = Term(self.promised_at, self.first_reply_due_at, self.first_replied_at)
            told += [Alert.FIRST_REPLY_WARNING] * term.is_warned(now)
            told += [Alert.FIRST_REPLY_BREACH] * term.is_broken(now)
        if self.resolution_due_at is not None and self.is_open:
            term = Term(self.promised_at, self.resolution_due_at)
            told += [Alert.RESOLUTION_WARNING] * term.is_warned(now)
            told += [Alert.RESOLUTION_BREACH] * term.is_broken(now)
        return tuple(alert for alert in told if alert not in self.alerts)

    def pressed(self, reason: EscalationReason) -> Self:
        """More urgent by what the customer wrote while waiting; the same when it is no more urgent."""
        priority = priority_of(reason)
        if priority >= self.priority:
            return self
        gained = _HEAD_STARTS[priority] - _HEAD_STARTS[self.priority]
        rank_at = (self.rank_at or self.asked_at) - gained
        return replace(self, reason=reason, priority=priority, rank_at=rank_at)

    def claimed_by(self, agent: Agent) -> Self:
        """The same place in the queue, now held by one agent."""
        if self.status is TicketStatus.CLAIMED:
            raise AlreadyClaimedError(agent_name=self.agent_name or "Another colleague")
        if self.status is not TicketStatus.WAITING:
            raise NotWaitingError
        return self.given_to(agent)

    def given_to(self, agent: Agent) -> Self:
        """Held by one agent, whoever held it before; what was done by an older fence is over."""
        return replace(
            self,
            status=TicketStatus.CLAIMED,
            agent_id=agent.id,
            agent_name=agent.name,
            fence=self.fence + 1,
        )

    def replied(self, at: datetime) -> Self:
        """A person has replied; the first time counts."""
        return self if self.first_replied_at else replace(self, first_replied_at=at)

    def check_held(self, agent_id: AgentId, fence: int) -> None:
        """Raise FencedError unless this agent holds the ticket by this very claim."""
        is_holder = self.status is TicketStatus.CLAIMED and self.agent_id == agent_id
        if not is_holder or self.fence != fence:
            raise FencedError

    def returned(self) -> Self:
        """Back in the queue, at its original place; a danger is still named."""
        is_ordinary = priority_of(self.reason) is Priority.ORDINARY
        return replace(
            self,
            status=TicketStatus.WAITING,
            agent_id=None,
            agent_name=None,
            reason=EscalationReason.RETURNED if is_ordinary else self.reason,
        )

    def ended(self, status: TicketStatus) -> Self:
        """No longer open: resolved or abandoned; who held it last is kept."""
        return replace(self, status=status)


@dataclass(frozen=True, slots=True)
class QueuePlace:
    """A ticket as the queue shows it, with the customer's last words."""

    ticket: HandoffTicket
    last_words: str
    last_seq: int
