"""Every command explains itself, and what cannot work is said in one sentence."""

import re
import socket
from pathlib import Path

import pytest
from typer.main import get_command

from bot.__main__ import app
from bot.workers import port_refused
from tests.command_line.conftest import Bot
from tests.engines.ports import free_port
from tests.engines.postgresql import Postgresql
from tests.small_content import QUESTION

COMMANDS = [
    (),
    ("serve",),
    ("index",),
    ("ask",),
    ("evaluate",),
    ("agent",),
    ("agent", "add"),
    ("agent", "set"),
    ("agent", "list"),
    ("agent", "remove"),
]


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_every_command_explains_itself(bot: Bot, command: tuple[str, ...]) -> None:
    result = bot(*command, "--help")
    assert result.code == 0
    assert "Usage:" in result.out


@pytest.mark.parametrize("command", [command for command in COMMANDS if command], ids=" ".join)
def test_every_option_says_what_it_does(command: tuple[str, ...]) -> None:
    found = get_command(app)
    for word in command:
        found = found.commands[word]  # type: ignore[attr-defined]
    assert found.help
    assert all(getattr(option, "help", None) for option in found.params)


def test_an_unknown_command_is_refused(bot: Bot) -> None:
    assert bot("nonsense").code == 2


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("TELLER_TIME_ZONE", "nowhere"),
        ("TELLER_TIME_ZONE", "../etc"),
        ("TELLER_PORT", "many"),
        ("TELLER_PORT", "70000"),
        ("TELLER_ANSWER_RISK", "2"),
        ("TELLER_LOG_LEVEL", "{loud}"),
        ("TELLER_EMBED_ORIGINS", "https://a.example; script-src *"),
        ("TELLER_EMBED_ORIGINS", "https://银行.example"),
    ],
)
def test_a_bad_setting_is_one_sentence(
    bot: Bot, monkeypatch: pytest.MonkeyPatch, folder: Path, name: str, value: str
) -> None:
    monkeypatch.setenv(name, value)
    result = bot("ask", QUESTION, "--data", folder)
    assert (result.code, result.out) == (1, "")
    assert result.sentence.startswith(f"{name}: ")
    assert result.sentence.endswith("(setup)")


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("TELLER_BUS_URL", "carrier-pigeon://"),
        ("TELLER_DATABASE_URL", "oracle://user:secret@host/x"),
        ("TELLER_DATABASE_URL", "not an address"),
    ],
)
def test_an_engine_that_does_not_exist_is_told(
    bot: Bot, monkeypatch: pytest.MonkeyPatch, folder: Path, name: str, value: str
) -> None:
    monkeypatch.setenv(name, value)
    result = bot("ask", QUESTION, "--data", folder)
    assert (result.code, "(setup)" in result.sentence) == (1, True)
    assert "secret" not in result.err


def test_a_data_folder_that_cannot_be_one_is_told(bot: Bot, tmp_path: Path) -> None:
    file = tmp_path / "file"
    file.write_text("not a folder", "utf-8")
    for folder in (file, file / "below"):
        result = bot("ask", QUESTION, "--data", folder)
        assert (result.code, "cannot be a data folder" in result.sentence) == (1, True)


def test_a_port_in_use_is_told_before_anything_is_served(bot: Bot, folder: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        result = bot("serve", "--data", folder, "--port", port)
    assert result.code == 1
    assert f"Port {port}" in result.sentence
    assert "bot serve --port " in result.sentence
    assert f"--port {port}" not in result.sentence
    assert result.sentence.endswith("(setup)")


def test_another_port_than_the_one_that_is_taken_is_proposed() -> None:
    for port in (8123, 8000):
        refused = port_refused("127.0.0.1", port, OSError(98, "Address already in use"))
        proposed = re.findall(r"--port (\d+)", refused.message)
        assert proposed
        assert str(port) not in proposed


@pytest.mark.parametrize(
    ("name", "nearest"),
    [
        ("TELLER_ANSWER_RSIK", "TELLER_ANSWER_RISK"),
        ("TELLER_ANSWERRISK", "TELLER_ANSWER_RISK"),
        ("teller_databse_url", "TELLER_DATABASE_URL"),
        ("TELLER_EMBED_ORIGIN", "TELLER_EMBED_ORIGINS"),
    ],
)
@pytest.mark.parametrize("is_in_file", [False, True])
def test_a_misspelt_setting_is_refused_with_the_nearest_one(
    bot: Bot, monkeypatch: pytest.MonkeyPatch, name: str, nearest: str, is_in_file: bool
) -> None:
    if is_in_file:
        Path(".env").write_text(f"POSTGRES_PASSWORD=x\n{name}=0.1\n", "utf-8")
    else:
        monkeypatch.setenv(name, "0.1")
    result = bot("agent", "list")
    assert (result.code, result.out) == (1, "")
    assert result.sentence == f"{name.upper()} is no setting: did you mean {nearest}? (setup)"
    assert not Path("data").exists()


def test_what_only_begins_like_a_setting_is_told_and_passed_over(
    bot: Bot, monkeypatch: pytest.MonkeyPatch, folder: Path
) -> None:
    """Kubernetes sets such names for a service that is called teller."""
    monkeypatch.setenv("TELLER_SERVICE_HOST", "10.0.0.1")
    monkeypatch.setenv("TELLER_PORT_80_TCP_ADDR", "10.0.0.1")
    monkeypatch.setenv("teller_time_zone", "Asia/Shanghai")
    result = bot("agent", "list", "--data", folder)
    assert result.code == 0
    assert result.sentence == (
        "… passed over, since there are no such settings: TELLER_PORT_80_TCP_ADDR, TELLER_SERVICE_HOST"
    )


@pytest.mark.parametrize(
    ("settings", "named"),
    [
        ({}, ["TELLER_DATABASE_URL=postgresql+asyncpg://", "TELLER_BUS_URL=redis://"]),
        ({"TELLER_BUS_URL": "redis://localhost/0"}, ["TELLER_DATABASE_URL=postgresql+asyncpg://"]),
        (
            {"TELLER_DATABASE_URL": "postgresql+asyncpg://bot:s3cret@localhost/bot"},
            ["TELLER_BUS_URL=redis://"],
        ),
    ],
)
def test_several_workers_need_engines_that_they_share(
    bot: Bot,
    monkeypatch: pytest.MonkeyPatch,
    folder: Path,
    settings: dict[str, str],
    named: list[str],
) -> None:
    for name, value in settings.items():
        monkeypatch.setenv(name, value)
    result = bot("serve", "--data", folder, "--workers", "2")
    assert (result.code, "bot serve --workers 1" in result.sentence) == (1, True)
    assert [address for address in named if address in result.sentence] == named
    assert ("TELLER_BUS_URL" in result.sentence) == ("TELLER_BUS_URL=redis://" in named)
    assert "s3cret" not in result.err


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("TELLER_DATABASE_URL", "postgresql+asyncpg://bot:change-me@localhost/bot"),
        ("TELLER_DATABASE_URL", "postgresql+asyncpg://USER:PASSWORD@HOST/DATABASE"),
        ("TELLER_BUS_URL", "redis://:changeme@localhost/0"),
        ("TELLER_IDENTITY_SECRET", "change-me-change-me-change-me-change-me"),
    ],
)
def test_the_placeholder_of_a_secret_is_no_secret(
    bot: Bot, monkeypatch: pytest.MonkeyPatch, folder: Path, name: str, value: str
) -> None:
    monkeypatch.setenv(name, value)
    result = bot("serve", "--data", folder)
    assert result.code == 1
    assert result.sentence.startswith(f"{name} still holds the placeholder")
    assert value not in result.err


@pytest.mark.parametrize("command", [("agent", "list"), ("serve",), ("ask", QUESTION)])
def test_a_database_that_cannot_be_reached_is_told_with_the_setting_that_says_where(
    bot: Bot, monkeypatch: pytest.MonkeyPatch, folder: Path, command: tuple[str, ...]
) -> None:
    port = free_port()
    url = f"postgresql+asyncpg://bot:s3cret@127.0.0.1:{port}/desk"
    monkeypatch.setenv("TELLER_DATABASE_URL", url)
    result = bot(*command, "--data", folder)
    assert (result.code, result.out) == (1, "")
    for word in (f"127.0.0.1:{port}", "desk", "Connect call failed", "TELLER_DATABASE_URL"):
        assert word in result.sentence
    assert "try again" not in result.sentence
    assert "s3cret" not in result.err


@pytest.mark.parametrize("said", ["nobody_here@{}/postgres", "postgres@{}/no_such_database"])
def test_a_database_that_lets_nobody_in_is_told_as_well(
    bot: Bot,
    monkeypatch: pytest.MonkeyPatch,
    folder: Path,
    postgresql_server: Postgresql,
    said: str,
) -> None:
    place = f"127.0.0.1:{postgresql_server.port}"
    monkeypatch.setenv("TELLER_DATABASE_URL", f"postgresql+asyncpg://{said.format(place)}")
    result = bot("agent", "list", "--data", folder)
    assert (result.code, "does not exist" in result.sentence) == (1, True)
    assert place in result.sentence
    assert "TELLER_DATABASE_URL" in result.sentence


def test_a_database_file_that_is_none_is_told_with_its_path(bot: Bot, folder: Path) -> None:
    (folder / "teller.sqlite").write_bytes(b"This is a letter to the bank. " * 200)
    result = bot("agent", "list", "--data", folder)
    assert (result.code, str(folder / "teller.sqlite") in result.sentence) == (1, True)
    assert "file is not a database" in result.sentence
