"""To whom a ticket is offered: skill, language and room first, then the named agent, then who was idle longest."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from typing import Final

from bot.domain.agent import Colleague, Presence
from bot.domain.ids import AgentId, TicketId
from bot.domain.ticket import HandoffTicket

_LONG_AGO: Final = datetime.min.replace(tzinfo=UTC)


class OfferOutcome(StrEnum):
    """What became of an offer."""

    OPEN = "open"
    ACCEPTED = "accepted"
    DECLINED = "declined"
    UNANSWERED = "unanswered"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, slots=True)
class Offer:
    """A ticket that one agent may take until a moment; at most one is open for each ticket."""

    ticket_id: TicketId
    agent_id: AgentId
    expires_at: datetime


def may_take(colleague: Colleague, ticket: HandoffTicket) -> bool:
    """True when this agent is there for it: available, with room, the skill and the language."""
    return (
        colleague.is_here
        and colleague.agent.presence is Presence.AVAILABLE
        and colleague.load < colleague.capacity
        and (ticket.skill is None or ticket.skill in colleague.skills)
        and (not colleague.languages or ticket.language in colleague.languages)
    )


def best_agent(
    ticket: HandoffTicket,
    colleagues: Collection[Colleague],
    times_offered: Mapping[AgentId, int],
    resting: Collection[AgentId] = (),
) -> Colleague | None:
    """Who is asked next: nobody twice before everybody was asked once; `resting` were asked a moment ago."""
    able = [c for c in colleagues if may_take(c, ticket) and c.agent.id not in resting]
    return min(able, key=lambda c: _rank(c, ticket, times_offered), default=None)


def _rank(
    colleague: Colleague, ticket: HandoffTicket, times_offered: Mapping[AgentId, int]
) -> tuple[int, bool, datetime, int, str]:
    agent_id = colleague.agent.id
    return (
        times_offered.get(agent_id, 0),
        colleague.agent.name.casefold() != (ticket.named_agent or "").casefold(),
        colleague.busy_at or _LONG_AGO,
        colleague.load,
        agent_id,
    )
