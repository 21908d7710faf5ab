"""A bank that several servers serve: one PostgreSQL, one Redis, content that is published."""

import asyncio
from collections.abc import Iterator

import pytest

from bot.backends.sql.database import Database
from bot.backends.sql.publications import SqlPublications
from bot.wiring import opened
from tests.engines.postgresql import Postgresql, postgresql
from tests.engines.redis import Redis, redis_server
from tests.replicas.bank import Bank
from tests.running import Published, copied, published_once, settings_for
from tests.web.server import PASSWORD


@pytest.fixture(scope="session")
def published(tmp_path_factory: pytest.TempPathFactory) -> Published:
    """The small content, published."""
    return published_once(tmp_path_factory)


@pytest.fixture(scope="module")
def own_postgresql() -> Iterator[Postgresql]:
    """A server that may be killed."""
    with postgresql() as server:
        yield server


@pytest.fixture(scope="module")
def own_redis() -> Iterator[Redis]:
    """A server that may be killed."""
    with redis_server() as server:
        yield server


@pytest.fixture(scope="module")
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
