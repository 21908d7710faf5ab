"""What was said before matters to what is said next."""

from bot.domain.message import Message, MessageKind
from tests.flows.conftest import Bank

_DEBIT = "What does the debit card cost per year?"


async def _said(bank: Bank, *texts: str) -> tuple[list[Message], list[float]]:
    """The bot's replies to these, one after the other in one conversation, and how sure it was of each."""
    conversation = await bank.start()
    replies = []
    for number, text in enumerate(texts):
        seq = await bank.said(conversation.id, text, client_id=f"f{number}")
        await bank.ask.reply(conversation.id, seq)
        replies.append(await bank.message(conversation.id, seq + 1))
    turns = await bank.store.turns(conversation.id, after_seq=0)
    return replies, [turn.confidence for turn in turns]


async def test_a_follow_up_is_never_less_sure_than_alone(bank: Bank) -> None:
    follow_up = "what about the credit card?"
    _, (alone,) = await _said(bank, follow_up)
    _, (_, after) = await _said(bank, _DEBIT, follow_up)
    assert after >= alone


async def test_the_same_question_again_goes_to_a_person(bank: Bank) -> None:
    """However it is punctuated."""
    (answer, again), _ = await _said(bank, _DEBIT, "what does the debit card cost per year")
    assert (answer.kind, again.kind) == (MessageKind.ANSWER, MessageKind.ESCALATION)
