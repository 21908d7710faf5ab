"""Conversations in each of their states, and every verb that may be tried on them."""

from collections.abc import Callable
from typing import Final

from bot.domain.conversation import Conversation, ConversationStatus
from bot.domain.editing import ConversationEdit
from bot.domain.ids import ConversationId
from bot.domain.message import ClientKey, Message
from bot.domain.reply import EscalationReason
from knowledge_base.words import Language
from tests.builders import MORNING, agent_named, answer_about, clarification_between, escalation

MINA, OMAR = agent_named("Mina"), agent_named("Omar")
FENCE: Final = 1
STALE: Final = 0

Verb = Callable[[ConversationEdit], Message | None]

VERBS: Final[dict[str, Verb]] = {
    "customer says": lambda edit: edit.customer_says("Hello"),
    "bot answers": lambda edit: edit.bot_replies(answer_about("cards"), in_reply_to=1),
    "bot clarifies": lambda edit: edit.bot_replies(clarification_between("a", "b"), in_reply_to=1),
    "bot escalates": lambda edit: edit.bot_replies(escalation(), in_reply_to=1),
    "queue for person": lambda edit: edit.queue_for_person(EscalationReason.ASKED_FOR_PERSON),
    "leave queue": lambda edit: edit.leave_queue(),
    "Mina claims": lambda edit: edit.claim(MINA),
    "Omar claims": lambda edit: edit.claim(OMAR),
    "Mina says": lambda edit: edit.agent_says(MINA, FENCE, "Good morning"),
    "Mina says by an old claim": lambda edit: edit.agent_says(MINA, STALE, "Good morning"),
    "Omar says": lambda edit: edit.agent_says(OMAR, FENCE, "Good morning"),
    "Mina releases to the bot": lambda edit: edit.release_to_bot(MINA, FENCE),
    "Omar releases to the bot": lambda edit: edit.release_to_bot(OMAR, FENCE),
    "Mina releases to the queue": lambda edit: edit.release_to_queue(MINA, FENCE),
    "Omar releases to the queue": lambda edit: edit.release_to_queue(OMAR, FENCE),
    "Mina resolves": lambda edit: edit.resolve(MINA, FENCE),
    "Omar resolves": lambda edit: edit.resolve(OMAR, FENCE),
    "customer ends": lambda edit: edit.end(),
}

_LEADING_TO: Final[dict[ConversationStatus, tuple[str, ...]]] = {
    ConversationStatus.WITH_BOT: (),
    ConversationStatus.WAITING_FOR_AGENT: ("queue for person",),
    ConversationStatus.WITH_AGENT: ("queue for person", "Mina claims"),
    ConversationStatus.CLOSED: ("queue for person", "Mina claims", "Mina resolves"),
}


def new_conversation(language: Language = Language.ENGLISH) -> Conversation:
    """A conversation in which nothing was said yet."""
    return Conversation(ConversationId("c_1"), language, MORNING)


def edit_of(conversation: Conversation, client_key: ClientKey | None = None) -> ConversationEdit:
    """That conversation while it is being changed."""
    return ConversationEdit(conversation, MORNING, client_key=client_key)


def conversation_in(
    status: ConversationStatus, language: Language = Language.ENGLISH
) -> Conversation:
    """A conversation that came to this status by the ordinary way; its agent is Mina."""
    edit = edit_of(new_conversation(language))
    for verb in _LEADING_TO[status]:
        VERBS[verb](edit)
    return edit.conversation


def edit_in(status: ConversationStatus, client_key: ClientKey | None = None) -> ConversationEdit:
    """Such a conversation while it is being changed."""
    return edit_of(conversation_in(status), client_key)
