"""The ConversationStore over a SQL database."""

from collections.abc import Callable, Collection, Sequence
from datetime import timedelta
from secrets import compare_digest
from typing import Final, TypeVar

from sqlalchemy import Connection, RowMapping, Select, and_, bindparam, insert, select

from bot.backends.sql.awaiting import pending
from bot.backends.sql.conversation_edits import begin_edit, load, write_edit
from bot.backends.sql.database import Database
from bot.backends.sql.feedback import keep_rating, keep_verdict
from bot.backends.sql.products.prepared import Prepared
from bot.backends.sql.queue_queries import (
    place_of,
    places_held_by,
    waiting_before,
    waiting_count,
    waiting_ids,
    waiting_places,
)
from bot.backends.sql.rows import (
    MESSAGE_ROWS,
    attachment_of,
    is_message,
    message_of,
    ticket_of,
    turn_of,
)
from bot.backends.sql.tables import (
    attachments,
    conversations,
    messages,
    tickets,
    turns,
)
from bot.domain.attachment import Attachment, AttachmentId
from bot.domain.conversation import Conversation
from bot.domain.desk.desk import MAIN_DESK
from bot.domain.editing import ConversationEdit
from bot.domain.ids import AgentId, ConversationId, DeskId, TicketId, new_conversation_id
from bot.domain.message import ClientKey, Message
from bot.domain.reply import Turn
from bot.domain.ticket import HandoffTicket, QueuePlace
from bot.errors import UnknownMessageError, UnknownTicketError
from bot.ports import Judgement, PendingQuestion, Rating
from knowledge_base.words import Language

T = TypeVar("T")
_MESSAGES_AFTER: Final = Prepared(
    MESSAGE_ROWS.where(
        messages.c.conversation_id == bindparam("wanted_id"),
        messages.c.seq > bindparam("after_seq"),
    )
    .order_by(messages.c.seq)
    .limit(bindparam("limit"))
)


class SqlConversationStore:
    """Conversations, their messages and their tickets in one database."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def start(
        self,
        language: Language,
        page: str | None,
        token_hash: str,
        desk_id: DeskId = MAIN_DESK,
    ) -> Conversation:
        """A new conversation that only the holder of the token may open."""
        async with self._database.writing() as connection:
            now = await self._database.now(connection)
            started = Conversation(new_conversation_id(), language, now, page=page, desk_id=desk_id)
            await connection.execute(
                insert(conversations).values(
                    id=started.id,
                    language=language,
                    status=started.status,
                    last_seq=0,
                    page=page,
                    token_hash=token_hash,
                    started_at=now,
                    desk_id=desk_id,
                )
            )
        return started

    async def conversation(self, conversation_id: ConversationId) -> Conversation:
        """Raises UnknownConversationError."""
        return await self._database.look(lambda opened: load(opened, conversation_id))

    async def is_token_of(self, conversation_id: ConversationId, token_hash: str) -> bool:
        """False as well when there is no such conversation."""
        query = select(conversations.c.token_hash).where(conversations.c.id == conversation_id)
        expected = await self._database.look(lambda opened: opened.scalar(query))
        return expected is not None and compare_digest(expected.encode(), token_hash.encode())

    async def edit(
        self,
        conversation_id: ConversationId,
        change: Callable[[ConversationEdit], T],
        client_key: ClientKey | None = None,
    ) -> T:
        """Apply `change` to one conversation in a transaction; returns what it returns, once that is committed."""

        def work(connection: Connection) -> T:
            edit = begin_edit(connection, self._database, conversation_id, client_key)
            loaded = edit.conversation
            result = change(edit)
            if edit.conversation != loaded or edit.settled:
                write_edit(connection, loaded, edit)
            return result

        return await self._database.transact(work)

    async def messages(
        self, conversation_id: ConversationId, after_seq: int, limit: int = 200
    ) -> tuple[Message, ...]:
        """Messages above `after_seq`, in order."""
        return await self._database.look(
            lambda opened: _messages_after(opened, conversation_id, after_seq, limit)
        )

    async def news(
        self, conversation_id: ConversationId, after_seq: int, limit: int = 200
    ) -> tuple[tuple[Message, ...], Conversation]:
        """The same, and how the conversation stands, which is at least as new as they are."""
        return await self._database.look(
            lambda opened: _news(opened, conversation_id, after_seq, limit)
        )

    async def last_seqs(
        self, conversation_ids: Collection[ConversationId]
    ) -> dict[ConversationId, int]:
        """The newest row's seq of each of these, 500 at most."""
        is_wanted = conversations.c.id.in_(conversation_ids)
        query = select(conversations.c.id, conversations.c.last_seq).where(is_wanted)
        rows = await self._database.look(lambda opened: opened.execute(query).all())
        return {row.id: row.last_seq for row in rows}

    async def message(self, conversation_id: ConversationId, seq: int) -> Message:
        """Raises UnknownMessageError."""
        rows = await self._rows(MESSAGE_ROWS.where(is_message(conversation_id, seq)))
        if not rows:
            raise UnknownMessageError
        return message_of(rows[0])

    async def is_answered(self, conversation_id: ConversationId, seq: int) -> bool:
        """True when this message has its reply or no longer awaits one."""
        query = select(messages.c.awaits_reply).where(is_message(conversation_id, seq))
        return not await self._database.look(lambda opened: opened.scalar(query))

    async def turns(self, conversation_id: ConversationId, after_seq: int) -> tuple[Turn, ...]:
        """The records of the bot's replies above `after_seq`, in order."""
        is_wanted = and_(turns.c.conversation_id == conversation_id, turns.c.seq > after_seq)
        query = select(turns).where(is_wanted).order_by(turns.c.seq)
        return tuple(map(turn_of, await self._rows(query)))

    async def pending_questions(
        self, older_than: timedelta, limit: int = 50
    ) -> tuple[PendingQuestion, ...]:
        """Questions that still await the bot, oldest first."""
        async with self._database.reading() as connection:
            now = await self._database.now(connection)
            rows = await connection.execute(pending(now - older_than, limit))
        return tuple(PendingQuestion(row.conversation_id, row.seq, now - row.since) for row in rows)

    async def ticket(self, ticket_id: TicketId) -> HandoffTicket:
        """Raises UnknownTicketError."""
        rows = await self._rows(select(tickets).where(tickets.c.id == ticket_id))
        if not rows:
            raise UnknownTicketError
        return ticket_of(rows[0])

    async def waiting(self, limit: int = 200) -> tuple[QueuePlace, ...]:
        """The queue, in the order in which it should be taken."""
        return await self._places(waiting_places(limit))

    async def count_waiting(self) -> int:
        """How many wait."""
        async with self._database.reading() as connection:
            return await connection.scalar(waiting_count()) or 0

    async def held_by(self, agent_id: AgentId) -> tuple[QueuePlace, ...]:
        """What one agent holds, oldest claim first."""
        return await self._places(places_held_by(agent_id))

    async def waiting_order(self) -> tuple[TicketId, ...]:
        """Everybody who waits, in the order in which the queue should be taken."""
        # As long as the queue: nothing that others' looks should wait for.
        async with self._database.reading() as connection:
            return tuple(map(TicketId, await connection.scalars(waiting_ids())))

    async def position(self, ticket: HandoffTicket) -> int:
        """1 for the ticket that is next."""
        before = await self._database.look(lambda opened: opened.scalar(waiting_before(ticket)))
        return 1 + (before or 0)

    async def attachment(
        self, conversation_id: ConversationId, attachment_id: AttachmentId
    ) -> Attachment:
        """Raises UnknownMessageError."""
        is_wanted = and_(
            attachments.c.conversation_id == conversation_id, attachments.c.id == attachment_id
        )
        rows = await self._rows(select(attachments).where(is_wanted))
        if not rows:
            raise UnknownMessageError
        return attachment_of(rows[0])

    async def judge(self, conversation_id: ConversationId, judgement: Judgement) -> None:
        """Keep the customer's judgement of one answer; a later one replaces it."""
        await keep_verdict(self._database, conversation_id, judgement)

    async def rate(self, conversation_id: ConversationId, rating: Rating) -> bool:
        """False when the same command was kept before. Raises AlreadyRatedError."""
        return await keep_rating(self._database, conversation_id, rating)

    async def _places(self, query: Select[*tuple[object, ...]]) -> tuple[QueuePlace, ...]:
        async with self._database.reading() as connection:
            return tuple(map(place_of, (await connection.execute(query)).mappings()))

    async def _rows(self, query: Select[*tuple[object, ...]]) -> Sequence[RowMapping]:
        return await self._database.look(lambda opened: opened.execute(query).mappings().all())


def _messages_after(
    connection: Connection, conversation_id: ConversationId, after_seq: int, limit: int
) -> tuple[Message, ...]:
    wanted = {"wanted_id": conversation_id, "after_seq": after_seq, "limit": limit}
    return tuple(map(message_of, _MESSAGES_AFTER.rows(connection, wanted)))


def _news(
    connection: Connection, conversation_id: ConversationId, after_seq: int, limit: int
) -> tuple[tuple[Message, ...], Conversation]:
    messages_after = _messages_after(connection, conversation_id, after_seq, limit)
    return messages_after, load(connection, conversation_id)
