"""A question gets its one reply: from the content, or by way of a person."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Final

from bot.answering.decide import answer_with, decide
from bot.answering.language import check_question, language_of
from bot.answering.talk.context import context_of
from bot.domain.desk.desk import OPEN
from bot.domain.editing import ConversationEdit
from bot.domain.ids import ConversationId
from bot.domain.message import Message
from bot.domain.reply import Context, Decision, Escalation, EscalationReason, Outcome, Question
from bot.errors import NoContentError
from bot.flows.desk.reception import Reception
from bot.flows.library import Library
from bot.flows.unanswered import escalated, question_of, warn_first
from bot.ports import QUEUE, ConversationStore, EventBus, topic_of
from knowledge_base.words import Language, Passage, PassageId

# The last twenty exchanges; who asks again after more has lost nothing by reading the answer again.
_REMEMBERED: Final = 40


class Ask:
    """Decides and writes replies."""

    def __init__(
        self,
        store: ConversationStore,
        bus: EventBus,
        library: Library,
        today: Callable[[], date],
        reception: Reception,
    ) -> None:
        self._store = store
        self._bus = bus
        self._library = library
        self._today = today
        self._reception = reception

    async def outcome_of(self, text: str, language: Language) -> Outcome:
        """What would be said to this question, outside any conversation. Raises NoContentError."""
        question = Question(check_question(text), language_of(text, otherwise=language))
        return await decide(question, self._library.index, self._today())

    def may_show(self, passage: Passage) -> bool:
        """True while customers may read this passage."""
        return passage.terms.allow_answering_on(self._today())

    async def reply(self, conversation_id: ConversationId, seq: int) -> None:
        """Answer one message of a conversation, unless it has its reply or a person has the word.

        While the customer waits for a person, what the message tells moves the ticket, and nothing is said.
        """
        if await self._store.is_answered(conversation_id, seq):
            return
        message = await self._store.message(conversation_id, seq)
        conversation = await self._store.conversation(conversation_id)
        question = question_of(message, conversation.language)
        if message.choice_id is None:
            question = replace(question, context=await self._context(conversation_id, seq))
        outcome = await self._outcome(message, question)
        await self._write(conversation_id, seq, outcome)

    async def give_up(self, conversation_id: ConversationId, seq: int) -> None:
        """Escalate a message that found no reply in time."""
        message = await self._store.message(conversation_id, seq)
        conversation = await self._store.conversation(conversation_id)
        question = question_of(message, conversation.language)
        await self._write(conversation_id, seq, escalated(question, EscalationReason.UNANSWERED))

    async def _context(self, conversation_id: ConversationId, seq: int) -> Context:
        after = max(0, seq - 1 - _REMEMBERED)
        said = await self._store.messages(conversation_id, after, limit=_REMEMBERED)
        return context_of(tuple(message for message in said if message.seq < seq))

    async def _outcome(self, message: Message, question: Question) -> Outcome:
        try:
            chosen = self._chosen(question, message.choice_id)
            return chosen or await decide(question, self._library.index, self._today())
        except NoContentError:
            return escalated(question, EscalationReason.UNANSWERED)

    def _chosen(self, question: Question, choice_id: str | None) -> Outcome | None:
        """The passage that the customer picked; None when there is none, or it is no longer valid."""
        if choice_id is None:
            return None
        index = self._library.index
        passage = index.passages.get(PassageId(choice_id))
        if passage is None or not self.may_show(passage):
            return None
        return Outcome(
            question=question,
            reply=answer_with(passage),
            decision=Decision.ANSWER,
            confidence=1.0,
            generation_id=index.generation.id,
        )

    async def _write(self, conversation_id: ConversationId, seq: int, outcome: Outcome) -> None:
        standing = OPEN
        if isinstance(outcome.reply, Escalation):
            conversation = await self._store.conversation(conversation_id)
            standing = await self._reception.standing(conversation.desk_id)

        def reply(edit: ConversationEdit) -> bool:
            before = edit.ticket
            if isinstance(outcome.reply, Escalation):
                warn_first(edit, standing, outcome.reply.reason)
            edit.bot_replies(outcome, in_reply_to=seq, standing=standing)
            return edit.ticket != before

        moves_queue = await self._store.edit(conversation_id, reply)
        # The queue shows nothing of who talks to the bot alone.
        await self._bus.wake(topic_of(conversation_id), *((QUEUE,) if moves_queue else ()))
