"""No question is left hanging: it is tried again, and goes to a person in the end."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Final

import pytest

from bot.domain.ids import ClientId, ConversationId
from bot.domain.reply import EscalationReason
from bot.flows.ask import Ask
from bot.flows.converse import Converse
from bot.flows.replies import Replies
from tests.builders import SetClock
from tests.flows.conftest import Bank
from tests.running import eventually
from tests.small_content import QUESTION

SECRET: Final = "my card number is 4111"


class FaultyAsk(Ask):
    """A flow in which one question cannot be answered."""

    faulty: ConversationId

    async def reply(self, conversation_id: ConversationId, seq: int) -> None:
        """Fails for one conversation."""
        if conversation_id == self.faulty:
            raise ValueError(SECRET)
        await super().reply(conversation_id, seq)


class CountingAsk(Ask):
    """Remembers what it was asked."""

    def __init__(self, bank: Bank) -> None:
        super().__init__(bank.store, bank.bus, bank.library, lambda: bank.day, bank.reception)
        self.asked: list[tuple[ConversationId, int]] = []

    async def reply(self, conversation_id: ConversationId, seq: int) -> None:
        """As ever."""
        self.asked.append((conversation_id, seq))
        await super().reply(conversation_id, seq)


def with_a_fault(bank: Bank, faulty: ConversationId) -> Replies:
    """Replies in which one conversation's questions fail."""
    ask = FaultyAsk(bank.store, bank.bus, bank.library, lambda: bank.day, bank.reception)
    ask.faulty = faulty
    return Replies(ask, bank.store)


@asynccontextmanager
async def working(replies: Replies) -> AsyncIterator[None]:
    """All works at once, for as long as the block lasts; one that fails is not begun again."""
    tasks = [asyncio.ensure_future(work()) for work in replies.works]
    yield
    for task in tasks:
        task.cancel()
    await asyncio.gather(*tasks, return_exceptions=True)


async def becomes(bank: Bank, conversation_id: ConversationId, *kinds: str) -> None:
    """Returns once this is what was said."""

    async def is_so() -> bool:
        return await bank.kinds(conversation_id) == list(kinds)

    await eventually(is_so)


async def asked(bank: Bank) -> ConversationId:
    """A conversation whose question was lost with the process that should have answered it."""
    conversation = await bank.start()
    lost = Converse(bank.store, bank.bus, Replies(bank.ask, bank.store), bank.reception)
    await lost.say(conversation.id, ClientId("a1"), QUESTION)
    return conversation.id


async def test_a_question_is_answered_at_once(bank: Bank) -> None:
    conversation = await bank.start()
    await bank.said(conversation.id, QUESTION)
    async with working(bank.replies):
        await becomes(bank, conversation.id, "words", "answer")


async def test_a_fresh_question_is_left_to_the_workers(bank: Bank, clock: SetClock) -> None:
    old = await asked(bank)
    clock.advance(0.2)
    young = await asked(bank)
    clock.advance(4.9)
    async with working(bank.replies):
        await becomes(bank, old, "words", "answer")
        assert await bank.kinds(young) == ["words"]


async def test_a_question_that_was_lost_is_answered_after_five_seconds(
    bank: Bank, clock: SetClock
) -> None:
    conversation_id = await asked(bank)
    clock.advance(5)
    async with working(bank.replies):
        await becomes(bank, conversation_id, "words", "answer")


async def test_a_question_without_a_reply_goes_to_a_person_after_thirty_seconds(
    bank: Bank, clock: SetClock
) -> None:
    conversation_id = await asked(bank)
    clock.advance(30)
    await bank.replies.sweep()
    assert await bank.kinds(conversation_id) == ["words", "escalation", "waiting_for_agent"]
    ticket = (await bank.store.conversation(conversation_id)).ticket
    assert ticket is not None
    assert ticket.reason is EscalationReason.UNANSWERED


async def test_a_second_sweep_finds_nothing_to_do(bank: Bank, clock: SetClock) -> None:
    conversation_id = await asked(bank)
    clock.advance(30)
    await bank.replies.sweep()
    await bank.replies.sweep()
    assert len(await bank.kinds(conversation_id)) == 3


@pytest.mark.parametrize("age", [5, 10])
async def test_one_faulty_question_does_not_hold_up_the_others(
    bank: Bank, clock: SetClock, age: float
) -> None:
    faulty, sound = await asked(bank), await asked(bank)
    clock.advance(age)
    async with working(with_a_fault(bank, faulty)):
        await becomes(bank, sound, "words", "answer")
        assert await bank.kinds(faulty) == ["words"]


async def test_a_faulty_question_goes_to_a_person_in_the_end(bank: Bank, clock: SetClock) -> None:
    conversation_id = await asked(bank)
    clock.advance(30)
    await with_a_fault(bank, conversation_id).sweep()
    assert (await bank.kinds(conversation_id))[-1] == "waiting_for_agent"


async def test_a_question_stands_in_line_once(bank: Bank, clock: SetClock) -> None:
    conversation_id = await asked(bank)
    clock.advance(6)
    counting = CountingAsk(bank)
    replies = Replies(counting, bank.store)
    for _ in range(5):
        await replies.sweep()
    async with working(replies):
        await becomes(bank, conversation_id, "words", "answer")
    assert counting.asked == [(conversation_id, 1)]


async def test_what_does_not_fit_in_the_line_is_found_in_the_store(
    bank: Bank, clock: SetClock
) -> None:
    for number in range(1_000):
        bank.replies.soon(ConversationId("c_other"), number)
    conversation = await bank.start()
    await bank.said(conversation.id, QUESTION)
    clock.advance(5)
    async with working(Replies(bank.ask, bank.store)):
        await becomes(bank, conversation.id, "words", "answer")
