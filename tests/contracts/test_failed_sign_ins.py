"""Every FailedSignIns counts by name, for all who ask, and forgets in time."""

from datetime import timedelta

import pytest
from sqlalchemy import func, select

from bot.backends.sql.database import Database
from bot.backends.sql.failed_sign_ins import SqlFailedSignIns
from bot.backends.sql.tables import failed_sign_ins
from bot.ports.attempts import FailedSignIns
from tests.builders import SetClock

SPAN = timedelta(minutes=5)


@pytest.fixture
def failures(database: Database) -> FailedSignIns:
    """None yet."""
    return SqlFailedSignIns(database)


async def test_each_is_told_by_how_long_ago_it_was(
    failures: FailedSignIns, clock: SetClock
) -> None:
    await failures.note("Ada", SPAN)
    clock.advance(60)
    await failures.note("aDA", SPAN)
    clock.advance(1)
    assert await failures.recent("ADA", SPAN) == [timedelta(seconds=61), timedelta(seconds=1)]
    assert await failures.recent("Adah", SPAN) == []


async def test_what_is_too_long_ago_is_not_told(failures: FailedSignIns, clock: SetClock) -> None:
    await failures.note("Ada", SPAN)
    clock.advance(300)
    assert await failures.recent("Ada", SPAN) == []


async def test_old_ones_of_any_name_are_swept_out(
    failures: FailedSignIns, clock: SetClock, database: Database
) -> None:
    await failures.note("Ada", SPAN)
    clock.advance(301)
    await failures.note("Bo", SPAN)
    async with database.reading() as connection:
        rows = (
            await connection.execute(select(func.count()).select_from(failed_sign_ins))
        ).scalar()
    assert rows == 1


async def test_a_right_password_makes_those_of_its_name_forgotten(failures: FailedSignIns) -> None:
    await failures.note("Ada", SPAN)
    await failures.note("Bo", SPAN)
    await failures.forget("ada")
    assert await failures.recent("Ada", SPAN) == []
    assert len(await failures.recent("Bo", SPAN)) == 1


async def test_whatever_is_typed_as_a_name_is_counted(failures: FailedSignIns) -> None:
    for name in ("", "x" * 100_000, "\ud800"):
        await failures.note(name, SPAN)
        assert len(await failures.recent(name, SPAN)) == 1
