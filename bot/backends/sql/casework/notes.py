"""Notes and the mentions in them."""

from sqlalchemy import RowMapping, delete, insert, select

from bot.backends.sql.casework.tables import mentions, notes
from bot.backends.sql.conversation_edits import lock
from bot.backends.sql.database import Database
from bot.backends.sql.products.connecting import SqlConnection
from bot.backends.sql.rows import agent_of
from bot.backends.sql.tables import agents
from bot.domain.agent import Agent
from bot.domain.casework import Mention, Note, mentioned_in
from bot.domain.ids import AgentId, ClientId, ConversationId


async def all_agents(connection: SqlConnection) -> tuple[Agent, ...]:
    """Every colleague, by name."""
    rows = await connection.execute(select(agents).order_by(agents.c.name_key))
    return tuple(map(agent_of, rows.mappings()))


async def keep_note(
    database: Database,
    conversation_id: ConversationId,
    author: Agent,
    client_id: ClientId,
    text: str,
) -> Note:
    """The note of this command, kept once."""
    is_same = (
        (notes.c.conversation_id == conversation_id)
        & (notes.c.agent_id == author.id)
        & (notes.c.client_id == client_id)
    )
    async with database.writing() as connection:
        await lock(connection, conversation_id)
        found = await connection.execute(select(notes).where(is_same))
        if (earlier := found.mappings().one_or_none()) is not None:
            return note_of(earlier)
        named = mentioned_in(text, await all_agents(connection))
        values = {
            "conversation_id": conversation_id,
            "agent_id": author.id,
            "agent_name": author.name,
            "client_id": client_id,
            "text": text,
            "mentions": list(named),
            "at": await database.now(connection),
        }
        await connection.execute(insert(notes).values(values))
        note = note_of((await connection.execute(select(notes).where(is_same))).mappings().one())
        await _keep_mentions(connection, note)
    return note


async def _keep_mentions(connection: SqlConnection, note: Note) -> None:
    others = [agent_id for agent_id in note.mentions if agent_id != note.author.id]
    if others:
        rows = [{"agent_id": agent_id, "note_id": note.id} for agent_id in others]
        await connection.execute(insert(mentions), rows)


async def notes_in(connection: SqlConnection, conversation_id: ConversationId) -> tuple[Note, ...]:
    """All notes of one conversation, oldest first."""
    query = select(notes).where(notes.c.conversation_id == conversation_id).order_by(notes.c.id)
    return tuple(map(note_of, (await connection.execute(query)).mappings()))


async def unseen_mentions(connection: SqlConnection, agent_id: AgentId) -> tuple[Mention, ...]:
    """Those that the agent has not seen, oldest first."""
    query = (
        select(notes)
        .join(mentions, mentions.c.note_id == notes.c.id)
        .where(mentions.c.agent_id == agent_id)
        .order_by(notes.c.id)
    )
    rows = await connection.execute(query)
    return tuple(
        Mention(row.id, row.conversation_id, row.agent_name, row.text, row.at) for row in rows
    )


async def forget_mentions(
    connection: SqlConnection, agent_id: AgentId, conversation_id: ConversationId
) -> None:
    """The agent has seen those in this conversation."""
    here = select(notes.c.id).where(notes.c.conversation_id == conversation_id)
    is_seen = (mentions.c.agent_id == agent_id) & mentions.c.note_id.in_(here)
    await connection.execute(delete(mentions).where(is_seen))


def note_of(row: RowMapping) -> Note:
    """A note from its row."""
    return Note(
        id=row[notes.c.id],
        author=Agent(row[notes.c.agent_id], row[notes.c.agent_name]),
        text=row[notes.c.text],
        at=row[notes.c.at],
        mentions=tuple(map(AgentId, row[notes.c.mentions])),
    )
