"""What the content says to a customer's last question, for the agent to send or not."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Final

from bot.answering.decide import decide
from bot.answering.language import language_of
from bot.answering.talk.context import context_of
from bot.domain.conversation import Conversation
from bot.domain.ids import ConversationId
from bot.domain.message import Message
from bot.domain.reply import Answer, Outcome, Question
from bot.errors import UnknownConversationError
from bot.flows.casework.asking import is_question
from bot.flows.library import Library
from bot.ports import ConversationStore
from knowledge_base.words import Passage

# As in the bot's own memory of a conversation.
_REMEMBERED: Final = 40
_MOST: Final = 3


@dataclass(frozen=True, slots=True)
class Suggestions:
    """Approved passages, the likeliest first; `seq` is the message that they answer."""

    seq: int | None
    passages: tuple[Passage, ...]


class Advise:
    """Asks the index as the bot would, and sends nothing."""

    def __init__(
        self, store: ConversationStore, library: Library, today: Callable[[], date]
    ) -> None:
        self._store = store
        self._library = library
        self._today = today

    async def answers_to(self, conversation_id: ConversationId) -> Suggestions:
        """What could be said to the customer's last question. Raises NoContentError."""
        conversation = await self._store.conversation(conversation_id)
        if conversation.ticket is None:
            raise UnknownConversationError
        after = max(0, conversation.last_seq - _REMEMBERED)
        said = await self._store.messages(conversation_id, after, limit=_REMEMBERED)
        asked = next(filter(is_question, reversed(said)), None)
        if asked is None:
            return Suggestions(None, ())
        question = _question(asked, said, conversation)
        outcome = await decide(question, self._library.index, self._today())
        return Suggestions(asked.seq, self._shown(outcome))

    def _shown(self, outcome: Outcome) -> tuple[Passage, ...]:
        answered = outcome.reply.passages if isinstance(outcome.reply, Answer) else ()
        found = (*answered, *(hit.passage for hit in outcome.hits))
        today = self._today()
        allowed = {one.id: one for one in found if one.terms.allow_answering_on(today)}
        return tuple(allowed.values())[:_MOST]


def _question(message: Message, said: tuple[Message, ...], conversation: Conversation) -> Question:
    before = tuple(one for one in said if one.seq < message.seq)
    language = language_of(message.text, otherwise=conversation.language)
    return Question(message.text, language, context=context_of(before))
