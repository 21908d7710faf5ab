"""Every ConversationStore keeps verdicts, which may change, and ratings, which are given once."""

import pytest

from bot.domain.conversation import Conversation
from bot.domain.ids import ClientId, ConversationId
from bot.domain.message import Verdict
from bot.errors import AlreadyRatedError, UnknownConversationError, UnknownMessageError
from bot.ports import ConversationStore, Judgement, Rating
from tests.builders import answer_about
from tests.contracts.conversation_store.steps import reply, say

NOWHERE = ConversationId("c_nowhere")


async def test_the_latest_verdict_holds(
    store: ConversationStore, conversation: Conversation
) -> None:
    await say(store, conversation.id, "what about fees")
    await reply(store, conversation.id, answer_about("fees"), 1)
    await store.judge(conversation.id, Judgement(2, Verdict.UP))
    await store.judge(conversation.id, Judgement(2, Verdict.DOWN, "It is out of date."))
    first, second = await store.messages(conversation.id, after_seq=0)
    assert (first.verdict, second.verdict) == (None, Verdict.DOWN)
    assert (await store.message(conversation.id, 2)).verdict is Verdict.DOWN


async def test_a_verdict_on_nothing_is_refused(
    store: ConversationStore, conversation: Conversation
) -> None:
    with pytest.raises(UnknownMessageError):
        await store.judge(conversation.id, Judgement(1, Verdict.UP))


async def test_a_conversation_is_rated_once(
    store: ConversationStore, conversation: Conversation
) -> None:
    rating = Rating(5, "Quick and clear", ClientId("k9"))
    assert await store.rate(conversation.id, rating)
    assert (await store.conversation(conversation.id)).is_rated
    assert not await store.rate(conversation.id, rating)
    with pytest.raises(AlreadyRatedError):
        await store.rate(conversation.id, Rating(1, "", ClientId("k10")))


async def test_only_a_known_conversation_is_rated(store: ConversationStore) -> None:
    with pytest.raises(UnknownConversationError):
        await store.rate(NOWHERE, Rating(1, "", ClientId("k1")))
