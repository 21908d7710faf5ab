"""What SQLite alone promises, and what becomes of its faults."""

from pathlib import Path

import pytest
from sqlalchemy import text

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
    Database(f"sqlite+aiosqlite:///{tmp_path / 'bot.db'}")
    assert list(tmp_path.iterdir()) == []
