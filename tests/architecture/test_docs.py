"""Everything that a person or a client may use is named in the documentation, and the reverse."""

import importlib
import inspect
import pkgutil
import re
from collections.abc import Iterator
from typing import Final, get_args

from pydantic import BaseModel
from typer.core import TyperGroup, TyperOption
from typer.main import get_command

import bot
import bot.web
from bot import errors
from bot.__main__ import app
from bot.errors import BotError
from bot.settings import Settings
from tests.architecture.tree import ROOT, listed

_PREFIX: Final = "TELLER_"
# These come with typer and explain themselves.
_FREE_OPTIONS: Final = frozenset({"--help", "--install-completion", "--show-completion"})


def _text(*names: str) -> str:
    return "\n".join((ROOT / name).read_text(encoding="utf-8") for name in names)


def _table(text: str, *heads: str) -> list[list[str]]:
    """The rows of every table whose header row begins with these cells."""
    header = r"^\| *" + r" *\| *".join(heads) + r" *\|.*\n\|[-| :]+\n((?:\|.*\n)+)"
    bodies = re.findall(header, text, flags=re.MULTILINE)
    rows = [row for body in bodies for row in body.splitlines()]
    return [[cell.strip() for cell in row.strip("|").split("|")] for row in rows]


def _names(text: str, name: str) -> bool:
    """True when the text has this name, and not only a longer one that contains it."""
    return re.search(rf"(?<![\w-]){re.escape(name)}(?![\w-])", text) is not None


# Errors


def _refusals() -> dict[str, int]:
    kinds = (kind for _, kind in inspect.getmembers(errors, inspect.isclass))
    return {kind.code: kind.status for kind in kinds if issubclass(kind, BotError)}


def test_the_protocol_lists_every_error_with_its_status() -> None:
    rows = _table(_text("docs/protocol.md"), "code", "HTTP")
    documented = {row[0].strip("`"): row[1] for row in rows}
    # A dash: only the command line meets it.
    expected = {
        code: "–" if documented.get(code) == "–" else str(status)
        for code, status in _refusals().items()
    }
    assert documented == expected


# Settings


def test_every_setting_says_what_it_means() -> None:
    silent = [name for name, field in Settings.model_fields.items() if not field.description]
    assert not silent, listed(silent)


def test_the_operations_manual_lists_every_setting() -> None:
    documented = set(re.findall(rf"{_PREFIX}[A-Z0-9_]+", _text("docs/operations.md")))
    assert documented == {_PREFIX + name.upper() for name in Settings.model_fields}


# Commands


def _commands() -> Iterator[tuple[str, list[str]]]:
    """Each command as it is typed, and its long options."""
    left = [("bot", get_command(app))]
    while left:
        name, command = left.pop()
        if isinstance(command, TyperGroup):
            left += [(f"{name} {word}", one) for word, one in command.commands.items()]
        elif not command.hidden:
            options = [o for o in command.params if isinstance(o, TyperOption) and not o.hidden]
            yield name, [name for o in options for name in o.opts if name.startswith("--")]


def test_every_command_and_option_is_documented() -> None:
    text = _text("README.md", "docs/operations.md")
    missing = [
        f"{command} {name}" if name != command else name
        for command, options in _commands()
        for name in (command, *options)
        if name not in _FREE_OPTIONS and not _names(text, name)
    ]
    assert not missing, listed(missing)


# Frames


def _frames() -> Iterator[tuple[str, type[BaseModel]]]:
    """Every frame of either socket: a model in bot.web with a literal `type`."""
    for module in pkgutil.walk_packages(bot.web.__path__, "bot.web."):
        for _, model in inspect.getmembers(importlib.import_module(module.name), inspect.isclass):
            if issubclass(model, BaseModel) and "type" in model.model_fields:
                for name in get_args(model.model_fields["type"].annotation):
                    yield name, model


def _fields(model: type[BaseModel]) -> set[str]:
    return set(model.model_fields) - {"type"}


def test_the_protocol_describes_every_frame_and_field() -> None:
    rows = _table(_text("docs/protocol.md"), "frame", "fields")
    missing = [
        f"{name} ({model.__name__})"
        for name, model in _frames()
        if not any(
            row[0] == f"`{name}`" and all(f"`{field}`" in row[1] for field in _fields(model))
            for row in rows
        )
    ]
    assert not missing, listed(missing)


def test_the_protocol_describes_no_frame_that_does_not_exist() -> None:
    rows = _table(_text("docs/protocol.md"), "frame", "fields")
    assert {row[0].strip("`") for row in rows} <= {name for name, _ in _frames()}


# The map


def test_the_map_names_every_part_of_the_bot() -> None:
    parts = [name for _, name, _ in pkgutil.iter_modules(bot.__path__)]
    text = _text("ARCHITECTURE.md")
    missing = [name for name in parts if not _names(text, name)]
    assert not missing, listed(missing)
