"""Statements that are made ready once do what SQLAlchemy's would, whichever way they take."""

from datetime import timedelta

import pytest
from sqlalchemy import Connection, bindparam, insert, select, update
from sqlalchemy.exc import IntegrityError

from bot.backends.sql.database import Database
from bot.backends.sql.products.prepared import Prepared
from bot.backends.sql.tables import publications
from tests.builders import MORNING

NEW = Prepared(insert(publications), *publications.c.keys())
LATER = Prepared(
    update(publications).where(publications.c.generation_id == bindparam("wanted_id")), "at"
)
SINCE = Prepared(
    select(publications)
    .where(publications.c.at >= bindparam("since"))
    .order_by(publications.c.seq)
    .limit(bindparam("most"))
)


def publish(connection: Connection) -> None:
    """Two rows."""
    for seq, name in enumerate(("g_1", "g_2"), start=1):
        assert NEW.change(connection, {"seq": seq, "generation_id": name, "at": MORNING}) == 1


async def test_what_is_written_is_read_by_column(database: Database) -> None:
    await database.transact(publish)
    rows = await database.look(lambda opened: SINCE.rows(opened, {"since": MORNING, "most": 5}))
    assert [row[publications.c.generation_id] for row in rows] == ["g_1", "g_2"]
    assert rows[0][publications.c.at] == MORNING
    one = await database.look(lambda opened: SINCE.rows(opened, {"since": MORNING, "most": 1}))
    assert len(one) == 1


async def test_a_change_tells_how_many_rows_it_met(database: Database) -> None:
    await database.transact(publish)
    later = MORNING + timedelta(hours=1)

    def change(connection: Connection) -> list[int]:
        return [
            LATER.change(connection, {"wanted_id": name, "at": later}) for name in ("g_2", "g_3")
        ]

    assert await database.transact(change) == [1, 0]
    rows = await database.look(lambda opened: SINCE.rows(opened, {"since": later, "most": 5}))
    assert [row[publications.c.seq] for row in rows] == [2]


async def test_a_conflict_is_told_without_what_was_written(database: Database) -> None:
    await database.transact(publish)
    with pytest.raises(IntegrityError) as refusal:
        await database.transact(publish)
    assert "g_1" not in str(refusal.value)
    rows = await database.look(lambda opened: SINCE.rows(opened, {"since": MORNING, "most": 5}))
    assert len(rows) == 2
