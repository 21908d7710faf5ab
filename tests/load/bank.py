"""A bank to put under load: published content and agents who are signed in, on SQLite."""

import asyncio
from datetime import timedelta
from pathlib import Path
from typing import Final

from bot.backends.sql.agent_directory import SqlAgentDirectory
from bot.backends.sql.database import Database
from bot.domain.agent import Agent
from bot.domain.ids import AgentId
from bot.flows.tokens import hash_of, new_token
from tests.running import copied, published_in

_LASTS: Final = timedelta(hours=12)


async def made_bank(folder: Path) -> Path:
    """Its data folder."""
    published = await asyncio.to_thread(published_in, folder / "published")
    return copied(published.data, folder)


async def signed_in(data: Path, count: int) -> tuple[str, ...]:
    """The tokens of so many agents; nothing here is about passwords."""
    tokens = []
    async with Database(f"sqlite:///{data / 'teller.sqlite'}") as database:
        directory = SqlAgentDirectory(database)
        for number in range(count):
            agent, token = Agent(AgentId(f"a_{number}"), f"Agent{number}"), new_token()
            await directory.add(agent, "no password")
            await directory.sign_in(agent.id, hash_of(token), _LASTS)
            tokens.append(token)
    return tuple(tokens)
