"""Every ConversationStore keeps what was said, once, in order and to the letter."""

from datetime import UTC

import pytest

from bot.domain.conversation import Conversation, ConversationStatus
from bot.domain.ids import ClientId, ConversationId
from bot.domain.message import Author, Citation, ClientKey, MessageKind
from bot.domain.reply import Choice, Decision, EscalationReason, HitRecord
from bot.errors import (
    UnknownConversationError,
    UnknownMessageError,
)
from bot.ports import ConversationStore
from knowledge_base.words import Language
from tests.builders import (
    MORNING,
    SetClock,
    answer_about,
    clarification_between,
    escalation,
    key_of_customer,
    passage_about,
)
from tests.contracts.conversation_store.steps import reply, say, seqs, texts

NOWHERE = ConversationId("c_nowhere")


class TestConversations:
    """A conversation is found by its id and opened by its token."""

    async def test_a_new_conversation_is_with_the_bot(self, store: ConversationStore) -> None:
        started = await store.start(Language.CHINESE, "/贷款", "hash")
        assert started == await store.conversation(started.id)
        assert started.status is ConversationStatus.WITH_BOT
        assert (started.language, started.page, started.last_seq) == (Language.CHINESE, "/贷款", 0)

    async def test_the_newest_rows_of_many_are_told_at_once(self, store: ConversationStore) -> None:
        first, second = [await store.start(Language.ENGLISH, None, "hash") for _ in range(2)]
        await say(store, first.id, "one")
        await say(store, first.id, "two")
        wanted = {first.id, second.id, NOWHERE}
        assert await store.last_seqs(wanted) == {first.id: 2, second.id: 0}

    async def test_times_are_read_back_in_utc_to_the_millisecond(
        self, store: ConversationStore, clock: SetClock
    ) -> None:
        clock.now = MORNING.replace(microsecond=125_999)
        started = await store.start(Language.ENGLISH, None, "hash")
        loaded = await store.conversation(started.id)
        assert loaded.started_at == started.started_at == MORNING.replace(microsecond=125_000)
        assert loaded.started_at.tzinfo is UTC

    async def test_only_its_own_token_opens_it(
        self, store: ConversationStore, conversation: Conversation
    ) -> None:
        assert await store.is_token_of(conversation.id, "hash-of-token")
        assert not await store.is_token_of(conversation.id, "another")
        assert not await store.is_token_of(NOWHERE, "hash-of-token")

    async def test_an_unknown_conversation_is_refused(self, store: ConversationStore) -> None:
        with pytest.raises(UnknownConversationError):
            await store.conversation(NOWHERE)
        with pytest.raises(UnknownConversationError):
            await say(store, NOWHERE, "Hello")
        assert await store.messages(NOWHERE, after_seq=0) == ()


class TestMessages:
    """Messages come back as they were written."""

    async def test_a_customers_words_come_back(
        self, store: ConversationStore, conversation: Conversation
    ) -> None:
        key = key_of_customer("k1")
        said = await store.edit(
            conversation.id,
            lambda edit: edit.customer_says("Grüße 你好 \U0001f600", Choice("fees", "Fees")),
            key,
        )
        assert await store.messages(conversation.id, after_seq=0) == (said,)
        assert await store.message(conversation.id, 1) == said
        assert (said.client_key, said.choice_id, said.at) == (key, "fees", MORNING)

    async def test_an_answer_comes_back_with_its_citations_and_its_turn(
        self, store: ConversationStore, conversation: Conversation
    ) -> None:
        question = await say(store, conversation.id, "what about fees")
        answer = await reply(store, conversation.id, answer_about("fees"), question.seq)
        assert answer == await store.message(conversation.id, 2)
        assert answer.citations == (Citation.of(passage_about("fees")),)
        assert (answer.author, answer.kind, answer.in_reply_to) == (
            Author.BOT,
            MessageKind.ANSWER,
            1,
        )
        (turn,) = await store.turns(conversation.id, after_seq=0)
        assert (turn.seq, turn.decision, turn.generation_id) == (2, Decision.ANSWER, "9c1f")
        assert turn.hits == (HitRecord("fees", "What about fees?", 0.97),)
        assert (turn.confidence, turn.threshold, turn.reason) == (0.93, 0.81, None)
        assert await store.turns(conversation.id, after_seq=2) == ()

    async def test_a_clarification_comes_back_with_its_choices(
        self, store: ConversationStore, conversation: Conversation
    ) -> None:
        question = await say(store, conversation.id, "what about it")
        await reply(store, conversation.id, clarification_between("fees", "cards"), question.seq)
        asked = await store.message(conversation.id, 2)
        assert asked.choices == (
            Choice("fees", "What about fees?"),
            Choice("cards", "What about cards?"),
        )
        assert asked.offers_person

    async def test_an_escalation_is_written_with_its_ticket(
        self, store: ConversationStore, conversation: Conversation
    ) -> None:
        question = await say(store, conversation.id, "what about my cat")
        await reply(store, conversation.id, escalation(), question.seq)
        loaded = await store.conversation(conversation.id)
        assert loaded.status is ConversationStatus.WAITING_FOR_AGENT
        assert loaded.ticket is not None
        assert loaded.ticket == await store.ticket(loaded.ticket.id)
        assert loaded.ticket.reason is EscalationReason.NOT_UNDERSTOOD
        assert (await store.turns(conversation.id, 0))[0].reason is EscalationReason.NOT_UNDERSTOOD
        assert await seqs(store, conversation.id) == [1, 2, 3]

    async def test_reading_goes_on_after_any_seq_up_to_a_limit(
        self, store: ConversationStore, conversation: Conversation
    ) -> None:
        for text in "abcde":
            await say(store, conversation.id, text)
        page = await store.messages(conversation.id, after_seq=1, limit=2)
        assert [message.seq for message in page] == [2, 3]
        assert await store.messages(conversation.id, after_seq=5) == ()
        assert await store.turns(conversation.id, after_seq=0) == ()

    async def test_an_unknown_message_is_refused(
        self, store: ConversationStore, conversation: Conversation
    ) -> None:
        with pytest.raises(UnknownMessageError):
            await store.message(conversation.id, 1)

    async def test_the_same_client_id_finds_the_message_it_made(
        self, store: ConversationStore, conversation: Conversation
    ) -> None:
        first = await say(store, conversation.id, "Hello", "k1")
        assert await say(store, conversation.id, "Hello", "k1") == first
        assert (await say(store, conversation.id, "Hello", "k2")).seq == 2

    async def test_a_client_id_counts_for_its_sender_only(
        self, store: ConversationStore, conversation: Conversation
    ) -> None:
        await say(store, conversation.id, "Hello", "k1")
        agents_key = ClientKey("a_ada", ClientId("k1"))
        earlier = await store.edit(conversation.id, lambda edit: edit.earlier, agents_key)
        assert earlier is None

    async def test_a_client_id_counts_within_its_conversation_only(
        self, store: ConversationStore, conversation: Conversation
    ) -> None:
        await say(store, conversation.id, "Hello", "k1")
        other = await store.start(Language.ENGLISH, None, "hash")
        assert (await say(store, other.id, "Goodbye", "k1")).text == "Goodbye"


async def test_a_second_process_sees_and_continues_the_same_conversation(
    store: ConversationStore, other_store: ConversationStore, conversation: Conversation
) -> None:
    await say(store, conversation.id, "one")
    await say(other_store, conversation.id, "two")
    await say(store, conversation.id, "three")
    assert await texts(other_store, conversation.id) == ["one", "two", "three"]
