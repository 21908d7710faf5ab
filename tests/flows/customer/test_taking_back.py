"""A customer in the queue leaves it by words, as by the button."""

import pytest

from bot.domain.conversation import ConversationStatus
from bot.domain.ids import ClientId
from bot.flows.receipts import Receipt
from tests.flows.conftest import Bank
from tests.flows.desk.people import at_work, command, ticket_of
from tests.flows.test_replies import becomes, working
from tests.small_content import QUESTION, UNKNOWN

PERSON, AGAIN = ClientId("p1"), ClientId("w1")


async def test_who_takes_the_wish_back_has_left_the_queue_and_is_told_so(bank: Bank) -> None:
    """Nothing said before is answered any more; the same command again does nothing."""
    conversation = await bank.start()
    await bank.converse.request_person(conversation.id, PERSON)
    await bank.said(conversation.id, UNKNOWN)
    first = await bank.converse.say(conversation.id, AGAIN, "sorry, never mind")
    again = await bank.converse.say(conversation.id, AGAIN, "sorry, never mind")
    assert again == Receipt(first.seq, is_duplicate=True)
    assert (await bank.store.conversation(conversation.id)).status is ConversationStatus.WITH_BOT
    assert await bank.store.count_waiting() == 0
    async with working(bank.replies):
        await bank.replies.sweep()
        seq = await bank.said(conversation.id, QUESTION, "q1")
        await becomes(
            bank,
            conversation.id,
            *("waiting_for_agent", "words", "words", "left_queue", "words", "answer"),
        )
    assert (await bank.message(conversation.id, seq + 1)).in_reply_to == seq


async def test_the_question_behind_it_is_answered(bank: Bank) -> None:
    conversation = await bank.start()
    await bank.converse.request_person(conversation.id, PERSON)
    await bank.said(conversation.id, f"no longer needed. {QUESTION}")
    async with working(bank.replies):
        await becomes(bank, conversation.id, "waiting_for_agent", "words", "left_queue", "answer")


@pytest.mark.parametrize(
    "text", ["that is all", "never mind, somebody has stolen my card", "算了，叫个真人来", UNKNOWN]
)
async def test_who_says_anything_else_waits_on(bank: Bank, text: str) -> None:
    conversation = await bank.start()
    await bank.converse.request_person(conversation.id, PERSON)
    await bank.said(conversation.id, text)
    assert await bank.store.count_waiting() == 1


async def test_whose_life_is_in_danger_does_not_leave_by_words(bank: Bank) -> None:
    conversation, _ = await bank.replied("I want to kill myself")
    await bank.said(conversation.id, "forget it", "w2")
    assert await bank.store.count_waiting() == 1


async def test_words_to_an_agent_are_for_the_agent(bank: Bank) -> None:
    conversation = await bank.start()
    await bank.converse.request_person(conversation.id, PERSON)
    ticket = await ticket_of(bank, conversation.id)
    await bank.handoff.claim(ticket.id, await at_work(bank, "Mina"), command())
    await bank.said(conversation.id, "never mind, found it")
    assert (await bank.kinds(conversation.id))[-1] == "words"
    assert (await bank.store.conversation(conversation.id)).status is ConversationStatus.WITH_AGENT
