"""Who gets the word back from the queue or an agent is answered what nobody has answered."""

from bot.domain.conversation import ConversationStatus
from bot.domain.ids import ClientId
from bot.flows.handoff import Claim, Destination
from bot.flows.receipts import Receipt
from tests.builders import SetClock
from tests.flows.conftest import Bank
from tests.flows.desk.people import at_work, command, ticket_of
from tests.flows.test_replies import becomes, working
from tests.small_content import QUESTION, UNKNOWN

PERSON, LEAVE = ClientId("p1"), ClientId("p2")


async def test_a_question_that_the_queue_was_faster_than_is_answered_after_leaving(
    bank: Bank, clock: SetClock
) -> None:
    conversation = await bank.start()
    seq = await bank.said(conversation.id, QUESTION)
    await bank.converse.request_person(conversation.id, PERSON)
    await bank.ask.reply(conversation.id, seq)
    clock.advance(600)
    left = await bank.converse.leave_queue(conversation.id, LEAVE)
    assert await bank.converse.leave_queue(conversation.id, LEAVE) == Receipt(left.seq, True)
    # A sweep of another process does not take it for one that waited ten minutes for its reply.
    await bank.replies.sweep()
    async with working(bank.replies):
        await becomes(bank, conversation.id, "words", "waiting_for_agent", "left_queue", "answer")


async def test_words_said_while_waiting_are_answered_after_leaving(bank: Bank) -> None:
    conversation = await bank.start()
    await bank.converse.request_person(conversation.id, PERSON)
    await bank.said(conversation.id, QUESTION)
    await bank.converse.leave_queue(conversation.id, LEAVE)
    async with working(bank.replies):
        await becomes(bank, conversation.id, "waiting_for_agent", "words", "left_queue", "answer")


async def test_who_leaves_the_queue_in_words_is_not_put_back(bank: Bank) -> None:
    conversation = await bank.start()
    await bank.converse.request_person(conversation.id, PERSON)
    seq = await bank.said(conversation.id, UNKNOWN)
    await bank.converse.leave_queue(conversation.id, LEAVE)
    await bank.ask.reply(conversation.id, seq)
    assert (await bank.kinds(conversation.id))[-1] == "escalation"
    assert (await bank.store.conversation(conversation.id)).status is ConversationStatus.WITH_BOT


async def test_what_an_agent_gives_back_without_a_word_is_answered(bank: Bank) -> None:
    conversation = await bank.start()
    await bank.said(conversation.id, QUESTION)
    await bank.converse.request_person(conversation.id, PERSON)
    mina = await at_work(bank, "Mina")
    ticket = await ticket_of(bank, conversation.id)
    _, held = await bank.handoff.claim(ticket.id, mina, command())
    claim = Claim(mina, conversation.id, held.fence)
    await bank.handoff.release(claim, command(), Destination.BOT)
    async with working(bank.replies):
        await becomes(
            bank,
            conversation.id,
            *("words", "waiting_for_agent", "agent_joined", "returned_to_bot", "answer"),
        )
