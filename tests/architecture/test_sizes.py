"""Small enough to be read in one go. A size is failed at the number itself."""

import ast
import json
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Final, TypeAlias

from tests.architecture.tree import (
    ROOMS,
    ROOT,
    files,
    is_migration,
    listed,
    parsed,
    python_files,
    shown,
    typescript_files,
)

Function: TypeAlias = ast.FunctionDef | ast.AsyncFunctionDef

PYTHON_MODULE: Final = 250
TYPESCRIPT_MODULE: Final = 220
FUNCTION_BODY: Final = 30
PARAMETERS: Final = 6
_OPTION: Final = "typer.Option"
COMPLEXITY: Final = 9
FILES_IN_A_ROOM: Final = 14

_SOURCE: Final = frozenset({".py", ".ts", ".tsx", ".css", ".html"})


def _measured_files() -> Iterator[Path]:
    modules = python_files("bot", "knowledge_base", "tests")
    return (path for path in modules if not is_migration(path))


def _functions(path: Path) -> Iterator[Function]:
    for node in ast.walk(parsed(path)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node


def _body_lines(function: Function) -> int:
    """The lines below the signature and the docstring."""
    body = function.body[1:] if ast.get_docstring(function) else function.body
    return (body[-1].end_lineno or 0) - body[0].lineno + 1 if body else 0


@cache
def _options(path: Path) -> frozenset[str]:
    """The names that a module gives to options of commands."""
    return frozenset(
        ast.unparse(node.targets[0])
        for node in parsed(path).body
        if isinstance(node, ast.Assign) and _OPTION in ast.unparse(node.value)
    )


def _parameters(function: Function, options: frozenset[str]) -> int:
    """How many a caller has to think of: `self` and `cls` come by themselves, and so does a command's option."""
    arguments = function.args
    given = [
        a
        for a in arguments.posonlyargs + arguments.args + arguments.kwonlyargs
        if _OPTION not in (said := ast.unparse(a.annotation or a)) and said not in options
    ]
    names = [a.arg for a in given]
    return len(names) - (names[:1] in (["self"], ["cls"]))


def _long_files(paths: Iterator[Path], limit: int) -> list[str]:
    lines = {path: len(path.read_text(encoding="utf-8").splitlines()) for path in paths}
    return [f"{shown(path)}: {count} lines" for path, count in lines.items() if count >= limit]


def test_python_modules_are_short() -> None:
    offenders = _long_files(_measured_files(), PYTHON_MODULE)
    assert not offenders, listed(offenders)


def test_typescript_modules_are_short() -> None:
    offenders = _long_files(typescript_files(), TYPESCRIPT_MODULE)
    assert not offenders, listed(offenders)


def test_function_bodies_are_short() -> None:
    offenders = [
        f"{shown(path)}:{function.lineno} {function.name}: {_body_lines(function)} lines"
        for path in _measured_files()
        for function in _functions(path)
        if _body_lines(function) >= FUNCTION_BODY
    ]
    assert not offenders, listed(offenders)


def test_functions_take_few_parameters() -> None:
    offenders = [
        f"{shown(path)}:{function.lineno} {function.name}: {count} parameters"
        for path in _measured_files()
        for function in _functions(path)
        if (count := _parameters(function, _options(path))) >= PARAMETERS
    ]
    assert not offenders, listed(offenders)


def test_functions_are_simple() -> None:
    ruff = Path(sys.executable).with_name("ruff")
    limit = f"lint.mccabe.max-complexity={COMPLEXITY - 1}"
    options = ["--isolated", "--no-cache", "--select=C901", f"--config={limit}"]
    done = subprocess.run(
        [ruff, "check", *options, "--output-format=json", "bot", "knowledge_base", "tests"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    found = json.loads(done.stdout)
    offenders = [
        f"{shown(Path(one['filename']))}:{one['location']['row']} {one['message']}" for one in found
    ]
    assert not offenders, listed(offenders)


def test_rooms_are_not_crowded() -> None:
    counts = Counter(
        path.parent
        for room in ROOMS
        for path in files(ROOT / room)
        if path.suffix in _SOURCE and path.name != "__init__.py" and not is_migration(path)
    )
    offenders = [
        f"{shown(room)}: {count} files"
        for room, count in counts.items()
        if count >= FILES_IN_A_ROOM
    ]
    assert not offenders, listed(offenders)
