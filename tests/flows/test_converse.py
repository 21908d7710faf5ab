"""A customer's half of the story."""

import pytest

from bot.domain.conversation import Conversation
from bot.domain.ids import ClientId
from bot.domain.message import Verdict
from bot.domain.reply import EscalationReason
from bot.errors import (
    AlreadyRatedError,
    ClientIdReusedError,
    ConversationClosedError,
    NotClosedError,
    NotWaitingError,
    NoWordsError,
    TextEmptyError,
    TextTooLongError,
    UnknownChoiceError,
    UnknownConversationError,
    UnknownMessageError,
)
from bot.flows.receipts import Receipt
from bot.ports import Judgement, Rating
from knowledge_base.words import Language
from tests.flows.conftest import Bank
from tests.small_content import QUESTION, UNCLEAR

ONE, TWO = ClientId("one"), ClientId("two")


@pytest.fixture
async def conversation(bank: Bank) -> Conversation:
    """A conversation that has just begun."""
    return await bank.start()


async def test_a_token_opens_its_own_conversation_only(bank: Bank) -> None:
    mine, my_token = await bank.converse.start(Language.ENGLISH, page=None)
    other, _ = await bank.converse.start(Language.ENGLISH, page=None)
    assert (await bank.converse.access(mine.id, my_token)).id == mine.id
    with pytest.raises(UnknownConversationError):
        await bank.converse.access(other.id, my_token)


async def test_a_repeated_message_is_stored_once(bank: Bank, conversation: Conversation) -> None:
    first = await bank.converse.say(conversation.id, ONE, QUESTION)
    assert await bank.converse.say(conversation.id, ONE, f" {QUESTION} ") == Receipt(
        first.seq, True
    )
    assert await bank.kinds(conversation.id) == ["words"]


async def test_other_words_by_the_same_command_are_refused(
    bank: Bank, conversation: Conversation
) -> None:
    await bank.converse.say(conversation.id, ONE, QUESTION)
    with pytest.raises(ClientIdReusedError):
        await bank.converse.say(conversation.id, ONE, "something else")
    with pytest.raises(ClientIdReusedError):
        await bank.converse.request_person(conversation.id, ONE)
    assert await bank.kinds(conversation.id) == ["words"]


@pytest.mark.parametrize(
    ("text", "refusal"),
    [("", TextEmptyError), (" \n\t", TextEmptyError), ("😀😀", NoWordsError)],
)
async def test_what_the_bot_cannot_read_is_refused(
    bank: Bank, conversation: Conversation, text: str, refusal: type[Exception]
) -> None:
    with pytest.raises(refusal):
        await bank.converse.say(conversation.id, ONE, text)
    assert await bank.kinds(conversation.id) == []


async def test_four_thousand_characters_are_taken_and_one_more_is_not(
    bank: Bank, conversation: Conversation
) -> None:
    await bank.converse.say(conversation.id, ONE, "字" * 4_000)
    with pytest.raises(TextTooLongError) as refused:
        await bank.converse.say(conversation.id, TWO, "字" * 4_001)
    assert refused.value.detail == {"limit": 4_000}


async def test_a_person_may_be_sent_a_smile(bank: Bank, conversation: Conversation) -> None:
    await bank.converse.request_person(conversation.id, ONE)
    assert (await bank.converse.say(conversation.id, TWO, "😀")).seq == 2


async def test_asking_for_a_person_twice_gives_one_place(
    bank: Bank, conversation: Conversation
) -> None:
    assert await bank.converse.request_person(conversation.id, ONE) == Receipt(1)
    assert await bank.converse.request_person(conversation.id, ONE) == Receipt(1, is_duplicate=True)
    assert await bank.converse.request_person(conversation.id, TWO) == Receipt(None)
    assert await bank.store.count_waiting() == 1


async def test_who_does_not_wait_cannot_leave_the_queue(
    bank: Bank, conversation: Conversation
) -> None:
    with pytest.raises(NotWaitingError):
        await bank.converse.leave_queue(conversation.id, ONE)


async def test_an_ended_conversation_takes_no_more_messages(
    bank: Bank, conversation: Conversation
) -> None:
    await bank.converse.end(conversation.id, ONE)
    with pytest.raises(ConversationClosedError):
        await bank.converse.say(conversation.id, TWO, QUESTION)
    with pytest.raises(ConversationClosedError):
        await bank.converse.request_person(conversation.id, TWO)
    assert await bank.converse.end(conversation.id, TWO) == Receipt(None)


async def test_a_choice_is_taken_once_and_only_from_what_was_offered(bank: Bank) -> None:
    conversation, offer = await bank.replied(UNCLEAR)
    first = await bank.converse.choose(conversation.id, ONE, offer.seq, "debit-card-fee")
    again = await bank.converse.choose(conversation.id, ONE, offer.seq, "debit-card-fee")
    assert again == Receipt(first.seq, is_duplicate=True)
    with pytest.raises(ClientIdReusedError):
        await bank.converse.choose(conversation.id, ONE, offer.seq, "credit-card-fee")
    with pytest.raises(UnknownChoiceError):
        await bank.converse.choose(conversation.id, TWO, offer.seq, "opening-hours")
    for seq in (1, 99):
        with pytest.raises(UnknownMessageError):
            await bank.converse.choose(conversation.id, TWO, seq, "debit-card-fee")


async def test_an_answer_may_be_judged_and_judged_again(bank: Bank) -> None:
    conversation, answer = await bank.replied(QUESTION)
    for verdict in (Verdict.UP, Verdict.DOWN, Verdict.DOWN):
        await bank.converse.judge(conversation.id, Judgement(answer.seq, verdict))
        assert (await bank.message(conversation.id, answer.seq)).verdict is verdict


@pytest.mark.parametrize("seq", [0, 1, 99])
async def test_only_what_the_bot_answered_may_be_judged(bank: Bank, seq: int) -> None:
    conversation, _ = await bank.replied(QUESTION)
    with pytest.raises(UnknownMessageError):
        await bank.converse.judge(conversation.id, Judgement(seq, Verdict.UP))


async def test_a_conversation_is_rated_once_and_only_when_closed(
    bank: Bank, conversation: Conversation
) -> None:
    with pytest.raises(NotClosedError):
        await bank.converse.rate(conversation.id, Rating(5, "", ONE))
    await bank.converse.end(conversation.id, ClientId("end"))
    assert await bank.converse.rate(conversation.id, Rating(5, "", ONE)) == Receipt()
    assert await bank.converse.rate(conversation.id, Rating(5, "", ONE)) == Receipt(None, True)
    with pytest.raises(AlreadyRatedError):
        await bank.converse.rate(conversation.id, Rating(1, "", TWO))


async def test_urgent_words_while_waiting_move_the_customer_forward(
    bank: Bank, conversation: Conversation
) -> None:
    await bank.converse.request_person(conversation.id, ONE)
    await bank.converse.say(conversation.id, TWO, "I want to die")
    ticket = (await bank.store.conversation(conversation.id)).ticket
    assert ticket is not None
    assert ticket.reason is EscalationReason.SELF_HARM
