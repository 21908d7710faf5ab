"""A fresh database of every engine, and the store in it."""

import asyncio
import shutil
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.backends.sql.conversation_store import SqlConversationStore
from bot.backends.sql.database import Database
from bot.backends.sql.migrations import migrate
from bot.domain.conversation import Conversation
from bot.ports import ConversationStore
from knowledge_base.words import Language
from tests.builders import SetClock


@pytest.fixture
def clock() -> SetClock:
    """The time of every database of one test."""
    return SetClock()


@pytest.fixture(params=["sqlite"])
def database_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """Where an empty database lies; another engine is another parameter."""
    urls = {"sqlite": f"sqlite+aiosqlite:///{tmp_path / 'bot.db'}"}
    return urls[request.param]


@pytest.fixture(scope="session")
def migrated_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A SQLite file with its tables; to copy it takes 1 ms, to make it 40."""
    file = tmp_path_factory.mktemp("migrated") / "bot.db"

    async def make() -> None:
        async with Database(f"sqlite+aiosqlite:///{file}") as database:
            await migrate(database)

    asyncio.run(make())
    return file


@pytest.fixture
async def database(
    database_url: str, clock: SetClock, migrated_file: Path, tmp_path: Path
) -> AsyncIterator[Database]:
    """A database with its tables."""
    if database_url.startswith("sqlite"):
        shutil.copy(migrated_file, tmp_path / "bot.db")
    async with Database(database_url, clock) as database:
        yield database


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
