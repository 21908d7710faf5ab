"""A bank that several servers serve: one PostgreSQL, one Redis, content that is published."""

import asyncio
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.backends.sql.database import Database
from bot.backends.sql.publications import SqlPublications
from bot.wiring.application import opened
from tests.engines.bot_process import BotProcess
from tests.engines.postgresql import Postgresql, postgresql
from tests.engines.redis import Redis, redis_server
from tests.replicas.bank import Bank
from tests.running import Published, copied, published_once, settings_for
from tests.web.server import PASSWORD


@pytest.fixture(scope="session")
def published(tmp_path_factory: pytest.TempPathFactory) -> Published:
    """The small content, published."""
    return published_once(tmp_path_factory)


@pytest.fixture(scope="session")
def own_postgresql() -> Iterator[Postgresql]:
    """A server that may be killed."""
    with postgresql() as server:
        yield server


@pytest.fixture(scope="session")
def own_redis() -> Iterator[Redis]:
    """A server that may be killed."""
    with redis_server() as server:
        yield server


@pytest.fixture(scope="session")
def bank(
    published: Published,
    own_postgresql: Postgresql,
    own_redis: Redis,
    tmp_path_factory: pytest.TempPathFactory,
) -> Bank:
    """Content that is published, and two agents."""
    data = copied(published.data, tmp_path_factory.mktemp("bank"))
    bank = Bank(data, own_postgresql.new_database(), own_redis.url)
    asyncio.run(_open_bank(bank, published))
    return bank


async def _open_bank(bank: Bank, published: Published) -> None:
    settings = settings_for(bank.data).model_copy(update={"database_url": bank.database_url})
    async with opened(settings) as application:
        for name in ("Mina", "Omar"):
            await application.web.sign_in.add(name, PASSWORD)
    async with Database(bank.database_url) as database:
        await SqlPublications(database).publish(published.current)


@pytest.fixture(scope="session")
def late_folder(published: Published, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a server that has not received the newer Generation yet."""
    data = copied(published.data, tmp_path_factory.mktemp("late"))
    shutil.rmtree(data / "generations" / published.other)
    return data


@pytest.fixture(scope="session")
def servers(bank: Bank, late_folder: Path) -> Iterator[tuple[BotProcess, BotProcess]]:
    """Two servers of one bank, each with a folder of its own."""
    both = bank.server(), bank.server(late_folder)
    for process in both:
        asyncio.run(process.start())
    yield both
    for process in both:
        asyncio.run(process.stop())
