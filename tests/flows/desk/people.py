"""Agents with accounts, at work, and customers who wait."""

from itertools import count

from bot.domain.agent import Agent
from bot.domain.ids import ClientId, ConversationId
from bot.domain.ticket import HandoffTicket
from bot.flows.handoff import Claim
from bot.ports.desk import Duties
from tests.builders import agent_named
from tests.flows.conftest import Bank

_numbers = count(1)


def command() -> ClientId:
    """A new client id."""
    return ClientId(f"n{next(_numbers)}")


async def at_work(bank: Bank, name: str, duties: Duties | None = None) -> Agent:
    """An agent with an account, whose console has connected."""
    agent = agent_named(name)
    await bank.agents.add(agent, "hash")
    await bank.attendance.set_duties(name, duties or Duties())
    await bank.attendance.arrive(agent)
    return await bank.attendance.agent(agent.id)


async def waiting(bank: Bank) -> HandoffTicket:
    """The ticket of a new customer who asks for a person."""
    conversation = await bank.start()
    await bank.converse.request_person(conversation.id, command())
    return await ticket_of(bank, conversation.id)


async def ticket_of(bank: Bank, conversation_id: ConversationId) -> HandoffTicket:
    """The newest ticket of a conversation."""
    ticket = (await bank.store.conversation(conversation_id)).ticket
    assert ticket is not None
    return ticket


async def held_by(bank: Bank, agent: Agent) -> Claim:
    """An agent's hold of a new conversation."""
    ticket = await waiting(bank)
    _, held = await bank.handoff.claim(ticket.id, agent, command())
    return Claim(agent, held.conversation_id, held.fence)
