"""Every AgentDirectory knows the agents by name and by sign-in."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from bot.backends.sql.agent_directory import SqlAgentDirectory
from bot.backends.sql.database import Database
from bot.backends.sql.tables import sign_ins
from bot.domain.agent import Agent
from bot.domain.ids import AgentId
from bot.errors import AgentExistsError
from bot.ports.accounts import AgentDirectory, Credentials
from tests.builders import MORNING, SetClock, agent_named

HOUR = timedelta(hours=1)
ADA = agent_named("Ada")


@pytest.fixture
async def directory(database: Database) -> AgentDirectory:
    """The directory under test, in which there is Ada."""
    directory = SqlAgentDirectory(database)
    await directory.add(ADA, "hash")
    return directory


async def test_an_agent_is_found_by_name_in_upper_or_lower_case(directory: AgentDirectory) -> None:
    assert await directory.credentials("Ada") == Credentials(ADA, "hash")
    assert await directory.credentials("aDA") == Credentials(ADA, "hash")
    assert await directory.credentials("Adah") is None


@pytest.mark.parametrize(("name", "again"), [("Bo", "BO"), ("Jürgen", "JÜRGEN"), ("李雷", "李雷")])
async def test_a_name_is_given_once(directory: AgentDirectory, name: str, again: str) -> None:
    await directory.add(agent_named(name), "hash")
    with pytest.raises(AgentExistsError) as refusal:
        await directory.add(Agent(AgentId("a_another"), again), "other")
    assert refusal.value.detail == {"name": again}
    assert await directory.credentials(name) == Credentials(agent_named(name), "hash")


async def test_a_sign_in_names_its_agent_until_it_expires(
    directory: AgentDirectory, clock: SetClock
) -> None:
    assert await directory.sign_in(ADA.id, "token", HOUR) == MORNING + HOUR
    clock.advance(3599.999)
    assert await directory.signed_in("token") == ADA
    clock.advance(0.001)
    assert await directory.signed_in("token") is None


async def test_an_expired_sign_in_is_forgotten_at_the_next(
    directory: AgentDirectory, database: Database, clock: SetClock
) -> None:
    await directory.sign_in(ADA.id, "old", HOUR)
    clock.advance(3600)
    await directory.sign_in(ADA.id, "new", HOUR)
    async with database.reading() as connection:
        kept = await connection.scalars(select(sign_ins.c.token_hash))
    assert kept.all() == ["new"]


async def test_an_unknown_sign_in_names_nobody(directory: AgentDirectory) -> None:
    assert await directory.signed_in("token") is None


async def test_signing_out_ends_one_sign_in(directory: AgentDirectory) -> None:
    await directory.sign_in(ADA.id, "desk", HOUR)
    await directory.sign_in(ADA.id, "home", HOUR)
    assert await directory.signed_in("desk") == ADA
    await directory.sign_out("desk")
    assert await directory.signed_in("desk") is None
    assert await directory.signed_in("home") == ADA


async def test_a_new_password_ends_the_agents_sign_ins_and_no_others(
    directory: AgentDirectory,
) -> None:
    bo = agent_named("Bo")
    await directory.add(bo, "hash")
    await directory.sign_in(ADA.id, "ada", HOUR)
    await directory.sign_in(bo.id, "bo", HOUR)
    assert await directory.set_password("ADA", "new")
    assert await directory.credentials("Ada") == Credentials(ADA, "new")
    assert await directory.signed_in("ada") is None
    assert await directory.signed_in("bo") == bo


async def test_a_password_of_nobody_is_not_set(directory: AgentDirectory) -> None:
    assert not await directory.set_password("Nobody", "new")


async def test_who_is_removed_is_signed_out_and_unknown_and_the_name_is_free(
    directory: AgentDirectory,
) -> None:
    bo = agent_named("Bo")
    await directory.add(bo, "hash")
    await directory.sign_in(ADA.id, "ada", HOUR)
    await directory.sign_in(bo.id, "bo", HOUR)
    assert await directory.remove("aDA") == ADA
    assert await directory.credentials("Ada") is None
    assert await directory.signed_in("ada") is None
    assert await directory.signed_in("bo") == bo
    assert await directory.remove("Ada") is None
    await directory.add(Agent(AgentId("a_another"), "Ada"), "hash")
