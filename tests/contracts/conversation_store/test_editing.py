"""Every ConversationStore writes an edit as a whole or not at all, one after the other."""

import asyncio
from functools import partial

import pytest

from bot.domain.conversation import Conversation
from bot.domain.editing import ConversationEdit
from bot.domain.message import Message
from bot.domain.reply import EscalationReason
from bot.ports import ConversationStore
from knowledge_base.words import Language
from tests.builders import MORNING
from tests.contracts.conversation_store.steps import say, seqs, texts


class TestConcurrency:
    """However many write at once, a conversation is one list."""

    async def test_twenty_editors_of_one_conversation_leave_no_gap(
        self,
        store: ConversationStore,
        other_store: ConversationStore,
        conversation: Conversation,
    ) -> None:
        stores = [store, other_store] * 10
        said = await asyncio.gather(
            *(say(each, conversation.id, f"{n}", f"k{n}") for n, each in enumerate(stores))
        )
        assert sorted(message.seq for message in said) == list(range(1, 21))
        assert await seqs(store, conversation.id) == list(range(1, 21))

    async def test_editors_of_many_conversations_leave_no_gap(
        self, store: ConversationStore, other_store: ConversationStore
    ) -> None:
        started = [await store.start(Language.ENGLISH, None, "hash") for _ in range(5)]
        await asyncio.gather(
            *(say(each, one.id, "Hello") for one in started for each in [store, other_store] * 2)
        )
        for one in started:
            assert await seqs(store, one.id) == [1, 2, 3, 4]

    async def test_one_command_sent_twenty_times_at_once_is_one_message(
        self,
        store: ConversationStore,
        other_store: ConversationStore,
        conversation: Conversation,
    ) -> None:
        stores = [store, other_store] * 10
        said = await asyncio.gather(*(say(each, conversation.id, "Hello", "k1") for each in stores))
        assert {message.seq for message in said} == {1}
        assert await texts(store, conversation.id) == ["Hello"]


class TestAllOrNothing:
    """What fails leaves no trace and stands in nobody's way."""

    async def test_an_error_in_the_step_writes_nothing(
        self, store: ConversationStore, conversation: Conversation
    ) -> None:
        def fail(edit: ConversationEdit) -> None:
            edit.customer_says("Hello")
            edit.queue_for_person(EscalationReason.ASKED_FOR_PERSON)
            raise ZeroDivisionError

        with pytest.raises(ZeroDivisionError):
            await store.edit(conversation.id, fail)
        assert await store.conversation(conversation.id) == conversation
        assert await texts(store, conversation.id) == []

    async def test_a_step_without_a_change_writes_nothing(
        self, store: ConversationStore, conversation: Conversation
    ) -> None:
        assert await store.edit(conversation.id, lambda edit: edit.now) == MORNING
        assert await store.conversation(conversation.id) == conversation

    async def test_the_error_of_one_does_not_reach_those_who_edit_at_the_same_moment(
        self, store: ConversationStore, conversation: Conversation
    ) -> None:
        def fail(edit: ConversationEdit) -> Message:
            edit.customer_says("never said")
            raise ZeroDivisionError

        steps = [
            fail if number % 3 == 0 else partial(ConversationEdit.customer_says, text=f"{number}")
            for number in range(12)
        ]
        done = await asyncio.gather(
            *(store.edit(conversation.id, step) for step in steps), return_exceptions=True
        )
        assert [isinstance(one, ZeroDivisionError) for one in done] == [
            number % 3 == 0 for number in range(12)
        ]
        assert sorted(await texts(store, conversation.id), key=int) == [
            f"{number}" for number in range(12) if number % 3
        ]

    async def test_a_cancellation_at_any_moment_leaves_no_gap_and_no_lock(
        self, store: ConversationStore, conversation: Conversation
    ) -> None:
        spoken = []
        for moment in range(0, 400, 8):
            speaking = [asyncio.create_task(say(store, conversation.id, "a")) for _ in range(2)]
            # Kept, because a task that is remembered remembers its statement.
            spoken += speaking
            for _ in range(moment):
                await asyncio.sleep(0)
            for task in speaking:
                task.cancel()
            await asyncio.wait(speaking)
        async with asyncio.timeout(5):
            last = await say(store, conversation.id, "certainly")
        assert await seqs(store, conversation.id) == list(range(1, last.seq + 1))
