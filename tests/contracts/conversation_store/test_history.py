"""Every ConversationStore tells an edit what was said before it."""

from bot.domain.attachment import Attachment, AttachmentId, MediaType
from bot.domain.conversation import Conversation
from bot.domain.editing import ConversationEdit
from bot.domain.ids import ConversationId
from bot.domain.message import Message
from bot.ports import ConversationStore
from knowledge_base.words import Language
from tests.builders import answer_about
from tests.contracts.conversation_store.steps import queue, reply, say

PNG = Attachment(AttachmentId("f_1"), "card.png", MediaType.PNG, 48)


async def awaiting(store: ConversationStore, conversation_id: ConversationId) -> list[int]:
    """What an edit finds to await the bot."""

    def look(edit: ConversationEdit) -> tuple[Message, ...]:
        return edit.history.awaiting()

    return [message.seq for message in await store.edit(conversation_id, look)]


async def lately(store: ConversationStore, conversation_id: ConversationId) -> list[int]:
    """The customer's last words, and what came after them."""

    def look(edit: ConversationEdit) -> tuple[Message, ...]:
        return edit.history.lately()

    return [message.seq for message in await store.edit(conversation_id, look)]


async def test_before_the_first_words_there_is_nothing(
    store: ConversationStore, conversation: Conversation
) -> None:
    other = await store.start(Language.ENGLISH, None, "hash")
    await say(store, other.id, "what about fees")
    assert await awaiting(store, conversation.id) == []
    assert await lately(store, conversation.id) == []


async def test_what_has_its_reply_awaits_none(
    store: ConversationStore, conversation: Conversation
) -> None:
    await say(store, conversation.id, "what about fees")
    await say(store, conversation.id, "what about cards")
    assert await awaiting(store, conversation.id) == [1, 2]
    await reply(store, conversation.id, answer_about("fees"), in_reply_to=1)
    assert await awaiting(store, conversation.id) == [2]
    assert await lately(store, conversation.id) == [2, 3]


async def test_the_newest_ten_are_enough(
    store: ConversationStore, conversation: Conversation
) -> None:
    for _ in range(12):
        await say(store, conversation.id, "what about fees")
    assert await awaiting(store, conversation.id) == list(range(3, 13))


async def test_a_file_is_not_among_the_last_words(
    store: ConversationStore, conversation: Conversation
) -> None:
    await say(store, conversation.id, "what about fees")
    await queue(store, conversation.id)
    await store.edit(conversation.id, lambda edit: edit.customer_attaches(PNG))
    assert await lately(store, conversation.id) == [1, 2, 3]
