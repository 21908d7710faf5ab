"""A database keeps what was committed, tells the time and says which addresses it understands."""

import asyncio
import subprocess
import sys
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import insert, text
from sqlalchemy.exc import DBAPIError, IntegrityError, StatementError

from bot.backends.sql.conversation_store import SqlConversationStore
from bot.backends.sql.database import Database
from bot.backends.sql.migrations import migrate
from bot.backends.sql.rows import message_values
from bot.backends.sql.tables import messages, publications
from bot.domain.ids import ConversationId
from bot.errors import SetupError
from knowledge_base.words import Language
from tests.builders import MORNING, agent_named, answer_about, message
from tests.contracts.conversation_store.steps import claim, queue, reply, say

ADA = agent_named("Ada")
# Tenths of a second.
COUNT_FOR_LONG = """
WITH RECURSIVE numbers(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM numbers WHERE n < 3000000)
SELECT count(*) FROM numbers
"""


async def test_everything_is_there_after_it_was_closed(empty_url: str) -> None:
    async with Database(empty_url) as database:
        await migrate(database)
        store = SqlConversationStore(database)
        started = await store.start(Language.ENGLISH, "/cards", "hash")
        await say(store, started.id, "what about fees", "k1")
        await reply(store, started.id, answer_about("fees"), 1)
        await queue(store, started.id)
        await claim(store, started.id, ADA)
        before = await store.conversation(started.id)
        said = await store.messages(started.id, after_seq=0)
        turns = await store.turns(started.id, after_seq=0)
    async with Database(empty_url) as database:
        await migrate(database)
        store = SqlConversationStore(database)
        assert await store.conversation(started.id) == before
        assert await store.messages(started.id, after_seq=0) == said
        assert await store.turns(started.id, after_seq=0) == turns
        assert [place.ticket for place in await store.held_by(ADA.id)] == [before.ticket]
        assert await store.is_token_of(started.id, "hash")


async def test_without_another_clock_the_database_tells_the_time(empty_url: str) -> None:
    async with Database(empty_url) as database, database.writing() as connection:
        now = await database.now(connection)
    assert now.tzinfo is UTC
    assert now.microsecond % 1000 == 0
    assert abs(datetime.now(UTC) - now) < timedelta(seconds=30)


async def test_a_cancelled_statement_frees_the_lock(database: Database) -> None:
    begun = asyncio.Event()

    async def count_for_long() -> None:
        async with database.writing() as connection:
            begun.set()
            await connection.execute(text(COUNT_FOR_LONG))

    # Opened before, since on a busy machine that may take as long as the count.
    async with database.reading() as connection:
        counting = asyncio.create_task(count_for_long())
        await begun.wait()
        # Long enough for the count to have begun.
        for _ in range(20):
            await connection.execute(text("SELECT 1"))
    counting.cancel()
    await asyncio.wait([counting])
    assert counting.cancelled()
    async with asyncio.timeout(5), database.writing():
        pass


async def test_a_message_of_no_conversation_is_refused(database: Database) -> None:
    values = message_values(ConversationId("c_nowhere"), message()) | {"awaits_reply": False}
    with pytest.raises(IntegrityError):
        async with database.writing() as connection:
            await connection.execute(insert(messages).values(values))


async def test_a_time_without_a_zone_is_refused(database: Database) -> None:
    values = {"generation_id": "9c1f", "at": MORNING.replace(tzinfo=None)}
    with pytest.raises(StatementError, match="has no zone"):
        async with database.writing() as connection:
            await connection.execute(insert(publications).values(values))


async def test_a_reading_connection_cannot_write(database: Database) -> None:
    async with database.reading() as connection:
        with pytest.raises(DBAPIError):
            await connection.execute(text("DELETE FROM messages"))


def test_a_database_that_was_closed_lets_the_process_end(empty_url: str) -> None:
    program = f"""
import asyncio
from bot.backends.sql.database import Database
from bot.backends.sql.migrations import migrate

async def main():
    async with Database({empty_url!r}) as database:
        await migrate(database)
        async with database.reading(), database.writing():
            pass

asyncio.run(main())
"""
    ended = subprocess.run([sys.executable, "-c", program], timeout=30, check=False)
    assert ended.returncode == 0


@pytest.mark.parametrize(
    "url",
    [
        "mysql+aiomysql://bot:secret@localhost/bot",
        "postgresql://bot:secret@localhost/bot",
        "postgresql+asyncpg://bot:secret@localhost",
        "sqlite+aiosqlite:///bot.db",
        "sqlite://",
        "sqlite:///:memory:",
        "nonsense",
    ],
)
def test_another_address_is_refused_in_one_sentence(url: str) -> None:
    with pytest.raises(SetupError, match="sqlite:///PATH or postgresql") as refusal:
        Database(url)
    assert "secret" not in refusal.value.message
