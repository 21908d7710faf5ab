"""A fresh database of every engine, and the store in it."""

import asyncio
import shutil
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from sqlalchemy import text

from bot.backends.sql.conversation_store import SqlConversationStore
from bot.backends.sql.database import Database
from bot.backends.sql.migrations import migrate
from bot.backends.sql.tables import metadata
from bot.domain.conversation import Conversation
from bot.ports import ConversationStore
from knowledge_base.words import Language
from tests.builders import SetClock
from tests.engines.postgresql import Postgresql


@pytest.fixture
def clock() -> SetClock:
    """The time of every database of one test."""
    return SetClock()


@pytest.fixture(params=["sqlite", "postgresql"])
def product(request: pytest.FixtureRequest) -> str:
    """The SQL product under test; another one is another parameter."""
    return str(request.param)


@pytest.fixture
def empty_url(product: str, tmp_path: Path, request: pytest.FixtureRequest) -> str:
    """Where an empty database lies."""
    if product == "sqlite":
        return f"sqlite:///{tmp_path / 'empty.db'}"
    server: Postgresql = request.getfixturevalue("postgresql_server")
    return server.new_database()


@pytest.fixture(scope="session")
def migrated_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A SQLite file with its tables; to copy it takes 1 ms, to make it 40."""
    file = tmp_path_factory.mktemp("migrated") / "bot.db"
    asyncio.run(_migrate(f"sqlite:///{file}"))
    return file


@pytest.fixture(scope="session")
def migrated_database(postgresql_server: Postgresql) -> str:
    """A PostgreSQL database with its tables; to empty it takes 10 ms, to make it 200."""
    url = postgresql_server.new_database()
    asyncio.run(_migrate(url))
    return url


async def _migrate(url: str) -> None:
    async with Database(url) as database:
        await migrate(database)


@pytest.fixture
def database_url(product: str, tmp_path: Path, request: pytest.FixtureRequest) -> str:
    """Where a database with its tables lies, and nothing in them."""
    if product == "sqlite":
        shutil.copy(request.getfixturevalue("migrated_file"), tmp_path / "bot.db")
        return f"sqlite:///{tmp_path / 'bot.db'}"
    url: str = request.getfixturevalue("migrated_database")
    return url


@pytest.fixture
async def database(database_url: str, product: str, clock: SetClock) -> AsyncIterator[Database]:
    """That database, opened."""
    async with Database(database_url, clock) as database:
        if product == "postgresql":
            await _empty(database)
        yield database


async def _empty(database: Database) -> None:
    async with database.writing() as connection:
        names = ", ".join(metadata.tables)
        await connection.execute(text(f"TRUNCATE {names} RESTART IDENTITY CASCADE"))


@pytest.fixture
def store(database: Database) -> ConversationStore:
    """The store under test, seen only through its seam."""
    return SqlConversationStore(database)


@pytest.fixture
async def other_store(
    database: Database, database_url: str, clock: SetClock
) -> AsyncIterator[ConversationStore]:
    """The same conversations, as another process sees them."""
    async with Database(database_url, clock) as other:
        yield SqlConversationStore(other)


@pytest.fixture
async def conversation(store: ConversationStore) -> Conversation:
    """A conversation that has just begun."""
    return await store.start(Language.ENGLISH, "/cards", "hash-of-token")
