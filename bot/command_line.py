"""What the commands share: options, settings, and how they print and fail."""

import asyncio
import sys
from collections.abc import Coroutine
from pathlib import Path
from typing import Annotated, TypeVar

import orjson
import typer
from pydantic import ValidationError

from bot import terminal
from bot.errors import SetupError
from bot.settings import PREFIX, Settings, unknown_settings

T = TypeVar("T")
Data = Annotated[
    Path | None,
    typer.Option(help="Folder where the database and the indexes live.", show_default="data"),
]
Json = Annotated[bool, typer.Option("--json", help="Print JSON for machines.")]
ContentFolder = Annotated[
    Path | None, typer.Option(help="Folder of content.", show_default="the sample content")
]


def settings_of(data: Path | None, **more: str | int | None) -> Settings:
    """The settings, with what the command line says before all; raises SetupError, for a misspelt one as well."""
    _check_names()
    given = {"data": data, **more}
    try:
        return Settings(**{name: value for name, value in given.items() if value is not None})  # type: ignore[arg-type]
    except ValidationError as error:
        problems = [
            f"{PREFIX}{str(problem['loc'][0]).upper()}: {problem['msg'].removeprefix('Value error, ')}"
            for problem in error.errors()
        ]
        raise SetupError("\n".join(problems)) from error


def _check_names() -> None:
    unknown = unknown_settings()
    slips = [
        f"{name} is no setting: did you mean {near}?" for name, near in unknown.items() if near
    ]
    if slips:
        raise SetupError("\n".join(slips))
    if unknown:
        say(f"passed over, since there are no such settings: {', '.join(unknown)}")


def say(step: str) -> None:
    """What is being done, beside the results."""
    terminal.err.print(f"… {step}", style="dim", markup=False, highlight=False)


def print_json(thing: object) -> None:
    """For machines."""
    sys.stdout.write(
        orjson.dumps(thing, option=orjson.OPT_INDENT_2 | orjson.OPT_NON_STR_KEYS).decode() + "\n"
    )


def run(story: Coroutine[object, object, T]) -> T:
    """One story, to its end."""
    return asyncio.run(story)
