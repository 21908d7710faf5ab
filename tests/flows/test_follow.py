"""Following never skips a row, whatever the bus does."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import aclosing, asynccontextmanager

import pytest

from bot.backends.memory_bus import MemoryBus
from bot.domain.conversation import Conversation, ConversationStatus
from bot.domain.editing import ConversationEdit
from bot.domain.ids import ClientId, ConversationId
from bot.flows import follow as follow_module
from bot.flows.follow import Follow, Update
from bot.ports import Topic, Wakeups
from tests.builders import SetClock
from tests.flows.conftest import Bank
from tests.running import PATIENCE, eventually
from tests.small_content import QUESTION


class DeafBus(MemoryBus):
    """A bus that loses every wake-up."""

    async def wake(self, *topics: Topic) -> None:
        """Nobody hears it."""


class CountingBus(MemoryBus):
    """Knows how many listen."""

    listeners = 0

    @asynccontextmanager
    async def listening(self, *topics: Topic) -> AsyncIterator[Wakeups]:
        """Counts who comes and goes."""
        self.listeners += 1
        try:
            async with super().listening(*topics) as wakeups:
                yield wakeups
        finally:
            self.listeners -= 1


async def seqs_of(updates: AsyncIterator[Update], count: int) -> list[int]:
    """The seqs of that many messages, as they came."""
    seqs: list[int] = []
    async with asyncio.timeout(PATIENCE):
        async for update in updates:
            seqs += [message.seq for message in update.messages]
            if len(seqs) >= count:
                return seqs
    raise AssertionError("a stream without end has ended")


async def two_who_wait(bank: Bank, clock: SetClock) -> tuple[Conversation, Conversation]:
    """In the order in which they asked for a person."""
    first, second = await bank.start(), await bank.start()
    for conversation in (first, second):
        await bank.converse.request_person(conversation.id, ClientId("p1"))
        clock.advance(1)
    return first, second


async def say_many(bank: Bank, conversation_id: ConversationId, count: int, name: str) -> None:
    """So many messages of a customer, one after the other."""
    for number in range(count):
        await bank.said(conversation_id, f"words {number}", f"{name}-{number}")


@pytest.mark.parametrize("after_seq", range(6))
async def test_whoever_comes_back_gets_what_is_above_the_last_seq(
    bank: Bank, after_seq: int
) -> None:
    conversation = await bank.start()
    await say_many(bank, conversation.id, 6, "a")
    updates = bank.follow.for_customer(conversation.id, after_seq)
    async with aclosing(updates):
        assert await seqs_of(updates, 6 - after_seq) == list(range(after_seq + 1, 7))


async def test_more_than_one_page_comes_in_order(bank: Bank) -> None:
    conversation = await bank.start()

    def say_much(edit: ConversationEdit) -> None:
        for number in range(450):
            edit.customer_says(f"words {number}")

    await bank.store.edit(conversation.id, say_much)
    updates = bank.follow.for_customer(conversation.id, 0)
    async with aclosing(updates):
        assert await seqs_of(updates, 450) == list(range(1, 451))


async def test_nothing_is_skipped_while_several_write(bank: Bank) -> None:
    conversation = await bank.start()
    updates = bank.follow.for_customer(conversation.id, 0)
    async with aclosing(updates):
        following = asyncio.create_task(seqs_of(updates, 40))
        await asyncio.gather(*(say_many(bank, conversation.id, 10, name) for name in "abcd"))
        assert await following == list(range(1, 41))


async def test_a_lost_wake_up_only_delays(bank: Bank, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(follow_module, "_SLOW_BEAT", 0.05)
    bank.bus = DeafBus()
    bank.__post_init__()
    conversation = await bank.start()
    updates = bank.follow.for_customer(conversation.id, 0)
    async with aclosing(updates):
        assert (await anext(updates)).messages == ()
        await say_many(bank, conversation.id, 3, "a")
        assert await seqs_of(updates, 3) == [1, 2, 3]


async def test_an_update_says_how_the_conversation_stands(bank: Bank) -> None:
    conversation = await bank.start()
    updates = bank.follow.for_customer(conversation.id, 0)
    async with aclosing(updates):
        assert (await anext(updates)).state.position is None
        await bank.converse.request_person(conversation.id, ClientId("p1"))
        state = (await anext(updates)).state
        assert (state.status, state.position) == (ConversationStatus.WAITING_FOR_AGENT, 1)


async def test_who_waits_is_told_when_somebody_before_them_leaves(
    bank: Bank, clock: SetClock
) -> None:
    first, second = await two_who_wait(bank, clock)
    updates = bank.follow.for_customer(second.id, 0)
    async with aclosing(updates):
        assert (await anext(updates)).state.position == 2
        await bank.converse.leave_queue(first.id, ClientId("l1"))
        assert (await anext(updates)).state.position == 1


async def test_who_waits_gets_words_at_once_and_then_the_place_that_moved_meanwhile(
    bank: Bank, clock: SetClock
) -> None:
    first, second = await two_who_wait(bank, clock)
    updates = bank.follow.for_customer(second.id, 0)
    async with aclosing(updates), asyncio.timeout(PATIENCE):
        assert (await anext(updates)).state.position == 2
        await anext(updates)
        coming = asyncio.ensure_future(anext(updates))
        # It waits for words alone, for a moment.
        await asyncio.sleep(0)
        await bank.converse.leave_queue(first.id, ClientId("l1"))
        await bank.said(second.id, "Hello?", "a1")
        assert [message.text for message in (await coming).messages] == ["Hello?"]
        while (await anext(updates)).state.position != 1:
            pass


async def test_an_agent_gets_the_record_of_each_reply_once(bank: Bank) -> None:
    conversation, reply = await bank.replied(QUESTION)
    updates = bank.follow.for_agent(conversation.id, 0)
    async with aclosing(updates):
        assert [turn.seq for turn in (await anext(updates)).turns] == [reply.seq]
        seq = await bank.said(conversation.id, "hello", "a2")
        assert (await anext(updates)).turns == ()
        await bank.ask.reply(conversation.id, seq)
        assert [turn.seq for turn in (await anext(updates)).turns] == [seq + 1]


async def test_a_poll_returns_at_once_when_there_is_something(bank: Bank) -> None:
    conversation = await bank.start()
    await say_many(bank, conversation.id, 1, "a")
    assert len(await bank.follow.messages(conversation.id, 0, wait=PATIENCE)) == 1


async def test_a_long_poll_returns_when_something_comes(bank: Bank) -> None:
    conversation = await bank.start()
    polling = asyncio.create_task(bank.follow.messages(conversation.id, 0, wait=PATIENCE))
    await say_many(bank, conversation.id, 1, "a")
    async with asyncio.timeout(PATIENCE / 2):
        assert [message.seq for message in await polling] == [1]


async def test_a_poll_does_not_wait_for_ever(bank: Bank) -> None:
    conversation = await bank.start()
    assert await bank.follow.messages(conversation.id, 0, wait=0.01) == ()


async def test_who_stops_following_leaves_no_listener(bank: Bank) -> None:
    bus = CountingBus()
    follow = Follow(bank.store, bus, bank.reception)
    conversation = await bank.start()

    async def follow_for_ever() -> None:
        async for _ in follow.for_customer(conversation.id, 0):
            await asyncio.Event().wait()

    following = asyncio.create_task(follow_for_ever())

    async def is_heard() -> bool:
        return bus.listeners == 1

    async def has_left() -> bool:
        return bus.listeners == 0

    await eventually(is_heard)
    following.cancel()
    await asyncio.gather(following, return_exceptions=True)
    await eventually(has_left)
