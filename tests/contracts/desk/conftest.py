"""The stores under test, seen through their seams, and two agents with accounts."""

from datetime import timedelta

import pytest

from bot.backends.sql.agent_directory import SqlAgentDirectory
from bot.backends.sql.database import Database
from bot.backends.sql.desk.cursor_rows import SqlCursors
from bot.backends.sql.desk.desks import SqlDesks
from bot.backends.sql.desk.offer_rows import SqlOffers
from bot.backends.sql.desk.roster import SqlRoster
from bot.ports.desk import Cursors, Desks, Offers, Roster
from tests.builders import agent_named

MINA, OMAR = agent_named("Mina"), agent_named("Omar")
LEASE = timedelta(seconds=90)


@pytest.fixture
async def roster(database: Database) -> Roster:
    """Mina and Omar have accounts, and are not there yet."""
    for agent in (MINA, OMAR):
        await SqlAgentDirectory(database).add(agent, "hash")
    return SqlRoster(database)


@pytest.fixture
def desks(database: Database) -> Desks:
    """The desks."""
    return SqlDesks(database)


@pytest.fixture
def offers(database: Database) -> Offers:
    """The offers."""
    return SqlOffers(database)


@pytest.fixture
def cursors(database: Database) -> Cursors:
    """The cursors."""
    return SqlCursors(database)
