"""The AgentDirectory over a SQL database."""

from datetime import datetime, timedelta

from sqlalchemy import delete, insert, select, update
from sqlalchemy.exc import IntegrityError

from bot.backends.sql.database import Database
from bot.backends.sql.rows import agent_of
from bot.backends.sql.tables import agents, sign_ins
from bot.domain.agent import Agent
from bot.domain.ids import AgentId
from bot.errors import AgentExistsError
from bot.ports.accounts import Credentials


class SqlAgentDirectory:
    """Accounts and sign-ins in one database."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def add(self, agent: Agent, password_hash: str) -> None:
        """Raises AgentExistsError."""
        try:
            async with self._database.writing() as connection:
                await connection.execute(
                    insert(agents).values(
                        id=agent.id,
                        name=agent.name,
                        name_key=_key_of(agent.name),
                        password_hash=password_hash,
                        added_at=await self._database.now(connection),
                    )
                )
        except IntegrityError as error:
            raise AgentExistsError(name=agent.name) from error

    async def set_password(self, name: str, password_hash: str) -> bool:
        """False when there is no agent of that name; ends the agent's sign-ins."""
        is_named = agents.c.name_key == _key_of(name)
        theirs = select(agents.c.id).where(is_named).scalar_subquery()
        async with self._database.writing() as connection:
            changed = await connection.execute(
                update(agents).where(is_named).values(password_hash=password_hash)
            )
            await connection.execute(delete(sign_ins).where(sign_ins.c.agent_id == theirs))
        return changed.rowcount > 0

    async def remove(self, name: str) -> Agent | None:
        """Forget an account and its sign-ins; None when there is no agent of that name."""
        # Locked: a sign-in that comes meanwhile would point to nobody.
        named = select(agents).where(agents.c.name_key == _key_of(name)).with_for_update()
        async with self._database.writing() as connection:
            row = (await connection.execute(named)).mappings().one_or_none()
            if row is None:
                return None
            agent = agent_of(row)
            await connection.execute(delete(sign_ins).where(sign_ins.c.agent_id == agent.id))
            await connection.execute(delete(agents).where(agents.c.id == agent.id))
        return agent

    async def credentials(self, name: str) -> Credentials | None:
        """None when there is no agent of that name; upper and lower case are one."""
        query = select(agents).where(agents.c.name_key == _key_of(name))
        async with self._database.reading() as connection:
            row = (await connection.execute(query)).mappings().one_or_none()
        return Credentials(agent_of(row), row[agents.c.password_hash]) if row else None

    async def sign_in(self, agent_id: AgentId, token_hash: str, lifetime: timedelta) -> datetime:
        """Keep a sign-in; returns when it expires."""
        async with self._database.writing() as connection:
            now = await self._database.now(connection)
            expires_at = now + lifetime
            await connection.execute(delete(sign_ins).where(sign_ins.c.expires_at <= now))
            await connection.execute(
                insert(sign_ins).values(
                    token_hash=token_hash, agent_id=agent_id, expires_at=expires_at
                )
            )
        return expires_at

    async def signed_in(self, token_hash: str) -> Agent | None:
        """The agent of a sign-in that has not expired."""
        async with self._database.reading() as connection:
            now = await self._database.now(connection)
            found = await connection.execute(
                select(agents)
                .join(sign_ins, sign_ins.c.agent_id == agents.c.id)
                .where(sign_ins.c.token_hash == token_hash, sign_ins.c.expires_at > now)
            )
        row = found.mappings().one_or_none()
        return agent_of(row) if row else None

    async def sign_out(self, token_hash: str) -> None:
        """Forget a sign-in."""
        async with self._database.writing() as connection:
            await connection.execute(delete(sign_ins).where(sign_ins.c.token_hash == token_hash))


def _key_of(name: str) -> str:
    return name.casefold()
