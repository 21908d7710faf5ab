"""The Roster over a SQL database: who is there, for how long, and what was lost with whom."""

from datetime import datetime, timedelta

from sqlalchemy import RowMapping, func, or_, select, update

from bot.backends.sql.database import Database
from bot.backends.sql.desk.tables import is_open_offer, offers
from bot.backends.sql.rows import Values, agent_of
from bot.backends.sql.tables import agents, tickets
from bot.domain.agent import Agent, Colleague, Presence
from bot.domain.ids import AgentId
from bot.domain.ticket import TicketStatus
from bot.errors import UnknownAgentError
from bot.ports.desk import Duties, LostClaim
from knowledge_base.words import Language


class SqlRoster:
    """Agents at work in one database."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def set_duties(self, name: str, duties: Duties) -> bool:
        """False when there is no agent of that name."""
        is_named = agents.c.name_key == name.casefold()
        values: Values = {
            "role": duties.role,
            "capacity": duties.capacity,
            "skills": None if duties.skills is None else sorted(duties.skills),
            "languages": None if duties.languages is None else sorted(duties.languages),
        }
        said = {key: value for key, value in values.items() if value is not None}
        async with self._database.writing() as connection:
            if not said:
                return bool(await connection.scalar(select(agents.c.id).where(is_named)))
            changed = await connection.execute(update(agents).where(is_named).values(said))
        return changed.rowcount > 0

    async def set_presence(self, agent_id: AgentId, presence: Presence) -> None:
        """Kept until it is set again."""
        async with self._database.writing() as connection:
            await connection.execute(
                update(agents).where(agents.c.id == agent_id).values(presence=presence)
            )

    async def renew(self, agent_id: AgentId, lease: timedelta) -> None:
        """The agent was heard from."""
        async with self._database.writing() as connection:
            now = await self._database.now(connection)
            await connection.execute(
                update(agents).where(agents.c.id == agent_id).values(lease_until=now + lease)
            )

    async def colleagues(self) -> tuple[Colleague, ...]:
        """All agents, by name."""
        held = (
            select(func.count())
            .where(tickets.c.status == TicketStatus.CLAIMED, tickets.c.agent_id == agents.c.id)
            .scalar_subquery()
        )
        offered = (
            select(func.count())
            .where(is_open_offer, offers.c.agent_id == agents.c.id)
            .scalar_subquery()
        )
        query = select(agents, (held + offered).label("load")).order_by(
            agents.c.name_key, agents.c.id
        )
        async with self._database.reading() as connection:
            now = await self._database.now(connection)
            rows = (await connection.execute(query)).mappings().all()
        return tuple(_colleague_of(row, now) for row in rows)

    async def agent(self, agent_id: AgentId) -> Agent:
        """Raises UnknownAgentError."""
        async with self._database.reading() as connection:
            found = await connection.execute(select(agents).where(agents.c.id == agent_id))
        row = found.mappings().one_or_none()
        if row is None:
            raise UnknownAgentError
        return agent_of(row)

    async def lost_claims(self, lease: timedelta) -> tuple[LostClaim, ...]:
        """Claims older than a lease, of agents whose lease has run out."""
        async with self._database.reading() as connection:
            now = await self._database.now(connection)
            rows = await connection.execute(
                select(tickets.c.conversation_id, tickets.c.id, tickets.c.fence)
                .select_from(tickets.outerjoin(agents, agents.c.id == tickets.c.agent_id))
                .where(
                    tickets.c.status == TicketStatus.CLAIMED,
                    tickets.c.claimed_at <= now - lease,
                    or_(agents.c.lease_until.is_(None), agents.c.lease_until <= now),
                )
                .order_by(tickets.c.claimed_at, tickets.c.id)
            )
        return tuple(LostClaim(row.conversation_id, row.id, row.fence) for row in rows)


def _colleague_of(row: RowMapping, now: datetime) -> Colleague:
    lease_until = row[agents.c.lease_until]
    return Colleague(
        agent=agent_of(row),
        capacity=row[agents.c.capacity],
        load=row["load"],
        is_here=lease_until is not None and lease_until > now,
        skills=frozenset(row[agents.c.skills]),
        languages=frozenset(map(Language, row[agents.c.languages])),
        busy_at=row[agents.c.busy_at],
    )
