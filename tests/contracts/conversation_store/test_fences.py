"""Every ConversationStore refuses whoever was overtaken, and then writes nothing."""

from collections.abc import Awaitable, Callable

import pytest

from bot.backends.sql.conversation_edits import write_edit
from bot.backends.sql.database import Database
from bot.domain.conversation import Conversation
from bot.domain.editing import ConversationEdit
from bot.domain.ids import ConversationId
from bot.domain.message import Author
from bot.errors import AlreadyClaimedError, ClientIdReusedError, FencedError
from bot.ports import ConversationStore
from tests.builders import MORNING, agent_named, answer_about, key_of_customer
from tests.contracts.conversation_store.steps import claim, queue, reply, say, texts

ADA, BO = agent_named("Ada"), agent_named("Bo")


async def claim_as_ada(store: ConversationStore, conversation_id: ConversationId) -> None:
    """Another status, another fence."""
    await claim(store, conversation_id, ADA)


async def claim_and_return(store: ConversationStore, conversation_id: ConversationId) -> None:
    """The same status, another fence."""
    ticket = await claim(store, conversation_id, ADA)
    await store.edit(conversation_id, lambda edit: edit.release_to_queue(ADA, ticket.fence))


async def leave(store: ConversationStore, conversation_id: ConversationId) -> None:
    """Another status, the same fence."""
    await store.edit(conversation_id, lambda edit: edit.leave_queue())


async def test_a_stale_fence_writes_nothing(
    store: ConversationStore, conversation: Conversation
) -> None:
    await queue(store, conversation.id)
    await claim_and_return(store, conversation.id)
    new = await claim(store, conversation.id, ADA)
    before = await texts(store, conversation.id)
    with pytest.raises(FencedError):
        await store.edit(
            conversation.id, lambda edit: edit.agent_says(ADA, new.fence - 1, "too late")
        )
    assert new.fence == 2
    assert await texts(store, conversation.id) == before


async def test_a_bot_reply_after_a_claim_writes_nothing(
    store: ConversationStore, conversation: Conversation
) -> None:
    question = await say(store, conversation.id, "what about fees")
    await queue(store, conversation.id)
    await claim(store, conversation.id, ADA)
    before = await store.conversation(conversation.id)
    assert await reply(store, conversation.id, answer_about("fees"), question.seq) is None
    assert await store.conversation(conversation.id) == before
    assert Author.BOT not in {m.author for m in await store.messages(conversation.id, 0)}
    assert await store.turns(conversation.id, after_seq=0) == ()


async def test_a_second_reply_to_one_question_is_refused(
    store: ConversationStore, conversation: Conversation
) -> None:
    question = await say(store, conversation.id, "what about fees")
    await reply(store, conversation.id, answer_about("fees"), question.seq)
    before = await store.conversation(conversation.id)
    with pytest.raises(FencedError):
        await reply(store, conversation.id, answer_about("cards"), question.seq)
    assert await store.conversation(conversation.id) == before
    assert len(await store.turns(conversation.id, after_seq=0)) == 1


async def test_a_client_id_used_again_for_other_words_is_refused(
    store: ConversationStore, conversation: Conversation
) -> None:
    await say(store, conversation.id, "Hello", "k1")
    with pytest.raises(ClientIdReusedError):
        await store.edit(
            conversation.id, lambda edit: edit.customer_says("Goodbye"), key_of_customer("k1")
        )
    assert await texts(store, conversation.id) == ["Hello"]


@pytest.mark.parametrize("meanwhile", [claim_as_ada, claim_and_return, leave])
async def test_a_claim_of_what_was_changed_meanwhile_is_refused(
    store: ConversationStore,
    database: Database,
    conversation: Conversation,
    meanwhile: Callable[[ConversationStore, ConversationId], Awaitable[None]],
) -> None:
    await queue(store, conversation.id)
    loaded = await store.conversation(conversation.id)
    stale = ConversationEdit(loaded, MORNING)
    stale.claim(BO)
    await meanwhile(store, conversation.id)
    before = await store.conversation(conversation.id)
    with pytest.raises(AlreadyClaimedError):
        async with database.writing() as connection:
            await connection.run_sync(lambda opened: write_edit(opened, loaded, stale))
    assert await store.conversation(conversation.id) == before


async def test_an_edit_of_what_was_changed_meanwhile_is_refused(
    store: ConversationStore, database: Database, conversation: Conversation
) -> None:
    stale = ConversationEdit(conversation, MORNING)
    stale.customer_says("too late")
    await say(store, conversation.id, "first")
    with pytest.raises(FencedError):
        async with database.writing() as connection:
            await connection.run_sync(lambda opened: write_edit(opened, conversation, stale))
    assert await texts(store, conversation.id) == ["first"]
