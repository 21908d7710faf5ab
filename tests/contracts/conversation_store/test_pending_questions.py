"""Every ConversationStore knows which questions still await the bot."""

from datetime import timedelta

from bot.domain.conversation import Conversation
from bot.domain.editing import ConversationEdit
from bot.domain.ids import ConversationId
from bot.ports import ConversationStore, PendingQuestion
from knowledge_base.words import Language
from tests.builders import SetClock, agent_named, answer_about
from tests.contracts.conversation_store.steps import claim, queue, reply, say

HALF_A_MINUTE = timedelta(seconds=30)
ADA = agent_named("Ada")


async def pending_seqs(store: ConversationStore, conversation_id: ConversationId) -> list[int]:
    """The questions of one conversation that await the bot, however young."""
    pending = await store.pending_questions(older_than=timedelta(0))
    return [question.seq for question in pending if question.conversation_id == conversation_id]


async def test_a_question_is_pending_once_it_is_old_enough(
    store: ConversationStore, clock: SetClock, conversation: Conversation
) -> None:
    await say(store, conversation.id, "what about fees")
    clock.advance(29.999)
    assert await store.pending_questions(HALF_A_MINUTE) == ()
    clock.advance(0.001)
    assert await store.pending_questions(HALF_A_MINUTE) == (
        PendingQuestion(conversation.id, 1, HALF_A_MINUTE),
    )
    assert not await store.is_answered(conversation.id, 1)


async def test_a_reply_settles_its_question_and_no_other(
    store: ConversationStore, conversation: Conversation
) -> None:
    await say(store, conversation.id, "what about fees")
    await say(store, conversation.id, "what about cards")
    await reply(store, conversation.id, answer_about("fees"), in_reply_to=1)
    assert await pending_seqs(store, conversation.id) == [2]
    assert await store.is_answered(conversation.id, 1)
    assert not await store.is_answered(conversation.id, 2)


async def test_a_question_replied_to_in_its_own_edit_is_never_pending(
    store: ConversationStore, conversation: Conversation
) -> None:

    def ask_and_reply(edit: ConversationEdit) -> None:
        question = edit.customer_says("what about fees")
        edit.bot_replies(answer_about("fees"), question.seq)

    await store.edit(conversation.id, ask_and_reply)
    assert await pending_seqs(store, conversation.id) == []


async def test_what_was_asked_before_the_queue_is_still_looked_at(
    store: ConversationStore, conversation: Conversation
) -> None:
    await say(store, conversation.id, "what about fees")
    await say(store, conversation.id, "what about cards")
    await queue(store, conversation.id)
    assert await pending_seqs(store, conversation.id) == [1, 2]
    assert await reply(store, conversation.id, answer_about("fees"), in_reply_to=1) is None
    assert await pending_seqs(store, conversation.id) == [2]
    assert await store.is_answered(conversation.id, 1)


async def test_an_agent_settles_all_questions_of_a_conversation_only(
    store: ConversationStore, conversation: Conversation
) -> None:
    other = await store.start(Language.ENGLISH, None, "hash")
    for one in (conversation, conversation, other):
        await say(store, one.id, "what about fees")
    await queue(store, conversation.id)
    await claim(store, conversation.id, ADA)
    assert await pending_seqs(store, conversation.id) == []
    assert await pending_seqs(store, other.id) == [1]
    assert await store.is_answered(conversation.id, 1)


async def test_words_to_a_person_do_not_await_the_bot(
    store: ConversationStore, conversation: Conversation
) -> None:
    await queue(store, conversation.id)
    await say(store, conversation.id, "are you there?")
    ticket = await claim(store, conversation.id, ADA)
    await say(store, conversation.id, "hello Ada")
    assert await pending_seqs(store, conversation.id) == []
    await store.edit(conversation.id, lambda edit: edit.agent_says(ADA, ticket.fence, "Hello"))
    await say(store, conversation.id, "thank you")
    await store.edit(conversation.id, lambda edit: edit.release_to_bot(ADA, ticket.fence))
    assert await pending_seqs(store, conversation.id) == []


async def test_what_nobody_replied_to_awaits_the_bot_when_the_customer_leaves_the_queue(
    store: ConversationStore, clock: SetClock, conversation: Conversation
) -> None:
    for text in ("what about fees", "what about cards"):
        await say(store, conversation.id, text)
    await queue(store, conversation.id)
    for seq in (1, 2):
        await reply(store, conversation.id, answer_about("fees"), in_reply_to=seq)
    await say(store, conversation.id, "what about loans")
    assert await pending_seqs(store, conversation.id) == []
    clock.advance(600)
    await store.edit(conversation.id, lambda edit: edit.leave_queue())
    assert await pending_seqs(store, conversation.id) == [4]
    # It is as young as a question that is asked now.
    clock.advance(29.999)
    assert await store.pending_questions(HALF_A_MINUTE) == ()
    clock.advance(0.001)
    assert await store.pending_questions(HALF_A_MINUTE) == (
        PendingQuestion(conversation.id, 4, HALF_A_MINUTE),
    )


async def test_what_an_agent_gives_back_without_a_word_awaits_the_bot(
    store: ConversationStore, conversation: Conversation
) -> None:
    await say(store, conversation.id, "what about fees")
    await queue(store, conversation.id)
    ticket = await claim(store, conversation.id, ADA)
    assert await pending_seqs(store, conversation.id) == []
    await store.edit(conversation.id, lambda edit: edit.release_to_bot(ADA, ticket.fence))
    assert await pending_seqs(store, conversation.id) == [1]


async def test_a_question_after_the_return_to_the_bot_is_pending_again(
    store: ConversationStore, conversation: Conversation
) -> None:
    await queue(store, conversation.id)
    await store.edit(conversation.id, lambda edit: edit.leave_queue())
    asked = await say(store, conversation.id, "what about fees")
    assert await pending_seqs(store, conversation.id) == [asked.seq]


async def test_the_end_settles_every_question(
    store: ConversationStore, conversation: Conversation
) -> None:
    await say(store, conversation.id, "what about fees")
    await store.edit(conversation.id, lambda edit: edit.end())
    assert await pending_seqs(store, conversation.id) == []


async def test_the_oldest_questions_come_first_up_to_a_limit(
    store: ConversationStore, clock: SetClock
) -> None:
    asked = []
    for _ in range(3):
        conversation = await store.start(Language.ENGLISH, None, "hash")
        await say(store, conversation.id, "what about fees")
        asked.append(conversation.id)
        clock.advance(1)
    pending = await store.pending_questions(timedelta(0), limit=2)
    assert [question.conversation_id for question in pending] == asked[:2]
    assert [question.age.total_seconds() for question in pending] == [3.0, 2.0]


async def test_no_message_awaits_a_reply_where_there_is_none(
    store: ConversationStore, conversation: Conversation
) -> None:
    assert await store.is_answered(conversation.id, 7)
