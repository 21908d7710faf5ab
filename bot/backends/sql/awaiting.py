"""Which of the customer's words await the bot, and what was said before an edit."""

from datetime import datetime
from typing import Final

from sqlalchemy import ColumnElement, Connection, Select, func, select, update

from bot.backends.sql.rows import MESSAGE_ROWS, Values, is_message, message_of, message_values
from bot.backends.sql.tables import attachments, awaits_reply, messages
from bot.domain.conversation import Conversation, ConversationStatus
from bot.domain.editing import ConversationEdit
from bot.domain.ids import ConversationId
from bot.domain.message import Author, Message, MessageKind

# Others wait for the transaction in which these are read; of more the rest is heeded one by one, by its outcome.
_MOST_AWAITING: Final = 10
_MOST_AFTER: Final = 100
# A customer who waits for a person has been handed over; what was asked before is still to be looked at.
_BOT_LOOKS: Final = (ConversationStatus.WITH_BOT, ConversationStatus.WAITING_FOR_AGENT)


class StoredHistory:
    """What is stored of a conversation when its edit begins."""

    def __init__(self, connection: Connection, conversation_id: ConversationId) -> None:
        self._connection = connection
        self._is_theirs = messages.c.conversation_id == conversation_id

    def awaiting(self) -> tuple[Message, ...]:
        """The customer's words that await the bot, oldest first; the newest ten at most."""
        newest_first = self._read(awaits_reply, by=messages.c.seq.desc(), limit=_MOST_AWAITING)
        return newest_first[::-1]

    def lately(self) -> tuple[Message, ...]:
        """The customer's last words, files apart, and what came after them; nothing when there are none."""
        is_file = messages.c.seq.in_(
            select(attachments.c.seq).where(
                attachments.c.conversation_id == messages.c.conversation_id
            )
        )
        last = select(func.max(messages.c.seq)).where(
            self._is_theirs,
            messages.c.author == Author.CUSTOMER,
            messages.c.kind == MessageKind.WORDS,
            ~is_file,
        )
        is_late = messages.c.seq >= last.scalar_subquery()
        return self._read(is_late, by=messages.c.seq, limit=_MOST_AFTER)

    def _read(
        self, which: ColumnElement[bool], by: ColumnElement[int], limit: int
    ) -> tuple[Message, ...]:
        query = MESSAGE_ROWS.where(self._is_theirs, which).order_by(by).limit(limit)
        return tuple(map(message_of, self._connection.execute(query).mappings()))


def pending(until: datetime, limit: int) -> Select[ConversationId, int, datetime]:
    """What awaits the bot since then or longer, oldest first."""
    since = func.coalesce(messages.c.awaits_since, messages.c.at).label("since")
    return (
        select(messages.c.conversation_id, messages.c.seq, since)
        # The first of the two finds them by their index: nothing awaits since before it was said.
        .where(awaits_reply, messages.c.at <= until, since <= until)
        .order_by(since, messages.c.conversation_id, messages.c.seq)
        .limit(limit)
    )


def new_values(edit: ConversationEdit, message: Message) -> Values:
    """A new message as it is written: the customer's words await the bot while it has the word."""
    is_question = (
        message.author is Author.CUSTOMER
        and message.kind is MessageKind.WORDS
        and edit.conversation.status is ConversationStatus.WITH_BOT
    )
    awaits = {"awaits_reply": is_question, "awaits_since": None}
    return message_values(edit.conversation.id, message) | awaits


def settle_questions(connection: Connection, loaded: Conversation, edit: ConversationEdit) -> None:
    """What has its reply, or was heeded, awaits none; and nothing does once a person is there or all is over.

    What the customer said last may await the bot again when it gets the word back.
    """
    if edit.conversation.status in _BOT_LOOKS:
        done = [message.in_reply_to for message in edit.messages if message.in_reply_to]
        if done or edit.settled:
            _settle(connection, edit, messages.c.seq.in_([*done, *edit.settled]))
    elif loaded.status in _BOT_LOOKS:
        _settle(connection, edit)
    if edit.reopened is not None:
        # Its age counts from now: it must not be given up at once because the customer waited long.
        again = update(messages).where(is_message(edit.conversation.id, edit.reopened.seq))
        connection.execute(again.values(awaits_reply=True, awaits_since=edit.now))


def _settle(connection: Connection, edit: ConversationEdit, *which: ColumnElement[bool]) -> None:
    is_theirs = messages.c.conversation_id == edit.conversation.id
    settled = update(messages).where(is_theirs, awaits_reply, *which)
    connection.execute(settled.values(awaits_reply=False))
