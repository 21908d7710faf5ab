"""The Desks over a SQL database."""

from datetime import datetime, timedelta
from typing import Final

from sqlalchemy import and_, delete, insert, or_, select

from bot.backends.sql.database import Database
from bot.backends.sql.desk.desk_rows import desk_of, desk_values
from bot.backends.sql.desk.tables import desks
from bot.backends.sql.rows import ticket_of
from bot.backends.sql.tables import tickets
from bot.domain.desk.desk import MAIN_DESK, Desk
from bot.domain.ids import DeskId
from bot.domain.ticket import HandoffTicket, TicketStatus
from bot.errors import UnknownDeskError

_RECENT: Final = timedelta(days=1)
_IS_OPEN: Final = tickets.c.status.in_([TicketStatus.WAITING, TicketStatus.CLAIMED])


class SqlDesks:
    """Desks in one database; the main desk is as new until somebody changes it."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def desk(self, desk_id: DeskId) -> Desk:
        """Raises UnknownDeskError."""
        async with self._database.reading() as connection:
            found = await connection.execute(select(desks).where(desks.c.id == desk_id))
        row = found.mappings().one_or_none()
        if row is not None:
            return desk_of(row)
        if desk_id != MAIN_DESK:
            raise UnknownDeskError
        return Desk()

    async def all(self) -> tuple[Desk, ...]:
        """By id."""
        async with self._database.reading() as connection:
            rows = (await connection.execute(select(desks))).mappings().all()
        known = {MAIN_DESK: Desk()} | {desk.id: desk for desk in map(desk_of, rows)}
        return tuple(known[desk_id] for desk_id in sorted(known))

    async def put(self, desk: Desk) -> None:
        """Make or replace one."""
        async with self._database.writing() as connection:
            # Replaced by deletion: "insert or update" is written differently in every SQL product.
            await connection.execute(delete(desks).where(desks.c.id == desk.id))
            await connection.execute(insert(desks).values(desk_values(desk)))

    async def now(self) -> datetime:
        """The database's clock."""
        async with self._database.reading() as connection:
            return await self._database.now(connection)

    async def recent_holds(self, limit: int) -> tuple[timedelta, ...]:
        """For how long the chats that ended last were held, none of them older than a day."""
        async with self._database.reading() as connection:
            now = await self._database.now(connection)
            rows = await connection.execute(
                select(tickets.c.claimed_at, tickets.c.ended_at)
                .where(tickets.c.claimed_at.is_not(None), tickets.c.ended_at >= now - _RECENT)
                .order_by(tickets.c.ended_at.desc())
                .limit(limit)
            )
        return tuple(row.ended_at - row.claimed_at for row in rows)

    async def nearly_due(self, within: timedelta) -> tuple[HandoffTicket, ...]:
        """Open tickets that are due within this time, or were due, for a reply or to be closed."""
        async with self._database.reading() as connection:
            by = await self._database.now(connection) + within
            awaits_reply = and_(
                tickets.c.first_replied_at.is_(None), tickets.c.first_reply_due_at <= by
            )
            is_due = or_(awaits_reply, tickets.c.resolution_due_at <= by)
            query = select(tickets).where(_IS_OPEN, is_due).order_by(tickets.c.id)
            rows = (await connection.execute(query)).mappings().all()
        return tuple(map(ticket_of, rows))
