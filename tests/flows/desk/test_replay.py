"""Many customers, few agents, agents who vanish: the rows, replayed, show no excess and no inversion."""

import asyncio
from collections import Counter
from random import Random

import pytest

from bot.domain.agent import Agent
from bot.domain.ids import ConversationId
from bot.domain.message import Message, MessageKind
from bot.domain.reply import EscalationReason
from bot.domain.ticket import HandoffTicket, TicketStatus
from bot.errors import AlreadyClaimedError, AtCapacityError, FencedError, NotWaitingError
from bot.flows.handoff import Claim
from bot.ports.desk import Duties
from tests.builders import SetClock
from tests.flows.conftest import LEASE, Bank
from tests.flows.desk.people import at_work, command, ticket_of

CAPACITY = 2
ROUNDS = 14
# Three rounds are a lease: who vanishes later would not be lost before the morning is over.
VANISHING = range(ROUNDS - 4)
_REASONS = (EscalationReason.NOT_UNDERSTOOD, EscalationReason.COMPLAINT, EscalationReason.FRAUD)
_LATE = (AlreadyClaimedError, AtCapacityError, NotWaitingError)
_TAKEN = (MessageKind.AGENT_JOINED, MessageKind.TRANSFERRED)
_OVER = (MessageKind.AGENT_LOST, MessageKind.RESOLVED, MessageKind.RETURNED_TO_QUEUE)


async def arrive(bank: Bank, dice: Random) -> ConversationId:
    """A customer asks for a person, for one reason or another."""
    conversation = await bank.start()
    await bank.store.edit(
        conversation.id, lambda edit: edit.queue_for_person(dice.choice(_REASONS))
    )
    return conversation.id


async def take_the_next(bank: Bank, agent: Agent) -> HandoffTicket | None:
    """The agent claims the first in the queue; None when there is none, no room, or somebody was faster."""
    places = await bank.store.waiting(limit=1)
    if not places:
        return None
    try:
        _, ticket = await bank.handoff.claim(places[0].ticket.id, agent, command())
    except _LATE:
        return None
    return ticket


async def finish_one(bank: Bank, agent: Agent) -> None:
    """The agent resolves what was held longest."""
    held = await bank.store.held_by(agent.id)
    if held:
        ticket = held[0].ticket
        claim = Claim(agent, ticket.conversation_id, ticket.fence)
        await bank.handoff.resolve(claim, command())


@pytest.mark.parametrize("seed", [1, 2, 3])
async def test_a_busy_morning_replayed(bank: Bank, clock: SetClock, seed: int) -> None:
    dice = Random(seed)
    agents = [await at_work(bank, f"Agent{n}", Duties(capacity=CAPACITY)) for n in range(5)]
    customers: list[ConversationId] = []
    gone: dict[str, Claim] = {}
    for number in range(ROUNDS):
        customers += [await arrive(bank, dice) for _ in range(2)]
        present = [agent for agent in agents if agent.id not in gone]
        await asyncio.gather(*(take_the_next(bank, agent) for agent in present * 2))
        await check_room(bank, agents)
        held = await bank.store.held_by(present[0].id)
        if held and len(gone) < 2 and number in VANISHING:
            ticket = held[0].ticket
            gone[present[0].id] = Claim(present[0], ticket.conversation_id, ticket.fence)
        await finish_one(bank, dice.choice([agent for agent in agents if agent.id not in gone]))
        clock.advance(LEASE.total_seconds() / 3)
        for agent in agents:
            if agent.id not in gone:
                await bank.attendance.renew(agent.id)
        await bank.upkeep.sweep()
    await all_are_served(bank, clock, [agent for agent in agents if agent.id not in gone])
    for claim in gone.values():
        with pytest.raises(FencedError):
            await bank.handoff.say(claim, command(), "a ghost")
    for customer in customers:
        assert (await ticket_of(bank, customer)).status is TicketStatus.RESOLVED
        check_one_holder(await bank.store.messages(customer, 0))


async def check_room(bank: Bank, agents: list[Agent]) -> None:
    """Nobody holds more than allowed, and nobody is held twice."""
    held = [place.ticket for agent in agents for place in await bank.store.held_by(agent.id)]
    assert max(Counter(ticket.agent_id for ticket in held).values(), default=0) <= CAPACITY
    assert len({ticket.id for ticket in held}) == len(held)


async def all_are_served(bank: Bank, clock: SetClock, agents: list[Agent]) -> None:
    """Without new arrivals the queue is emptied from its head, in the order that it shows."""
    expected = [place.ticket.id for place in await bank.store.waiting()]
    taken = []
    while await bank.store.count_waiting():
        for agent in agents:
            await finish_one(bank, agent)
            if (ticket := await take_the_next(bank, agent)) is not None:
                taken.append(ticket.id)
            await bank.attendance.renew(agent.id)
        clock.advance(1)
    assert taken == expected
    for agent in agents:
        while await bank.store.held_by(agent.id):
            await finish_one(bank, agent)


def check_one_holder(messages: tuple[Message, ...]) -> None:
    """Taken and given back by turns: at no row has a customer two agents."""
    turns = [message.kind for message in messages if message.kind in (*_TAKEN, *_OVER)]
    assert turns[0::2] == [MessageKind.AGENT_JOINED] * len(turns[0::2])
    assert all(kind in _OVER for kind in turns[1::2])
