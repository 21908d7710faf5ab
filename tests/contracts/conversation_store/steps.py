"""Steps of a conversation, taken through the seam of the store."""

from bot.domain.agent import Agent
from bot.domain.ids import ConversationId
from bot.domain.message import Message
from bot.domain.reply import EscalationReason, Outcome
from bot.domain.ticket import HandoffTicket
from bot.ports import ConversationStore
from knowledge_base.words import Language
from tests.builders import key_of_customer


async def say(
    store: ConversationStore,
    conversation_id: ConversationId,
    text: str,
    client_id: str | None = None,
) -> Message:
    """The customer's words; those of an earlier command with this client id if there are any."""
    key = key_of_customer(client_id) if client_id else None
    return await store.edit(
        conversation_id, lambda edit: edit.earlier or edit.customer_says(text), key
    )


async def reply(
    store: ConversationStore, conversation_id: ConversationId, outcome: Outcome, in_reply_to: int
) -> Message | None:
    """The bot's reply; None when the bot has not the word."""
    return await store.edit(conversation_id, lambda edit: edit.bot_replies(outcome, in_reply_to))


async def queue(store: ConversationStore, conversation_id: ConversationId) -> HandoffTicket:
    """The ticket of a customer who asked for a person."""
    await store.edit(
        conversation_id, lambda edit: edit.queue_for_person(EscalationReason.ASKED_FOR_PERSON)
    )
    return await open_ticket(store, conversation_id)


async def open_ticket(store: ConversationStore, conversation_id: ConversationId) -> HandoffTicket:
    """The ticket that a conversation has now."""
    ticket = (await store.conversation(conversation_id)).ticket
    assert ticket is not None
    return ticket


async def claim(
    store: ConversationStore, conversation_id: ConversationId, agent: Agent
) -> HandoffTicket:
    """The ticket once it is the agent's."""
    await store.edit(conversation_id, lambda edit: edit.claim(agent))
    return await open_ticket(store, conversation_id)


async def start_and_queue(store: ConversationStore) -> HandoffTicket:
    """The ticket of a new conversation whose customer asks for a person at once."""
    conversation = await store.start(Language.ENGLISH, None, "hash-of-token")
    return await queue(store, conversation.id)


async def texts(store: ConversationStore, conversation_id: ConversationId) -> list[str]:
    """What was said, in order."""
    return [message.text for message in await store.messages(conversation_id, after_seq=0)]


async def seqs(store: ConversationStore, conversation_id: ConversationId) -> list[int]:
    """The numbers of what was said, in order."""
    return [message.seq for message in await store.messages(conversation_id, after_seq=0)]
