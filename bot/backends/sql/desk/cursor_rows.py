"""The Cursors over a SQL database."""

from sqlalchemy import and_, delete, insert, select

from bot.backends.sql.conversation_edits import lock
from bot.backends.sql.database import Database
from bot.backends.sql.desk.tables import cursors
from bot.backends.sql.tables import conversations
from bot.domain.ids import ConversationId
from bot.ports.desk import Cursor, Side


class SqlCursors:
    """How far each side of each conversation has come."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def move(self, conversation_id: ConversationId, side: Side, cursor: Cursor) -> bool:
        """False when it was there already. Beyond the last message it stops there."""
        is_its = and_(cursors.c.conversation_id == conversation_id, cursors.c.side == side)
        last = select(conversations.c.last_seq).where(conversations.c.id == conversation_id)
        async with self._database.writing() as connection:
            await lock(connection, conversation_id)
            last_seq = await connection.scalar(last) or 0
            row = (await connection.execute(select(cursors).where(is_its))).one_or_none()
            known = Cursor(row.delivered, row.read) if row else Cursor()
            moved = known.moved_to(cursor, last_seq)
            if moved == known:
                return False
            await connection.execute(delete(cursors).where(is_its))
            await connection.execute(
                insert(cursors).values(
                    conversation_id=conversation_id,
                    side=side,
                    delivered=moved.delivered,
                    read=moved.read,
                )
            )
        return True

    async def of(self, conversation_id: ConversationId, side: Side) -> Cursor:
        """Zero before the first move."""
        query = select(cursors).where(
            cursors.c.conversation_id == conversation_id, cursors.c.side == side
        )
        async with self._database.reading() as connection:
            row = (await connection.execute(query)).one_or_none()
        return Cursor(row.delivered, row.read) if row else Cursor()
