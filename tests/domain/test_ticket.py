"""A place in the queue, and who may do what with it."""

from dataclasses import replace

import pytest

from bot.domain.agent import Agent
from bot.domain.ids import ConversationId, TicketId
from bot.domain.reply import EscalationReason
from bot.domain.ticket import HandoffTicket, TicketStatus, enters_at_any_hour
from bot.errors import AlreadyClaimedError, FencedError, NotWaitingError
from knowledge_base.words import Language
from tests.builders import MORNING, agent_named

MINA, OMAR = agent_named("Mina"), agent_named("Omar")


def waiting() -> HandoffTicket:
    """A ticket that nobody has taken."""
    return HandoffTicket(
        TicketId("t_1"),
        ConversationId("c_1"),
        Language.ENGLISH,
        EscalationReason.ASKED_FOR_PERSON,
        MORNING,
    )


def test_a_claimed_ticket_names_its_agent() -> None:
    claimed = waiting().claimed_by(MINA)
    assert (claimed.status, claimed.agent_id, claimed.agent_name, claimed.fence) == (
        TicketStatus.CLAIMED,
        MINA.id,
        "Mina",
        1,
    )


def test_a_claimed_ticket_cannot_be_claimed() -> None:
    with pytest.raises(AlreadyClaimedError, match="Mina has already taken"):
        waiting().claimed_by(MINA).claimed_by(OMAR)


@pytest.mark.parametrize("status", [TicketStatus.RESOLVED, TicketStatus.ABANDONED])
def test_an_ended_ticket_cannot_be_claimed(status: TicketStatus) -> None:
    with pytest.raises(NotWaitingError):
        waiting().ended(status).claimed_by(MINA)


@pytest.mark.parametrize(("agent", "fence"), [(MINA, 0), (MINA, 2), (OMAR, 1)])
def test_only_the_holder_by_this_claim_may_write(agent: Agent, fence: int) -> None:
    claimed = waiting().claimed_by(MINA)
    claimed.check_held(MINA.id, 1)
    with pytest.raises(FencedError):
        claimed.check_held(agent.id, fence)


def test_nobody_holds_a_waiting_ticket() -> None:
    with pytest.raises(FencedError):
        waiting().check_held(MINA.id, 0)


def test_every_claim_raises_the_fence() -> None:
    ticket = waiting()
    fences = []
    for agent in (MINA, OMAR, MINA):
        ticket = ticket.claimed_by(agent)
        fences.append(ticket.fence)
        ticket = ticket.returned()
    assert fences == [1, 2, 3]


@pytest.mark.parametrize(
    ("reason", "then"),
    [
        (EscalationReason.FRAUD, EscalationReason.FRAUD),
        (EscalationReason.COMPLAINT, EscalationReason.COMPLAINT),
        (EscalationReason.NOT_UNDERSTOOD, EscalationReason.RETURNED),
    ],
)
def test_a_danger_that_comes_back_is_still_named(
    reason: EscalationReason, then: EscalationReason
) -> None:
    ticket = replace(waiting(), reason=reason).claimed_by(MINA)
    assert ticket.returned().reason is then


@pytest.mark.parametrize("status", TicketStatus)
def test_a_ticket_is_open_while_waiting_or_claimed(status: TicketStatus) -> None:
    is_open = waiting().ended(status).is_open
    assert is_open is (status in (TicketStatus.WAITING, TicketStatus.CLAIMED))


def test_four_dangers_enter_the_queue_at_any_hour() -> None:
    entering = {reason for reason in EscalationReason if enters_at_any_hour(reason)}
    assert entering == {"self_harm", "threat", "fraud", "lost_card"}
