"""A conversation and its states: with_bot → waiting_for_agent → with_agent → with_bot or closed."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from bot.domain.customer import Customer
from bot.domain.desk.desk import MAIN_DESK, OPEN, DeskStanding
from bot.domain.ids import ConversationId, DeskId
from bot.domain.ticket import HandoffTicket
from knowledge_base.words import Language


class ConversationStatus(StrEnum):
    """Who has the word."""

    WITH_BOT = "with_bot"
    WAITING_FOR_AGENT = "waiting_for_agent"
    WITH_AGENT = "with_agent"
    CLOSED = "closed"


@dataclass(frozen=True, slots=True)
class Conversation:
    """What holds for a whole conversation; `ticket` is its newest one, open or not."""

    id: ConversationId
    language: Language
    started_at: datetime
    status: ConversationStatus = ConversationStatus.WITH_BOT
    last_seq: int = 0
    page: str | None = None
    desk_id: DeskId = MAIN_DESK
    ticket: HandoffTicket | None = None
    is_rated: bool = False
    customer: Customer | None = None

    @property
    def agent_name(self) -> str | None:
        """The agent who has the word, if one has."""
        if self.status is not ConversationStatus.WITH_AGENT or self.ticket is None:
            return None
        return self.ticket.agent_name


@dataclass(frozen=True, slots=True)
class ConversationState:
    """What a customer's page shows beside the messages; `position` 1 is next, None when not waiting."""

    status: ConversationStatus
    agent_name: str | None
    position: int | None
    is_rated: bool
    expected_wait: timedelta | None = None
    standing: DeskStanding = OPEN
