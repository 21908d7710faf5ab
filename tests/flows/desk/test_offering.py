"""A desk that offers: the best agent is asked, then the next; nothing is forgotten when a process dies."""

from datetime import timedelta

import pytest

from bot.domain.agent import Agent, Presence, Role
from bot.domain.desk.desk import Desk, DeskMode
from bot.domain.desk.hours import Hours
from bot.domain.ticket import HandoffTicket
from bot.errors import AlreadyClaimedError, NotOfferedError
from bot.flows.desk.offering import Offering
from bot.ports.desk import Duties
from tests.builders import SetClock
from tests.flows.conftest import Bank
from tests.flows.desk.people import at_work, command, waiting

OFFERING = Desk(mode=DeskMode.OFFER, answer_within=timedelta(seconds=30))


@pytest.fixture
async def bank(bank: Bank) -> Bank:
    """A bank whose main desk offers."""
    await bank.desks.put(OFFERING)
    return bank


async def offered(bank: Bank, *agents: Agent) -> list[str]:
    """The names of those to whom something is offered."""
    return [one.name for one in agents if await bank.offering.open_to(one)]


async def claim(bank: Bank, ticket: HandoffTicket, agent: Agent) -> None:
    """The agent takes the ticket."""
    await bank.handoff.claim(ticket.id, agent, command())


async def test_who_was_idle_longest_is_asked_and_takes_it(bank: Bank, clock: SetClock) -> None:
    mina, omar = await at_work(bank, "Mina"), await at_work(bank, "Omar")
    first = await waiting(bank)
    await bank.upkeep.sweep()
    assert await offered(bank, mina, omar) == ["Mina"]
    with pytest.raises(NotOfferedError):
        await claim(bank, first, omar)
    await claim(bank, first, mina)
    clock.advance(1)
    second = await waiting(bank)
    await bank.upkeep.sweep()
    assert await offered(bank, mina, omar) == ["Omar"]
    await claim(bank, second, omar)


async def test_declined_or_unanswered_it_goes_to_the_next(bank: Bank, clock: SetClock) -> None:
    mina, omar = await at_work(bank, "Mina"), await at_work(bank, "Omar")
    ticket = await waiting(bank)
    await bank.upkeep.sweep()
    await bank.offering.decline(ticket.id, mina)
    assert await offered(bank, mina, omar) == ["Omar"]
    clock.advance(30)
    await bank.upkeep.sweep()
    assert await offered(bank, mina, omar) == []
    clock.advance(31)
    await bank.upkeep.sweep()
    assert await offered(bank, mina, omar) == ["Mina"]
    with pytest.raises(NotOfferedError):
        await bank.offering.decline(ticket.id, omar)


async def test_nobody_is_offered_more_than_there_is_room_for(bank: Bank) -> None:
    mina = await at_work(bank, "Mina", Duties(capacity=2))
    for _ in range(4):
        await waiting(bank)
    await bank.upkeep.sweep()
    await bank.upkeep.sweep()
    assert len(await bank.offering.open_to(mina)) == 2


async def test_who_is_away_busy_or_gone_is_not_asked(bank: Bank, clock: SetClock) -> None:
    mina, omar = await at_work(bank, "Mina"), await at_work(bank, "Omar")
    await bank.attendance.set_presence(mina, Presence.BUSY)
    await bank.attendance.set_presence(omar, Presence.AWAY)
    await waiting(bank)
    await bank.upkeep.sweep()
    assert await offered(bank, mina, omar) == []
    await bank.attendance.set_presence(mina, Presence.AVAILABLE)
    clock.advance(91)
    await bank.upkeep.sweep()
    assert await offered(bank, mina, omar) == []
    await bank.attendance.renew(mina.id)
    await bank.upkeep.sweep()
    assert await offered(bank, mina, omar) == ["Mina"]


async def test_another_process_goes_on_with_the_offers_of_one_that_died(
    bank: Bank, clock: SetClock
) -> None:
    mina, omar = await at_work(bank, "Mina"), await at_work(bank, "Omar")
    ticket = await waiting(bank)
    await bank.upkeep.sweep()
    other = Offering(bank.desks, bank.offers, bank.roster, bank.bus)
    await other.sweep()
    assert await offered(bank, mina, omar) == ["Mina"]
    clock.advance(30)
    await other.sweep()
    assert await offered(bank, mina, omar) == ["Omar"]
    await claim(bank, ticket, omar)
    with pytest.raises(AlreadyClaimedError):
        await claim(bank, ticket, mina)


async def test_a_closed_desk_offers_nothing(bank: Bank) -> None:
    mina = await at_work(bank, "Mina")
    await waiting(bank)
    await bank.desks.put(Desk(mode=DeskMode.OFFER, hours=Hours(weekly=())))
    await bank.upkeep.sweep()
    assert await offered(bank, mina) == []


async def test_a_supervisor_may_take_what_was_not_offered(bank: Bank) -> None:
    sana = await at_work(bank, "Sana", Duties(Role.SUPERVISOR))
    await bank.attendance.set_presence(sana, Presence.BUSY)
    await claim(bank, await waiting(bank), sana)


async def test_a_desk_of_agents_who_pick_offers_nothing(bank: Bank) -> None:
    await bank.desks.put(Desk())
    mina = await at_work(bank, "Mina")
    ticket = await waiting(bank)
    await bank.upkeep.sweep()
    assert await offered(bank, mina) == []
    await claim(bank, ticket, mina)
