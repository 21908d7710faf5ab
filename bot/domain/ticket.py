"""A customer's place in the queue for a person."""

from dataclasses import dataclass, replace
from datetime import datetime
from enum import IntEnum, StrEnum
from types import MappingProxyType
from typing import Final, Self

from bot.domain.agent import Agent
from bot.domain.ids import AgentId, ConversationId, TicketId
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


@dataclass(frozen=True, slots=True)
class HandoffTicket:
    """A customer's place in the queue; `fence` grows with every claim, so that an old claim can be told."""

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

    @property
    def is_open(self) -> bool:
        """True while somebody waits for, or is with, a person."""
        return self.status in (TicketStatus.WAITING, TicketStatus.CLAIMED)

    def pressed(self, reason: EscalationReason) -> Self:
        """More urgent by what the customer wrote while waiting; the same when it is no more urgent."""
        priority = priority_of(reason)
        return replace(self, reason=reason, priority=priority) if priority < self.priority else self

    def claimed_by(self, agent: Agent) -> Self:
        """The same place in the queue, now held by one agent."""
        if self.status is TicketStatus.CLAIMED:
            raise AlreadyClaimedError(agent_name=self.agent_name or "Another colleague")
        if self.status is not TicketStatus.WAITING:
            raise NotWaitingError
        return replace(
            self,
            status=TicketStatus.CLAIMED,
            agent_id=agent.id,
            agent_name=agent.name,
            fence=self.fence + 1,
        )

    def check_held(self, agent_id: AgentId, fence: int) -> None:
        """Raise FencedError unless this agent holds the ticket by this very claim."""
        is_holder = self.status is TicketStatus.CLAIMED and self.agent_id == agent_id
        if not is_holder or self.fence != fence:
            raise FencedError

    def returned(self) -> Self:
        """Back in the queue, at its original place."""
        return replace(
            self,
            status=TicketStatus.WAITING,
            agent_id=None,
            agent_name=None,
            reason=EscalationReason.RETURNED,
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
