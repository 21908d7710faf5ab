"""What SQLite alone promises, and what becomes of its faults."""

from pathlib import Path

import pytest
from sqlalchemy import text
from sqlalchemy.exc import OperationalError
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.backends.sql.database import Database
from bot.backends.sql.products.one_trip import OneTripConnection


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
    Database(f"sqlite+aiosqlite:///{tmp_path / 'bot.db'}")
    assert list(tmp_path.iterdir()) == []


async def test_a_statement_is_one_trip_to_its_thread(database: Database) -> None:
    async with database.reading() as connection:
        driver = await _driver(connection)
        begun = driver.begun
        rows = await connection.execute(text("SELECT 1 UNION SELECT 2"))
        assert (rows.scalars().all(), driver.begun) == ([1, 2], begun + 1)


async def test_a_statement_that_fails_is_over_and_leaves_the_connection(database: Database) -> None:
    async with database.writing() as connection:
        driver = await _driver(connection)
        with pytest.raises(OperationalError, match="no such table"):
            await connection.execute(text("INSERT INTO nowhere VALUES (1)"))
        assert driver.begun == driver.done
        assert await connection.scalar(text("SELECT 1")) == 1


async def test_what_was_changed_is_counted(database: Database) -> None:
    async with database.writing() as connection:
        await connection.execute(text("CREATE TABLE things (name TEXT)"))
        names = [{"name": "a"}, {"name": "b"}, {"name": "c"}]
        await connection.execute(text("INSERT INTO things VALUES (:name)"), names)
        changed = await connection.execute(text("UPDATE things SET name = 'd' WHERE name > 'a'"))
        assert changed.rowcount == 2


async def _driver(connection: AsyncConnection) -> OneTripConnection:
    driver = (await connection.get_raw_connection()).driver_connection
    assert isinstance(driver, OneTripConnection)
    return driver
