"""A question gets its one reply: from the content, or by way of a person."""

import asyncio
from datetime import date
from typing import Final

import pytest

from bot.domain.conversation import ConversationStatus
from bot.domain.ids import ClientId
from bot.domain.message import MessageKind
from bot.domain.reply import Decision, EscalationReason
from bot.errors import FencedError, NoContentError, NoWordsError
from knowledge_base.words import Language, PassageId
from tests.builders import agent_named
from tests.flows.conftest import Bank
from tests.small_content import ANSWER, QUESTION, UNCLEAR, UNKNOWN

MINA: Final = agent_named("Mina")


async def test_a_question_gets_the_approved_text_and_its_source(bank: Bank) -> None:
    _, reply = await bank.replied(QUESTION)
    assert (reply.kind, reply.text) == (MessageKind.ANSWER, ANSWER)
    assert [citation.passage_id for citation in reply.citations] == ["abroad-fee"]


async def test_a_chinese_question_gets_the_chinese_text(bank: Bank) -> None:
    _, reply = await bank.replied("跨境汇款手续费是多少？", Language.CHINESE)
    assert [citation.passage_id for citation in reply.citations] == ["zh-abroad-fee"]


async def test_a_sensitive_answer_offers_a_person(bank: Bank) -> None:
    _, reply = await bank.replied("who helps after a purse theft")
    assert (reply.kind, reply.offers_person) == (MessageKind.ANSWER, True)


async def test_an_unclear_question_is_asked_back_with_two_or_three_choices(bank: Bank) -> None:
    _, reply = await bank.replied(UNCLEAR)
    assert reply.kind is MessageKind.CLARIFICATION
    assert 2 <= len(reply.choices) <= 3


@pytest.mark.parametrize(
    ("question", "reason"),
    [
        (UNKNOWN, EscalationReason.NOT_UNDERSTOOD),
        ("I want to talk to a person", EscalationReason.ASKED_FOR_PERSON),
        ("转人工", EscalationReason.ASKED_FOR_PERSON),
    ],
)
async def test_what_the_bot_must_not_answer_goes_to_a_person(
    bank: Bank, question: str, reason: EscalationReason
) -> None:
    conversation, reply = await bank.replied(question)
    assert reply.kind is MessageKind.ESCALATION
    assert conversation.status is ConversationStatus.WAITING_FOR_AGENT
    assert conversation.ticket is not None
    assert conversation.ticket.reason is reason


async def test_a_greeting_is_returned(bank: Bank) -> None:
    _, reply = await bank.replied("hello")
    assert (reply.kind, reply.citations) == (MessageKind.SMALL_TALK, ())


async def test_a_reply_leaves_the_record_of_what_was_seen(bank: Bank) -> None:
    conversation, reply = await bank.replied(QUESTION)
    (turn,) = await bank.store.turns(conversation.id, after_seq=0)
    assert (turn.seq, turn.decision, turn.question) == (reply.seq, Decision.ANSWER, QUESTION)
    assert turn.generation_id == bank.library.index.generation.id
    assert turn.hits[0].id == "abroad-fee"


async def test_a_question_is_answered_once(bank: Bank) -> None:
    conversation, reply = await bank.replied(QUESTION)
    assert reply.in_reply_to == 1
    await bank.ask.reply(conversation.id, 1)
    assert await bank.kinds(conversation.id) == ["words", "answer"]


async def test_of_replies_made_at_once_one_is_written(bank: Bank) -> None:
    conversation = await bank.start()
    seq = await bank.said(conversation.id, QUESTION)
    replies = (bank.ask.reply(conversation.id, seq) for _ in range(5))
    results = await asyncio.gather(*replies, return_exceptions=True)
    assert {type(result) for result in results} <= {type(None), FencedError}
    assert await bank.kinds(conversation.id) == ["words", "answer"]


async def test_the_bot_is_silent_while_the_customer_waits_for_a_person(bank: Bank) -> None:
    conversation = await bank.start()
    seq = await bank.said(conversation.id, QUESTION)
    await bank.converse.request_person(conversation.id, ClientId("a2"))
    await bank.ask.reply(conversation.id, seq)
    assert await bank.kinds(conversation.id) == ["words", "waiting_for_agent"]


async def test_the_bot_is_silent_when_a_person_took_over_while_it_was_thinking(bank: Bank) -> None:
    conversation = await bank.start()
    seq = await bank.said(conversation.id, QUESTION)
    await bank.converse.request_person(conversation.id, ClientId("a2"))
    ticket = (await bank.store.conversation(conversation.id)).ticket
    assert ticket is not None
    await bank.handoff.claim(ticket.id, MINA, ClientId("c1"))
    await bank.ask.give_up(conversation.id, seq)
    assert (await bank.kinds(conversation.id))[-1] == "agent_joined"


async def test_a_chosen_passage_is_what_the_customer_gets(bank: Bank) -> None:
    conversation, reply = await bank.replied(UNCLEAR)
    await bank.converse.choose(conversation.id, ClientId("a2"), reply.seq, "credit-card-fee")
    await bank.ask.reply(conversation.id, 3)
    answer = await bank.message(conversation.id, 4)
    assert (answer.kind, answer.text) == (MessageKind.ANSWER, "The credit card costs $40 a year.")


async def test_a_passage_that_expired_after_it_was_offered_is_not_shown(bank: Bank) -> None:
    bank.day = date(2020, 12, 31)
    _, offer = await bank.replied("Is there a welcome gift for newcomers joining us?")
    assert "old-offer" in [choice.id for choice in offer.choices] or offer.kind == "answer"
    bank.day = date(2021, 1, 1)
    _, reply = await bank.replied("Is there a welcome bonus for newcomers?")
    assert "2020" not in reply.text
    assert "old-offer" not in [choice.id for choice in reply.choices]


@pytest.mark.parametrize(
    ("day", "is_shown"), [(date(2020, 12, 31), True), (date(2021, 1, 1), False)]
)
async def test_a_passage_may_be_shown_to_the_end_of_its_last_day(
    bank: Bank, day: date, is_shown: bool
) -> None:
    bank.day = day
    assert bank.ask.may_show(bank.library.index.passages[PassageId("old-offer")]) is is_shown


async def test_notes_for_staff_answer_nothing(bank: Bank) -> None:
    _, reply = await bank.replied("What is the cashier override procedure?")
    assert "head of the branch" not in reply.text
    assert "staff-note" not in [choice.id for choice in reply.choices]


async def test_without_content_a_question_goes_to_a_person(empty_bank: Bank) -> None:
    conversation, reply = await empty_bank.replied(QUESTION)
    assert reply.kind is MessageKind.ESCALATION
    assert conversation.ticket is not None
    assert conversation.ticket.reason is EscalationReason.UNANSWERED


async def test_without_content_a_question_outside_a_conversation_is_refused(
    empty_bank: Bank,
) -> None:
    with pytest.raises(NoContentError):
        await empty_bank.ask.outcome_of(QUESTION, Language.ENGLISH)


async def test_a_question_without_words_is_refused(bank: Bank) -> None:
    with pytest.raises(NoWordsError):
        await bank.ask.outcome_of("😀😀", Language.ENGLISH)


async def test_a_danger_is_queued_by_its_kind(bank: Bank) -> None:
    conversation, reply = await bank.replied("somebody has hacked my account")
    assert reply.kind is MessageKind.ESCALATION
    assert conversation.ticket is not None
    assert conversation.ticket.reason is EscalationReason.FRAUD
    assert conversation.ticket.priority < 4


async def test_a_question_asked_again_goes_to_a_person(bank: Bank) -> None:
    conversation, _ = await bank.replied(QUESTION)
    seq = await bank.said(conversation.id, QUESTION.upper() + "!", "a2")
    await bank.ask.reply(conversation.id, seq)
    ticket = (await bank.store.conversation(conversation.id)).ticket
    assert ticket is not None
    assert ticket.reason is EscalationReason.REPEATED


async def test_asked_back_twice_in_vain_the_third_time_is_a_persons(bank: Bank) -> None:
    conversation, first = await bank.replied(UNCLEAR)
    replies = [first]
    for number in (2, 3):
        seq = await bank.said(conversation.id, UNCLEAR, f"a{number}")
        await bank.ask.reply(conversation.id, seq)
        replies.append(await bank.message(conversation.id, seq + 1))
    assert [reply.kind for reply in replies] == ["clarification", "clarification", "escalation"]
    assert replies[0].text != replies[1].text
