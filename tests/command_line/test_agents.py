"""Accounts of the agents."""

import asyncio
import json
from pathlib import Path

import pytest

from bot.backends.sql.database import Database
from bot.backends.sql.desk.roster import SqlRoster
from bot.domain.agent import Colleague, Role
from knowledge_base.words import Language
from tests.command_line.conftest import Bot

PASSWORD = "correct horse battery"


def test_an_account_is_made(bot: Bot, folder: Path) -> None:
    words = ("agent", "add", "Mina", "--password-stdin", "--data", folder)
    result = bot(*words, "--json", stdin=f"{PASSWORD}\n")
    assert (result.code, json.loads(result.out)) == (0, {"name": "Mina"})


def test_an_agents_name_is_given_once(bot: Bot, folder: Path) -> None:
    words = ("agent", "add", "--password-stdin", "--data", folder)
    assert bot(*words, "Mina", stdin=PASSWORD).code == 0
    result = bot(*words, "mina", stdin=PASSWORD)
    assert (result.code, "(agent_exists)" in result.sentence) == (1, True)
    assert bot(*words, "MINA", "--reset", stdin="another good one").code == 0


def test_a_short_password_is_refused(bot: Bot, folder: Path) -> None:
    result = bot("agent", "add", "Mina", "--password-stdin", "--data", folder, stdin="short")
    assert (result.code, "(weak_password)" in result.sentence) == (1, True)
    assert "at least 10" in result.sentence


@pytest.mark.parametrize("name", ["Nobody", "{nobody}"])
def test_an_unknown_agent_has_no_password_to_replace(bot: Bot, folder: Path, name: str) -> None:
    words = ("agent", "add", name, "--reset", "--password-stdin", "--data", folder)
    result = bot(*words, stdin=PASSWORD)
    assert (result.code, f"no agent named {name}." in result.sentence) == (1, True)


def test_a_name_that_nobody_can_see_is_refused(bot: Bot, folder: Path) -> None:
    result = bot("agent", "add", "  ", "--password-stdin", "--data", folder, stdin=PASSWORD)
    assert (result.code, "(setup)" in result.sentence) == (1, True)


def test_what_an_agent_may_do_and_knows_is_set_and_kept(bot: Bot, folder: Path) -> None:
    words = ("agent", "add", "Mina", "--password-stdin", "--data", folder, "--supervisor")
    assert bot(*words, "--skill", "Mortgage", "--language", "zh", stdin=PASSWORD).code == 0
    assert bot("agent", "set", "MINA", "--capacity", "7", "--data", folder).code == 0
    mina = _colleague(folder)
    assert (mina.agent.role, mina.capacity) == (Role.SUPERVISOR, 7)
    assert set(mina.skills) == {"mortgage"}
    assert set(mina.languages) == {Language.CHINESE}
    assert bot("agent", "set", "Mina", "--no-supervisor", "--skill", "", "--data", folder).code == 0
    mina = _colleague(folder)
    assert (mina.agent.role, mina.skills, mina.capacity) == (Role.AGENT, frozenset(), 7)


def test_an_unknown_agent_is_not_changed(bot: Bot, folder: Path) -> None:
    result = bot("agent", "set", "Nobody", "--capacity", "7", "--data", folder)
    assert (result.code, "no agent named Nobody." in result.sentence) == (1, True)


def test_nothing_to_change_says_what_can_be(bot: Bot, folder: Path) -> None:
    assert (
        bot("agent", "add", "Mina", "--password-stdin", "--data", folder, stdin=PASSWORD).code == 0
    )
    result = bot("agent", "set", "Mina", "--data", folder)
    assert (result.code, result.out) == (1, "")
    for option in ("--supervisor", "--no-supervisor", "--capacity", "--skill", "--language"):
        assert option in result.sentence


def test_accounts_are_listed_and_removed(bot: Bot, folder: Path) -> None:
    assert "bot agent add NAME" in bot("agent", "list", "--data", folder).out
    words = ("--password-stdin", "--data", folder)
    bot("agent", "add", "Omar [x]", *words, "--skill", "loans", "--language", "zh", stdin=PASSWORD)
    bot("agent", "add", "Mina", *words, "--supervisor", stdin=PASSWORD)
    shown = bot("agent", "list", "--data", folder).out
    assert [line.split()[0] for line in shown.splitlines()] == ["name", "Mina", "Omar"]
    assert "Omar [x]" in shown
    listed = json.loads(bot("agent", "list", "--data", folder, "--json").out)
    assert listed[1] == {
        "name": "Omar [x]", "role": "agent", "presence": "available", "online": False, "load": 0,
        "capacity": 5, "skills": ["loans"], "languages": ["zh"],
    }  # fmt: skip
    removed = bot("agent", "remove", "mina", "--data", folder)
    assert (removed.code, "0 conversations" in removed.out) == (0, True)
    listed = json.loads(bot("agent", "list", "--data", folder, "--json").out)
    assert [one["name"] for one in listed] == ["Omar [x]"]
    again = bot("agent", "remove", "Mina", "--data", folder)
    assert (again.code, "no agent named Mina." in again.sentence) == (1, True)


def _colleague(folder: Path) -> Colleague:
    async def read() -> Colleague:
        async with Database(f"sqlite:///{folder / 'teller.sqlite'}") as database:
            (colleague,) = await SqlRoster(database).colleagues()
        return colleague

    return asyncio.run(read())
