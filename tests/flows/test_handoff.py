"""An agent's half of the story: claim, reply, give back, resolve."""

import asyncio

import pytest

from bot.domain.agent import Agent
from bot.domain.conversation import Conversation, ConversationStatus
from bot.domain.ids import ClientId, ConversationId, TicketId
from bot.domain.ticket import HandoffTicket, TicketStatus
from bot.errors import (
    AlreadyClaimedError,
    ClientIdReusedError,
    ConversationClosedError,
    FencedError,
    NotWaitingError,
    TextEmptyError,
    UnknownConversationError,
    UnknownTicketError,
)
from bot.flows.handoff import Claim, Destination
from bot.flows.receipts import Receipt
from tests.builders import SetClock, agent_named
from tests.flows.conftest import Bank

MINA, OMAR = agent_named("Mina"), agent_named("Omar")


def command(name: str) -> ClientId:
    """A client's id for a command."""
    return ClientId(name)


async def waiting(bank: Bank) -> HandoffTicket:
    """The ticket of a customer who asks for a person at once."""
    conversation = await bank.start()
    await bank.converse.request_person(conversation.id, command("p1"))
    return await ticket_of(bank, conversation.id)


async def ticket_of(bank: Bank, conversation_id: ConversationId) -> HandoffTicket:
    """The newest ticket of a conversation."""
    ticket = (await bank.store.conversation(conversation_id)).ticket
    assert ticket is not None
    return ticket


async def claimed(bank: Bank, agent: Agent = MINA) -> Claim:
    """An agent's hold of a new conversation."""
    ticket = await waiting(bank)
    _, held = await bank.handoff.claim(ticket.id, agent, command("c1"))
    return Claim(agent, held.conversation_id, held.fence)


async def status_of(bank: Bank, claim: Claim) -> ConversationStatus:
    """How the conversation stands."""
    return (await bank.store.conversation(claim.conversation_id)).status


async def test_of_two_agents_at_once_one_wins_and_the_other_is_told(bank: Bank) -> None:
    ticket = await waiting(bank)
    results = await asyncio.gather(
        *(bank.handoff.claim(ticket.id, agent, command("c1")) for agent in (MINA, OMAR)),
        return_exceptions=True,
    )
    refusals = [result for result in results if isinstance(result, AlreadyClaimedError)]
    winners = [result for result in results if not isinstance(result, BaseException)]
    assert (len(winners), len(refusals)) == (1, 1)
    assert refusals[0].detail["agent_name"] == winners[0][1].agent_name


async def test_a_repeated_claim_gets_the_same_receipt(bank: Bank) -> None:
    ticket = await waiting(bank)
    first, held = await bank.handoff.claim(ticket.id, MINA, command("c1"))
    again, still_held = await bank.handoff.claim(ticket.id, MINA, command("c1"))
    assert again == Receipt(first.seq, is_duplicate=True)
    assert still_held == held


async def test_a_repeated_claim_does_not_take_back_what_was_given_back(bank: Bank) -> None:
    claim = await claimed(bank)
    await bank.handoff.release(claim, command("r1"), Destination.QUEUE)
    ticket = await ticket_of(bank, claim.conversation_id)
    receipt, current = await bank.handoff.claim(ticket.id, MINA, command("c1"))
    assert receipt.is_duplicate
    assert current.status is TicketStatus.WAITING


async def test_a_double_click_claims_once(bank: Bank) -> None:
    claim = await claimed(bank)
    ticket = await ticket_of(bank, claim.conversation_id)
    receipt, held = await bank.handoff.claim(ticket.id, MINA, command("c2"))
    assert receipt == Receipt(None, is_duplicate=True)
    assert held.fence == claim.fence


async def test_an_unknown_ticket_is_told(bank: Bank) -> None:
    with pytest.raises(UnknownTicketError):
        await bank.handoff.claim(TicketId("t_none"), MINA, command("c1"))


async def test_an_old_ticket_does_not_claim_a_newer_one(bank: Bank) -> None:
    old = await waiting(bank)
    await bank.converse.leave_queue(old.conversation_id, command("l1"))
    await bank.converse.request_person(old.conversation_id, command("p2"))
    with pytest.raises(NotWaitingError):
        await bank.handoff.claim(old.id, MINA, command("c1"))
    assert (await ticket_of(bank, old.conversation_id)).status is TicketStatus.WAITING


async def test_who_left_the_queue_cannot_be_claimed(bank: Bank) -> None:
    ticket = await waiting(bank)
    await bank.converse.leave_queue(ticket.conversation_id, command("l1"))
    with pytest.raises(NotWaitingError):
        await bank.handoff.claim(ticket.id, MINA, command("c1"))


async def test_the_holders_words_reach_the_conversation_once(bank: Bank) -> None:
    claim = await claimed(bank)
    first = await bank.handoff.say(claim, command("s1"), "  Good morning ")
    again = await bank.handoff.say(claim, command("s1"), "Good morning")
    assert again == Receipt(first.seq, is_duplicate=True)
    assert first.seq is not None
    assert (await bank.message(claim.conversation_id, first.seq)).text == "Good morning"


async def test_other_words_by_the_same_command_are_refused(bank: Bank) -> None:
    claim = await claimed(bank)
    await bank.handoff.say(claim, command("s1"), "Good morning")
    with pytest.raises(ClientIdReusedError):
        await bank.handoff.say(claim, command("s1"), "Good evening")
    with pytest.raises(ClientIdReusedError):
        await bank.handoff.resolve(claim, command("s1"))
    ticket = await ticket_of(bank, claim.conversation_id)
    with pytest.raises(ClientIdReusedError):
        await bank.handoff.claim(ticket.id, MINA, command("s1"))


async def test_two_agents_may_use_the_same_client_id(bank: Bank) -> None:
    claim = await claimed(bank)
    await bank.handoff.release(claim, command("x"), Destination.QUEUE)
    ticket = await ticket_of(bank, claim.conversation_id)
    receipt, _ = await bank.handoff.claim(ticket.id, OMAR, command("x"))
    assert not receipt.is_duplicate


async def test_empty_words_are_refused(bank: Bank) -> None:
    with pytest.raises(TextEmptyError):
        await bank.handoff.say(await claimed(bank), command("s1"), " \n")


async def test_given_back_to_the_bot_the_bot_answers_again(bank: Bank) -> None:
    claim = await claimed(bank)
    await bank.handoff.release(claim, command("r1"), Destination.BOT)
    assert await status_of(bank, claim) is ConversationStatus.WITH_BOT
    seq = await bank.said(claim.conversation_id, "When are the branches open?", "a9")
    await bank.ask.reply(claim.conversation_id, seq)
    assert (await bank.kinds(claim.conversation_id))[-1] == "answer"


async def test_given_back_to_the_queue_it_keeps_its_place(bank: Bank, clock: SetClock) -> None:
    claim = await claimed(bank)
    clock.advance(1)
    later = await waiting(bank)
    await bank.handoff.release(claim, command("r1"), Destination.QUEUE)
    queue = [place.ticket.conversation_id for place in await bank.store.waiting()]
    assert queue == [claim.conversation_id, later.conversation_id]


async def test_a_repeated_release_is_not_a_release_to_elsewhere(bank: Bank) -> None:
    claim = await claimed(bank)
    first = await bank.handoff.release(claim, command("r1"), Destination.QUEUE)
    again = await bank.handoff.release(claim, command("r1"), Destination.QUEUE)
    assert again == Receipt(first.seq, is_duplicate=True)
    with pytest.raises(ClientIdReusedError):
        await bank.handoff.release(claim, command("r1"), Destination.BOT)


async def test_a_resolved_conversation_takes_no_more_words(bank: Bank) -> None:
    claim = await claimed(bank)
    await bank.handoff.resolve(claim, command("z1"))
    assert await status_of(bank, claim) is ConversationStatus.CLOSED
    with pytest.raises(ConversationClosedError):
        await bank.said(claim.conversation_id, "one more thing")
    with pytest.raises(FencedError):
        await bank.handoff.say(claim, command("s9"), "one more thing")


async def test_an_old_claim_writes_nothing_after_another_agents(bank: Bank) -> None:
    old = await claimed(bank)
    await bank.handoff.release(old, command("r1"), Destination.QUEUE)
    ticket = await ticket_of(bank, old.conversation_id)
    await bank.handoff.claim(ticket.id, OMAR, command("c1"))
    before = await bank.kinds(old.conversation_id)
    with pytest.raises(FencedError):
        await bank.handoff.say(old, command("s1"), "late words")
    with pytest.raises(FencedError):
        await bank.handoff.resolve(old, command("z1"))
    assert await bank.kinds(old.conversation_id) == before


async def test_agents_see_only_conversations_that_had_a_ticket(bank: Bank) -> None:
    conversation: Conversation = await bank.start()
    with pytest.raises(UnknownConversationError):
        await bank.handoff.access(conversation.id, MINA)
    ticket = await waiting(bank)
    await bank.converse.end(ticket.conversation_id, command("e1"))
    await bank.handoff.access(ticket.conversation_id, MINA)
