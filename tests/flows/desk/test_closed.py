"""Nobody is there: the customer is told from when, may leave a message, and is never made to wait for nobody."""

from datetime import UTC, datetime, timedelta

import pytest

from bot.domain.conversation import ConversationStatus
from bot.domain.desk.desk import Desk
from bot.domain.desk.hours import Hours, Opening
from bot.domain.ids import DeskId
from bot.domain.message import Message
from bot.errors import (
    AlreadyClaimedError,
    ClientIdReusedError,
    ConversationClosedError,
    TextEmptyError,
    UnknownDeskError,
)
from bot.flows.receipts import Receipt
from knowledge_base.words import Language
from tests.builders import SetClock
from tests.flows.conftest import Bank
from tests.flows.desk.people import at_work, command, held_by, ticket_of, waiting
from tests.small_content import UNKNOWN

# The tests' morning is a Sunday.
MONDAY_TO_FRIDAY = tuple(Opening(day, 8 * 60, 20 * 60) for day in range(5))
CLOSED = Desk(hours=Hours("Europe/London", MONDAY_TO_FRIDAY))
OPENS_AT = datetime(2026, 3, 2, 8, tzinfo=UTC)
CONTACT = "+44 20 7946 0000"


@pytest.fixture
async def bank(bank: Bank) -> Bank:
    """A bank on a Sunday."""
    await bank.desks.put(CLOSED)
    return bank


async def last(bank: Bank, conversation_id: str) -> Message:
    """What was said last."""
    return (await bank.store.messages(conversation_id, 0))[-1]  # type: ignore[arg-type]


async def test_who_asks_for_a_person_is_told_when_somebody_is_there(bank: Bank) -> None:
    conversation = await bank.start()
    key = command()
    receipt = await bank.converse.request_person(conversation.id, key)
    assert await bank.converse.request_person(conversation.id, key) == Receipt(receipt.seq, True)
    message = await last(bank, conversation.id)
    assert message.kind == "desk_closed"
    assert "Monday, 2 March, at 08:00" in message.text
    conversation = await bank.store.conversation(conversation.id)
    assert (conversation.status, conversation.ticket) == (ConversationStatus.WITH_BOT, None)
    standing = (await bank.follow.state_of(conversation)).standing
    assert (standing.is_open, standing.opens_at) == (False, OPENS_AT)


async def test_it_is_told_in_the_customers_language(bank: Bank) -> None:
    conversation = await bank.start(Language.CHINESE)
    await bank.converse.request_person(conversation.id, command())
    assert "3月2日（周一）08:00" in (await last(bank, conversation.id)).text


async def test_what_the_bot_cannot_answer_is_not_passed_on_to_nobody(bank: Bank) -> None:
    conversation, reply = await bank.replied(UNKNOWN)
    assert reply.kind == "escalation"
    assert "passing" not in reply.text
    assert (await last(bank, conversation.id)).kind == "desk_closed"
    assert conversation.status is ConversationStatus.WITH_BOT


async def test_a_danger_is_answered_at_once_and_waits_for_the_first_who_comes(bank: Bank) -> None:
    conversation, reply = await bank.replied("Somebody stole my card and uses it")
    assert "freeze" in reply.text
    assert (await last(bank, conversation.id)).kind == "desk_closed"
    assert conversation.status is ConversationStatus.WAITING_FOR_AGENT


async def test_a_message_that_was_left_is_first_in_line_at_the_opening(
    bank: Bank, clock: SetClock
) -> None:
    conversation = await bank.start()
    key = command()
    leave = (conversation.id, key, "Please call me", CONTACT)
    receipt = await bank.converse.leave_message(*leave)
    assert await bank.converse.leave_message(*leave) == Receipt(receipt.seq, True)
    with pytest.raises(ClientIdReusedError):
        await bank.converse.leave_message(conversation.id, key, "Do not call me", CONTACT)
    assert await bank.kinds(conversation.id) == ["words", "message_left"]
    left = await ticket_of(bank, conversation.id)
    assert (left.contact, left.first_reply_due_at) == (CONTACT, OPENS_AT + timedelta(minutes=5))
    clock.now = OPENS_AT
    await waiting(bank)
    assert (await bank.store.waiting())[0].ticket == left
    await bank.upkeep.sweep()
    assert (await ticket_of(bank, conversation.id)).alerts == ()
    clock.advance(301)
    await bank.upkeep.sweep()
    assert (await ticket_of(bank, conversation.id)).alerts == (
        "first_reply_warning",
        "first_reply_breach",
    )


async def test_a_danger_in_a_message_that_was_left_is_urgent(bank: Bank) -> None:
    conversation = await bank.start()
    text = "My card was stolen and somebody uses it"
    await bank.converse.leave_message(conversation.id, command(), text, CONTACT)
    assert (await ticket_of(bank, conversation.id)).reason == "lost_card"


async def test_who_waits_already_leaves_a_contact_with_the_same_place(
    bank: Bank, clock: SetClock
) -> None:
    clock.now = OPENS_AT
    ticket = await waiting(bank)
    await bank.converse.leave_message(ticket.conversation_id, command(), "I must go", CONTACT)
    after = await ticket_of(bank, ticket.conversation_id)
    assert (after.id, after.contact, after.rank_at) == (ticket.id, CONTACT, ticket.rank_at)


async def test_a_message_is_not_left_beside_an_agent_or_in_a_closed_conversation(
    bank: Bank, clock: SetClock
) -> None:
    clock.now = OPENS_AT
    claim = await held_by(bank, await at_work(bank, "Mina"))
    with pytest.raises(AlreadyClaimedError):
        await bank.converse.leave_message(claim.conversation_id, command(), "Hello", CONTACT)
    await bank.converse.end(claim.conversation_id, command())
    with pytest.raises(ConversationClosedError):
        await bank.converse.leave_message(claim.conversation_id, command(), "Hello", CONTACT)
    with pytest.raises(TextEmptyError):
        await bank.converse.leave_message(claim.conversation_id, command(), " ", CONTACT)


async def test_a_desk_that_wants_agents_is_closed_without_any(bank: Bank) -> None:
    await bank.desks.put(Desk(waits_unstaffed=False))
    conversation = await bank.start()
    await bank.converse.request_person(conversation.id, command())
    assert (await last(bank, conversation.id)).kind == "desk_closed"
    await at_work(bank, "Mina")
    await bank.converse.request_person(conversation.id, command())
    assert (await last(bank, conversation.id)).kind == "waiting_for_agent"


async def test_a_conversation_belongs_to_a_desk_that_exists(bank: Bank) -> None:
    with pytest.raises(UnknownDeskError):
        await bank.converse.start(Language.ENGLISH, None, DeskId("loans"))
    await bank.desks.put(Desk(DeskId("loans")))
    conversation, _ = await bank.converse.start(Language.ENGLISH, None, DeskId("loans"))
    await bank.converse.request_person(conversation.id, command())
    assert (await ticket_of(bank, conversation.id)).desk_id == "loans"
