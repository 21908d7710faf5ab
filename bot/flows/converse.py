"""What a customer can do in a conversation."""

from collections.abc import Callable
from dataclasses import dataclass

from bot.answering.danger import Found, dangers_in, gravest
from bot.answering.language import check_question, check_text, language_of
from bot.answering.talk.taking_back import Withdrawal, withdrawal_in
from bot.domain.conversation import Conversation, ConversationStatus
from bot.domain.desk.desk import MAIN_DESK, DeskStanding
from bot.domain.editing import ConversationEdit
from bot.domain.ids import ClientId, ConversationId, DeskId
from bot.domain.message import CUSTOMER, ClientKey, Message, MessageKind
from bot.domain.reply import Choice, EscalationReason
from bot.domain.ticket import Priority, TicketStatus
from bot.errors import (
    NotClosedError,
    UnknownChoiceError,
    UnknownConversationError,
    UnknownMessageError,
)
from bot.flows.desk.reception import Reception
from bot.flows.receipts import Receipt, unless_repeated
from bot.flows.replies import Replies
from bot.flows.tokens import hash_of, new_token
from bot.flows.unanswered import language_of_last, press_awaiting, warn_first
from bot.ports import QUEUE, WORDS, ConversationStore, EventBus, Judgement, Rating, topic_of
from knowledge_base.words import Language

_REQUESTED = (MessageKind.WAITING_FOR_AGENT, MessageKind.DESK_CLOSED)
_JUDGED = (MessageKind.ANSWER, MessageKind.SMALL_TALK)


class Converse:
    """A customer's half of the story."""

    def __init__(
        self, store: ConversationStore, bus: EventBus, replies: Replies, reception: Reception
    ) -> None:
        self._store = store
        self._bus = bus
        self._replies = replies
        self._reception = reception

    async def start(
        self, language: Language, page: str | None, desk_id: DeskId = MAIN_DESK
    ) -> tuple[Conversation, str]:
        """A new conversation and the token that opens it. Raises UnknownDeskError."""
        await self._reception.check_desk(desk_id)
        token = new_token()
        return await self._store.start(language, page, hash_of(token), desk_id), token

    async def access(self, conversation_id: ConversationId, token: str) -> Conversation:
        """The conversation, for who holds its token; a foreign one does not exist."""
        if not await self._store.is_token_of(conversation_id, hash_of(token)):
            raise UnknownConversationError
        return await self._store.conversation(conversation_id)

    async def say(self, conversation_id: ConversationId, client_id: ClientId, text: str) -> Receipt:
        """Store the customer's words; while the bot has the word, they get its reply."""
        text = check_text(text)
        # Before the transaction, for which others wait.
        heard = _Heard(text, dangers_in(text), withdrawal_in(text))
        step = unless_repeated(lambda edit: _say(edit, heard), MessageKind.WORDS, text=text)
        said = await self._store.edit(conversation_id, step, _key(client_id))
        return said if isinstance(said, Receipt) else await self._said(conversation_id, said)

    async def choose(
        self, conversation_id: ConversationId, client_id: ClientId, seq: int, choice_id: str
    ) -> Receipt:
        """Take one of the choices of the clarification with this seq."""
        choice = _choice_of(await self._store.message(conversation_id, seq), choice_id)
        step = unless_repeated(
            lambda edit: _choose(edit, choice), MessageKind.WORDS, text=choice.label
        )
        said = await self._store.edit(conversation_id, step, _key(client_id))
        return said if isinstance(said, Receipt) else await self._said(conversation_id, said)

    async def _said(self, conversation_id: ConversationId, said: "_Said") -> Receipt:
        changed = [topic_of(conversation_id)]
        # The queue shows nothing of who talks to the bot alone.
        if not said.is_for_bot:
            changed.append(WORDS)
        if said.moves_queue:
            changed.append(QUEUE)
        await self._bus.wake(*changed)
        if said.is_for_bot:
            self._replies.soon(conversation_id, said.message.seq)
        return Receipt(said.message.seq)

    async def request_person(self, conversation_id: ConversationId, client_id: ClientId) -> Receipt:
        """Put the customer in the queue, or say when people are back."""
        standing = await self._standing(conversation_id)
        asked = EscalationReason.ASKED_FOR_PERSON

        def queue(edit: ConversationEdit) -> Message | None:
            return warn_first(edit, standing, asked) or edit.queue_for_person(
                asked, standing, language_of_last(edit)
            )

        return await self._change(conversation_id, client_id, queue, *_REQUESTED)

    async def leave_message(
        self, conversation_id: ConversationId, client_id: ClientId, text: str, contact: str
    ) -> Receipt:
        """Words for a person who is not there now; the customer agrees to be contacted."""
        text, contact = check_text(text), check_text(contact)
        dangers = dangers_in(text)
        standing = await self._standing(conversation_id)

        def leave(edit: ConversationEdit) -> Message:
            language = language_of(text, otherwise=language_of_last(edit))
            message = edit.leave_message(text, contact, standing, language)
            _press(edit, dangers)
            press_awaiting(edit)
            return message

        return await self._change(conversation_id, client_id, leave, MessageKind.WORDS, text=text)

    async def _standing(self, conversation_id: ConversationId) -> DeskStanding:
        conversation = await self._store.conversation(conversation_id)
        return await self._reception.standing(conversation.desk_id)

    async def leave_queue(self, conversation_id: ConversationId, client_id: ClientId) -> Receipt:
        """The customer no longer waits for a person; what was said last gets the bot's reply if it has none."""
        reopened: list[Message | None] = []

        def leave(edit: ConversationEdit) -> Message:
            message = edit.leave_queue()
            reopened[:] = [edit.reopened]
            return message

        receipt = await self._change(conversation_id, client_id, leave, MessageKind.LEFT_QUEUE)
        for question in filter(None, reopened):
            self._replies.soon(conversation_id, question.seq)
        return receipt

    async def end(self, conversation_id: ConversationId, client_id: ClientId) -> Receipt:
        """The customer closes the conversation."""
        return await self._change(
            conversation_id, client_id, ConversationEdit.end, MessageKind.ENDED
        )

    async def _change(
        self,
        conversation_id: ConversationId,
        client_id: ClientId,
        change: Callable[[ConversationEdit], Message | None],
        *kinds: MessageKind,
        text: str | None = None,
    ) -> Receipt:
        step = unless_repeated(change, *kinds, text=text)
        done = await self._store.edit(conversation_id, step, _key(client_id))
        if isinstance(done, Receipt):
            return done
        await self._wake(conversation_id)
        return Receipt.of(done)

    async def judge(self, conversation_id: ConversationId, judgement: Judgement) -> Receipt:
        """Keep the customer's opinion of one of the bot's answers."""
        message = await self._store.message(conversation_id, judgement.seq)
        if message.kind not in _JUDGED:
            raise UnknownMessageError
        await self._store.judge(conversation_id, judgement)
        return Receipt()

    async def rate(self, conversation_id: ConversationId, rating: Rating) -> Receipt:
        """Keep the customer's rating of a closed conversation."""
        conversation = await self._store.conversation(conversation_id)
        if conversation.status is not ConversationStatus.CLOSED:
            raise NotClosedError
        is_new = await self._store.rate(conversation_id, rating)
        await self._wake(conversation_id)
        return Receipt(is_duplicate=not is_new)

    async def _wake(self, conversation_id: ConversationId) -> None:
        await self._bus.wake(topic_of(conversation_id), QUEUE)


@dataclass(frozen=True, slots=True)
class _Said:
    """The customer's words, and whom they concern."""

    message: Message
    is_for_bot: bool
    moves_queue: bool = False


@dataclass(frozen=True, slots=True)
class _Heard:
    """The customer's words, and what they tell whatever the content."""

    text: str
    dangers: Found
    withdrawal: Withdrawal | None


def _say(edit: ConversationEdit, heard: _Heard) -> _Said:
    is_for_bot = edit.conversation.status is ConversationStatus.WITH_BOT
    if is_for_bot:
        check_question(heard.text)
    message, ticket = edit.customer_says(heard.text), edit.ticket
    _press(edit, heard.dangers)
    if heard.withdrawal is not None and _may_leave(edit, heard.dangers):
        return _take_back(edit, message, heard.withdrawal)
    return _Said(message, is_for_bot, moves_queue=edit.ticket != ticket)


def _may_leave(edit: ConversationEdit, dangers: Found) -> bool:
    """True for who waits, and neither tells of a danger now nor told of one to life: “算了” may mean anything there."""
    ticket = edit.ticket
    if ticket is None or ticket.status is not TicketStatus.WAITING:
        return False
    is_danger = gravest(dangers, edit.conversation.language) is not None
    return ticket.priority is not Priority.LIFE and not is_danger


def _take_back(edit: ConversationEdit, message: Message, withdrawal: Withdrawal) -> _Said:
    edit.leave_queue(in_words=True)
    if not withdrawal.asks:
        edit.settled.append(message.seq)
    return _Said(message, is_for_bot=withdrawal.asks, moves_queue=True)


def _choose(edit: ConversationEdit, choice: Choice) -> _Said:
    is_for_bot = edit.conversation.status is ConversationStatus.WITH_BOT
    return _Said(edit.customer_says(choice.label, choice), is_for_bot)


def _press(edit: ConversationEdit, dangers: Found) -> None:
    if (danger := gravest(dangers, edit.conversation.language)) is not None:
        edit.press(danger)


def _key(client_id: ClientId) -> ClientKey:
    return ClientKey(CUSTOMER, client_id)


def _choice_of(message: Message, choice_id: str) -> Choice:
    if message.kind is not MessageKind.CLARIFICATION:
        raise UnknownMessageError
    for choice in message.choices:
        if choice.id == choice_id:
            return choice
    raise UnknownChoiceError
