"""A bank to attack: published content, agents who are signed in, a database and a bus."""

import asyncio
import signal
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import Final

from alembic.operations import Operations
from alembic.runtime.migration import MigrationContext
from sqlalchemy import Connection

from bot.backends.sql.agent_directory import SqlAgentDirectory
from bot.backends.sql.database import Database
from bot.backends.sql.migrations import migrate
from bot.backends.sql.publications import SqlPublications
from bot.domain.agent import Agent
from bot.domain.ids import AgentId
from bot.flows.tokens import hash_of, new_token
from tests.chaos.people.agents import Account
from tests.chaos.plan import Plan
from tests.chaos.server.bugs import BUGS
from tests.engines.postgresql import Postgresql, postgresql
from tests.engines.redis import Redis, redis_server
from tests.running import Published, copied, published_in

_LASTS: Final = timedelta(hours=12)


@dataclass(slots=True)
class Bank:
    """Where everything lies."""

    data: Path
    database_url: str
    environment: dict[str, str]
    accounts: tuple[Account, ...]
    postgresql: Postgresql | None = None
    redis: Redis | None = None

    async def restart_database(self, how: signal.Signals) -> None:
        """PostgreSQL dies and recovers."""
        if self.postgresql is not None:
            await asyncio.to_thread(self.postgresql.end, how)
            await asyncio.to_thread(self.postgresql.start)

    async def restart_bus(self, gone_for: float) -> None:
        """Redis dies with everything that it knew, and comes back after a while."""
        if self.redis is not None:
            await asyncio.to_thread(self.redis.end)
            await asyncio.sleep(gone_for)
            await asyncio.to_thread(self.redis.start)


@asynccontextmanager
async def opened_bank(plan: Plan, folder: Path) -> AsyncIterator[Bank]:
    """A new bank, with engines of its own."""
    published = await asyncio.to_thread(published_in, folder / "published")
    data = copied(published.data, folder)
    async with AsyncExitStack() as stack:
        url, bus = f"sqlite:///{data / 'teller.sqlite'}", "memory://"
        database: Postgresql | None = None
        redis: Redis | None = None
        if plan.store == "postgresql":
            database = stack.enter_context(postgresql())
            redis = stack.enter_context(redis_server())
            url, bus = database.new_database(), redis.url
        accounts = await _made(url, published, plan.agents)
        if plan.bug and BUGS[plan.bug].drops_unique:
            await _drop_unique(url)
        environment = {
            "TELLER_EMBEDDING_MODEL": "hashing",
            "TELLER_LOG_LEVEL": "warning",
            "TELLER_DATABASE_URL": url,
            "TELLER_BUS_URL": bus,
            "TELLER_LEASE": str(plan.lease),
        }
        yield Bank(data, url, environment, accounts, database, redis)


async def _made(url: str, published: Published, agents: int) -> tuple[Account, ...]:
    async with Database(url) as database:
        await migrate(database)
        await SqlPublications(database).publish(published.current)
        directory = SqlAgentDirectory(database)
        return tuple([await _signed_in(directory, f"Agent{n}") for n in range(1, agents + 1)])


async def _drop_unique(url: str) -> None:
    """Without the constraint that keeps a client id from being stored twice."""

    def rebuild(connection: Connection) -> None:
        changes = Operations(MigrationContext.configure(connection))
        with changes.batch_alter_table("messages") as table:
            table.drop_constraint("uq_messages_conversation_id_sender_client_id", type_="unique")

    async with Database(url) as database, database.changing_tables() as connection:
        await connection.run_sync(rebuild)


async def _signed_in(directory: SqlAgentDirectory, name: str) -> Account:
    """Without a password: nothing here is about signing in."""
    agent, token = Agent(AgentId(f"a_{name}"), name), new_token()
    await directory.add(agent, "no password")
    await directory.sign_in(agent.id, hash_of(token), _LASTS)
    return Account(agent.id, name, token)
