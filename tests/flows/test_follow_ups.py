"""A message that leans on the one before it is understood with it."""

from bot.domain.message import Message, MessageKind
from tests.flows.conftest import Bank

_DEBIT = "What does the debit card cost per year?"


async def _said(bank: Bank, *texts: str) -> list[Message]:
    """The bot's replies to these, one after the other in one conversation."""
    conversation = await bank.start()
    replies = []
    for number, text in enumerate(texts):
        seq = await bank.said(conversation.id, text, client_id=f"f{number}")
        await bank.ask.reply(conversation.id, seq)
        replies.append(await bank.message(conversation.id, seq + 1))
    return replies


async def test_a_follow_up_is_answered_with_the_question_before_it(bank: Bank) -> None:
    _, reply = await _said(bank, _DEBIT, "what about the credit card?")
    assert [citation.passage_id for citation in reply.citations] == ["credit-card-fee"]


async def test_the_same_words_alone_are_asked_back(bank: Bank) -> None:
    (reply,) = await _said(bank, "what about the credit card?")
    assert reply.kind is MessageKind.CLARIFICATION


async def test_the_same_question_again_goes_to_a_person(bank: Bank) -> None:
    """However it is punctuated."""
    answer, again = await _said(bank, _DEBIT, "what does the debit card cost per year")
    assert (answer.kind, again.kind) == (MessageKind.ANSWER, MessageKind.ESCALATION)
