"""Passing on: to an agent who is there, to a skill, back; and what a supervisor decides."""

import pytest

from bot.domain.agent import Agent, Presence, Role
from bot.domain.desk.desk import MAIN_DESK, Desk
from bot.domain.desk.hours import Hours
from bot.domain.ids import AgentId, TicketId
from bot.domain.ticket import TicketStatus
from bot.errors import (
    AgentUnavailableError,
    AtCapacityError,
    ClientIdReusedError,
    FencedError,
    NotWaitingError,
    SupervisorsOnlyError,
    UnknownAgentError,
    UnknownTicketError,
)
from bot.flows.desk.passing import Passing
from bot.flows.desk.reception import Reception
from bot.flows.handoff import Claim
from bot.flows.receipts import Receipt
from bot.ports.desk import Duties
from tests.builders import SetClock
from tests.flows.conftest import Bank
from tests.flows.desk.people import at_work, command, held_by, ticket_of, waiting


@pytest.fixture
async def mina(bank: Bank) -> Agent:
    """An agent at work."""
    return await at_work(bank, "Mina")


@pytest.fixture
async def omar(bank: Bank) -> Agent:
    """Another."""
    return await at_work(bank, "Omar", Duties(capacity=1))


@pytest.fixture
async def sana(bank: Bank) -> Agent:
    """A supervisor at work."""
    return await at_work(bank, "Sana", Duties(Role.SUPERVISOR))


async def test_a_transfer_gives_the_conversation_to_the_other_at_once(
    bank: Bank, mina: Agent, omar: Agent
) -> None:
    claim = await held_by(bank, mina)
    key = command()
    receipt = await bank.passing.transfer(claim, key, omar.id)
    assert await bank.passing.transfer(claim, key, omar.id) == Receipt(receipt.seq, True)
    ticket = await ticket_of(bank, claim.conversation_id)
    assert (ticket.agent_id, ticket.fence) == (omar.id, claim.fence + 1)
    assert (await bank.kinds(claim.conversation_id))[-1] == "transferred"
    with pytest.raises(FencedError):
        await bank.handoff.say(claim, command(), "one more thing")
    with pytest.raises(ClientIdReusedError):
        await bank.passing.pass_on(claim, key, "cards")
    await bank.handoff.say(Claim(omar, claim.conversation_id, ticket.fence), command(), "Hello")


async def test_a_transfer_respects_room_presence_and_existence(
    bank: Bank, mina: Agent, omar: Agent, clock: SetClock
) -> None:
    await held_by(bank, omar)
    claim = await held_by(bank, mina)
    with pytest.raises(AtCapacityError):
        await bank.passing.transfer(claim, command(), omar.id)
    with pytest.raises(UnknownAgentError):
        await bank.passing.transfer(claim, command(), AgentId("a_nobody"))
    await bank.attendance.set_presence(omar, Presence.AWAY)
    with pytest.raises(AgentUnavailableError):
        await bank.passing.transfer(claim, command(), omar.id)
    await bank.attendance.set_presence(omar, Presence.AVAILABLE)
    clock.advance(91)
    await bank.attendance.renew(mina.id)
    with pytest.raises(AgentUnavailableError):
        await bank.passing.transfer(claim, command(), omar.id)
    assert (await ticket_of(bank, claim.conversation_id)).agent_id == mina.id


async def test_passed_on_to_a_skill_it_waits_at_its_place_for_who_has_it(
    bank: Bank, mina: Agent
) -> None:
    claim = await held_by(bank, mina)
    before = await ticket_of(bank, claim.conversation_id)
    await bank.passing.pass_on(claim, command(), "mortgage")
    ticket = await ticket_of(bank, claim.conversation_id)
    assert (ticket.status, ticket.skill) == (TicketStatus.WAITING, "mortgage")
    assert (ticket.rank_at, ticket.asked_at) == (before.rank_at, before.asked_at)
    assert (await bank.kinds(claim.conversation_id))[-1] == "passed_on"


async def test_a_supervisor_assigns_reassigns_and_takes_back(
    bank: Bank, mina: Agent, omar: Agent, sana: Agent
) -> None:
    ticket = await waiting(bank)
    for to, kind in ((mina, "agent_joined"), (omar, "transferred"), (None, "returned_to_queue")):
        key, goal = command(), to.id if to else None
        first = await bank.passing.assign(ticket.id, sana, key, goal)
        assert await bank.passing.assign(ticket.id, sana, key, goal) == Receipt(first.seq, True)
        assert (await bank.kinds(ticket.conversation_id))[-1] == kind
        assert (await ticket_of(bank, ticket.conversation_id)).agent_id == goal
    assert await bank.passing.assign(ticket.id, sana, command(), None) == Receipt(None, True)


async def test_who_lost_a_conversation_to_a_supervisor_is_fenced(
    bank: Bank, mina: Agent, omar: Agent, sana: Agent
) -> None:
    claim = await held_by(bank, mina)
    ticket = await ticket_of(bank, claim.conversation_id)
    await bank.passing.assign(ticket.id, sana, command(), omar.id)
    with pytest.raises(FencedError):
        await bank.handoff.say(claim, command(), "Hello")


async def test_what_is_over_or_was_never_there_is_not_assigned(
    bank: Bank, mina: Agent, sana: Agent
) -> None:
    ticket = await waiting(bank)
    await bank.converse.leave_queue(ticket.conversation_id, command())
    with pytest.raises(NotWaitingError):
        await bank.passing.assign(ticket.id, sana, command(), mina.id)
    with pytest.raises(UnknownTicketError):
        await bank.passing.assign(TicketId("t_none"), sana, command(), mina.id)


async def test_the_role_counts_that_the_account_has_now(bank: Bank, sana: Agent) -> None:
    await bank.attendance.set_duties("Sana", Duties(Role.AGENT))
    ticket = await waiting(bank)
    with pytest.raises(SupervisorsOnlyError):
        await bank.passing.assign(ticket.id, sana, command(), sana.id)
    with pytest.raises(SupervisorsOnlyError):
        await bank.passing.put_desk(sana, Desk())


async def test_customers_are_told_of_a_change_at_once(bank: Bank, sana: Agent) -> None:
    reception = Reception(bank.desks, bank.roster, lambda: 0.0)
    passing = Passing(bank.store, bank.roster, bank.desks, reception, bank.bus)
    assert (await reception.standing(MAIN_DESK)).is_open
    await passing.put_desk(sana, Desk(hours=Hours(weekly=())))
    assert not (await reception.standing(MAIN_DESK)).is_open
