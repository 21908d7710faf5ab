"""What SQLite alone promises, and what becomes of its faults."""

import asyncio
import threading
from pathlib import Path

import pytest
from sqlalchemy import Connection, text
from sqlalchemy.exc import OperationalError

from bot.backends.sql.database import Database


@pytest.fixture
def product() -> str:
    """No other product."""
    return "sqlite"


async def test_a_commit_survives_the_loss_of_power(database: Database) -> None:
    async with database.writing() as connection:
        assert await connection.scalar(text("PRAGMA journal_mode")) == "wal"
        # 2 is FULL.
        assert await connection.scalar(text("PRAGMA synchronous")) == 2


def test_the_file_is_not_made_before_it_is_used(tmp_path: Path) -> None:
    Database(f"sqlite:///{tmp_path / 'bot.db'}")
    assert list(tmp_path.iterdir()) == []


async def test_statements_run_together_in_a_thread_beside_the_event_loop(
    database: Database,
) -> None:
    def work(opened: Connection) -> tuple[list[int], int]:
        rows = opened.execute(text("SELECT 1 UNION SELECT 2"))
        return list(rows.scalars()), threading.get_ident()

    async with database.reading() as connection:
        rows, thread = await connection.run_sync(work)
        assert rows == [1, 2]
        assert thread != threading.get_ident()
        assert await connection.run_sync(lambda _: threading.get_ident()) == thread


async def test_a_statement_that_fails_leaves_the_connection(database: Database) -> None:
    async with database.writing() as connection:
        with pytest.raises(OperationalError, match="no such table"):
            await connection.execute(text("INSERT INTO nowhere VALUES (1)"))
        assert await connection.scalar(text("SELECT 1")) == 1


async def test_rows_come_one_after_the_other_as_well(database: Database) -> None:
    async with database.reading() as connection:
        rows = await connection.execute(text("SELECT 1 UNION SELECT 2 UNION SELECT 3"))
        assert rows.fetchone() == (1,)
        assert rows.fetchmany(5) == [(2,), (3,)]
        assert rows.fetchmany(5) == []


async def test_who_is_cancelled_while_reading_leaves_the_connection_to_the_next(
    database: Database,
) -> None:
    """More of them than there are connections."""
    for _ in range(6):
        begun, go_on = threading.Event(), threading.Event()
        reading = asyncio.create_task(_read_slowly(database, begun, go_on))
        await asyncio.to_thread(begun.wait)
        reading.cancel()
        await asyncio.sleep(0)
        go_on.set()
        await asyncio.wait([reading])
        assert reading.cancelled()
    async with database.reading() as connection:
        assert await connection.scalar(text("SELECT 1")) == 1


async def _read_slowly(database: Database, begun: threading.Event, go_on: threading.Event) -> None:
    def work(opened: Connection) -> None:
        begun.set()
        go_on.wait()
        opened.execute(text("SELECT 1"))

    async with database.reading() as connection:
        await connection.run_sync(work)


async def test_who_is_cancelled_twice_while_writing_leaves_no_transaction_open(
    database: Database,
) -> None:
    begun, go_on = threading.Event(), threading.Event()

    def work(opened: Connection) -> None:
        opened.execute(text("CREATE TABLE things (name TEXT)"))
        begun.set()
        go_on.wait()

    async def write() -> None:
        async with database.writing() as connection:
            await connection.run_sync(work)

    writing = asyncio.create_task(write())
    await asyncio.to_thread(begun.wait)
    for _ in range(2):
        writing.cancel()
        await asyncio.sleep(0.01)
    assert not writing.done()
    go_on.set()
    await asyncio.wait([writing])
    assert writing.cancelled()
    async with database.writing() as connection:
        await connection.execute(text("CREATE TABLE things (name TEXT)"))


async def test_what_was_changed_is_counted(database: Database) -> None:
    async with database.writing() as connection:
        await connection.execute(text("CREATE TABLE things (name TEXT)"))
        names = [{"name": "a"}, {"name": "b"}, {"name": "c"}]
        await connection.execute(text("INSERT INTO things VALUES (:name)"), names)
        changed = await connection.execute(text("UPDATE things SET name = 'd' WHERE name > 'a'"))
        assert changed.rowcount == 2
