"""The CaseStore over a SQL database."""

from datetime import timedelta

from sqlalchemy import ColumnElement, delete, exists, func, insert, select

from bot.backends.sql.casework.cards import card_of
from bot.backends.sql.casework.notes import (
    all_agents,
    forget_mentions,
    keep_note,
    notes_in,
    unseen_mentions,
)
from bot.backends.sql.casework.tables import resolutions, snoozes, tags
from bot.backends.sql.conversation_edits import lock
from bot.backends.sql.database import Database
from bot.backends.sql.products.connecting import SqlConnection
from bot.backends.sql.queue_queries import place_of, places_where
from bot.backends.sql.tables import conversations, messages, tickets
from bot.domain.agent import Agent
from bot.domain.casework import CaseFile, CustomerCard, Mention, Note, Resolution
from bot.domain.ids import AgentId, ClientId, ConversationId
from bot.domain.message import Author
from bot.domain.ticket import QueuePlace, TicketStatus

_IS_UNBROKEN = ~exists().where(
    messages.c.conversation_id == snoozes.c.conversation_id,
    messages.c.seq > snoozes.c.after_seq,
    messages.c.author == Author.CUSTOMER,
)
_IS_HELD = exists().where(
    tickets.c.conversation_id == snoozes.c.conversation_id,
    tickets.c.status == TicketStatus.CLAIMED,
    tickets.c.agent_id == snoozes.c.agent_id,
)


class SqlCaseStore:
    """Notes, tags, snoozes and reasons beside the conversations of one database."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def case_file(self, conversation_id: ConversationId) -> CaseFile:
        """Empty for a conversation that nobody has worked on."""
        tagged = select(tags.c.tag).where(_of(conversation_id, tags.c.conversation_id))
        resolved = (
            select(resolutions.c.reason)
            .join(tickets, tickets.c.fence == resolutions.c.fence)
            .join(conversations, conversations.c.ticket_id == tickets.c.id)
            .where(
                conversations.c.id == conversation_id,
                _of(conversation_id, resolutions.c.conversation_id),
                tickets.c.status == TicketStatus.RESOLVED,
            )
        )
        async with self._database.reading() as connection:
            rest = select(snoozes.c.until).where(
                _of(conversation_id, snoozes.c.conversation_id),
                await self._is_asleep(connection),
            )
            reason = await connection.scalar(resolved)
            return CaseFile(
                notes=await notes_in(connection, conversation_id),
                tags=tuple((await connection.scalars(tagged.order_by(tags.c.place))).all()),
                snoozed_until=await connection.scalar(rest),
                resolution=Resolution(reason) if reason else None,
            )

    async def _is_asleep(self, connection: SqlConnection) -> ColumnElement[bool]:
        now = await self._database.now(connection)
        return (snoozes.c.until > now) & _IS_UNBROKEN & _IS_HELD

    async def add_note(
        self, conversation_id: ConversationId, author: Agent, client_id: ClientId, text: str
    ) -> Note:
        """The note of this command, kept once."""
        return await keep_note(self._database, conversation_id, author, client_id, text)

    async def set_tags(self, conversation_id: ConversationId, words: tuple[str, ...]) -> None:
        """These and no others."""
        rows = [
            {"conversation_id": conversation_id, "place": place, "tag": word}
            for place, word in enumerate(words)
        ]
        async with self._database.writing() as connection:
            await lock(connection, conversation_id)
            mine = _of(conversation_id, tags.c.conversation_id)
            await connection.execute(delete(tags).where(mine))
            if rows:
                await connection.execute(insert(tags), rows)

    async def known_tags(self, limit: int = 100) -> tuple[str, ...]:
        """Those in use, the most used first."""
        uses = func.count()
        query = select(tags.c.tag).group_by(tags.c.tag).order_by(uses.desc(), tags.c.tag)
        async with self._database.reading() as connection:
            return tuple((await connection.scalars(query.limit(limit))).all())

    async def snooze(
        self, conversation_id: ConversationId, agent_id: AgentId, rest: timedelta
    ) -> None:
        """Out of sight until then, or until the customer writes again."""
        last_seq = select(conversations.c.last_seq).where(conversations.c.id == conversation_id)
        async with self._database.writing() as connection:
            await lock(connection, conversation_id)
            await connection.execute(
                delete(snoozes).where(_of(conversation_id, snoozes.c.conversation_id))
            )
            await connection.execute(
                insert(snoozes).values(
                    conversation_id=conversation_id,
                    agent_id=agent_id,
                    until=await self._database.now(connection) + rest,
                    after_seq=await connection.scalar(last_seq),
                )
            )

    async def wake(self, conversation_id: ConversationId) -> None:
        """Back in sight at once."""
        async with self._database.writing() as connection:
            await connection.execute(
                delete(snoozes).where(_of(conversation_id, snoozes.c.conversation_id))
            )

    async def snoozed(self) -> frozenset[ConversationId]:
        """The conversations that are out of their agents' sight now."""
        async with self._database.reading() as connection:
            is_asleep = await self._is_asleep(connection)
            query = select(snoozes.c.conversation_id).where(is_asleep)
            return frozenset((await connection.scalars(query)).all())

    async def keep_resolution(
        self, conversation_id: ConversationId, fence: int, resolution: Resolution
    ) -> None:
        """Why the hold with this fence ends."""
        is_this = _of(conversation_id, resolutions.c.conversation_id) & (
            resolutions.c.fence == fence
        )
        async with self._database.writing() as connection:
            await lock(connection, conversation_id)
            await connection.execute(delete(resolutions).where(is_this))
            await connection.execute(
                insert(resolutions).values(
                    conversation_id=conversation_id,
                    fence=fence,
                    reason=resolution,
                    at=await self._database.now(connection),
                )
            )

    async def mentions(self, agent_id: AgentId) -> tuple[Mention, ...]:
        """Those that the agent has not seen, oldest first."""
        async with self._database.reading() as connection:
            return await unseen_mentions(connection, agent_id)

    async def see_mentions(self, agent_id: AgentId, conversation_id: ConversationId) -> None:
        """The agent has seen those in this conversation."""
        async with self._database.writing() as connection:
            await forget_mentions(connection, agent_id, conversation_id)

    async def agents(self) -> tuple[Agent, ...]:
        """Every colleague, by name."""
        async with self._database.reading() as connection:
            return await all_agents(connection)

    async def card(self, conversation_id: ConversationId) -> CustomerCard:
        """Raises UnknownConversationError."""
        async with self._database.reading() as connection:
            return await card_of(connection, conversation_id)

    async def held(self, limit: int = 1000) -> tuple[QueuePlace, ...]:
        """Every conversation that an agent holds, oldest claim first."""
        query = places_where(tickets.c.status == TicketStatus.CLAIMED)
        query = query.order_by(tickets.c.claimed_at, tickets.c.id).limit(limit)
        async with self._database.reading() as connection:
            rows = await connection.execute(query)
            return tuple(map(place_of, rows.mappings()))

    async def finished(self, limit: int = 200) -> tuple[QueuePlace, ...]:
        """Tickets that are resolved or abandoned, newest first."""
        is_finished = tickets.c.status.in_([TicketStatus.RESOLVED, TicketStatus.ABANDONED])
        query = places_where(is_finished).order_by(tickets.c.asked_at.desc(), tickets.c.id)
        async with self._database.reading() as connection:
            rows = await connection.execute(query.limit(limit))
            return tuple(map(place_of, rows.mappings()))


def _of(
    conversation_id: ConversationId, column: ColumnElement[ConversationId]
) -> ColumnElement[bool]:
    return column == conversation_id
