"""What the house does not do; each test prints every place where it does."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from tests.architecture.tree import (
    ROOT,
    files,
    is_migration,
    listed,
    parsed,
    python_files,
    shown,
    text_files,
    typescript_files,
)

# Without their plural s. They say that a thing does something, and not what.
BANNED: Final = frozenset("data handler helper info manager processor service util".split())
_WORD: Final = re.compile(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+")
_TYPESCRIPT_NAME: Final = re.compile(r"\b(?:function|class|interface|type|enum)\s+(\w+)")

# Put together from parts, so that this file is not the one that is found.
_LEFT_UNDONE: Final = re.compile(r"\b(?:TO" + r"DO|FIX" + r"ME|XX" + r"X)\b")
_PASSED_OVER: Final = re.compile(
    r"pytest\.(?:mark\.)?(?:sk" + r"ip|xf" + r"ail|importorsk" + r"ip)"
    r"|\b(?:describe|it|test)\.(?:sk" + r"ip|to" + r"do|only|fails)\b"
)
# Work that shares a transaction: what is raised goes to whoever asked for it.
_HANDS_ERRORS_ON: Final = "bot/backends/sql/products/shared_trips.py"
_RAW_HTML: Final = re.compile(r"dangerouslySetInnerHTML|\b(?:inner|outer)HTML\b|insertAdjacentHTML")
_ONE_MACHINE: Final = re.compile(
    r"(?<![\w.:/}*])/(?:home|ro" + r"ot|Users|wo" + r"rk)/\w"
    r"|npm" + r"js\.org|py" + r"pi\.org|python" + r"hosted\.org|deb\.deb" + r"ian\.org"
)


def _is_banned(name: str) -> bool:
    return any(word.lower().removesuffix("s") in BANNED for word in _WORD.findall(name))


def _python_names(path: Path) -> Iterator[str]:
    """The module's name, and those of its classes and functions; a test's name is a sentence."""
    yield path.stem if path.stem != "__init__" else path.parent.name
    kinds = ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef
    named = (node for node in ast.walk(parsed(path)) if isinstance(node, kinds))
    yield from (node.name for node in named if not node.name.startswith("test_"))


def _typescript_names(path: Path) -> Iterator[str]:
    yield path.name.split(".")[0]
    yield from _TYPESCRIPT_NAME.findall(path.read_text(encoding="utf-8"))


def _lines_with(pattern: re.Pattern[str], paths: Iterator[Path]) -> list[str]:
    return [
        f"{shown(path)}:{number} {line.strip()[:100]}"
        for path in paths
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1)
        if pattern.search(line)
    ]


def test_names_say_what_a_thing_is() -> None:
    python = {path: _python_names(path) for path in python_files("bot", "knowledge_base", "tests")}
    typescript = {path: _typescript_names(path) for path in typescript_files()}
    offenders = [
        f"{shown(path)}: {name}"
        for path, names in (python | typescript).items()
        for name in names
        if _is_banned(name)
    ]
    assert not offenders, listed(offenders)


def test_nothing_is_left_for_later() -> None:
    offenders = _lines_with(_LEFT_UNDONE, text_files())
    assert not offenders, listed(offenders)


def test_no_test_is_passed_over() -> None:
    tests = [*python_files("tests"), *typescript_files()]
    offenders = _lines_with(_PASSED_OVER, iter(tests))
    assert not offenders, listed(offenders)


def test_every_module_says_what_it_is() -> None:
    offenders = [
        shown(path)
        for path in python_files("bot", "knowledge_base", "tests")
        if parsed(path).body and not ast.get_docstring(parsed(path))
    ]
    assert not offenders, listed(offenders)


def test_every_public_class_says_what_it_is() -> None:
    offenders = [
        f"{shown(path)}:{node.lineno} {node.name}"
        for path in python_files("bot", "knowledge_base")
        for node in parsed(path).body
        if isinstance(node, ast.ClassDef) and not node.name.startswith("_")
        if not ast.get_docstring(node)
    ]
    assert not offenders, listed(offenders)


def _catches_everything(node: ast.AST) -> bool:
    """True for a handler that takes any error and does not raise it again."""
    if not isinstance(node, ast.ExceptHandler):
        return False
    last = node.body[-1]
    if isinstance(last, ast.Raise) and last.exc is None:
        return False
    caught = node.type.elts if isinstance(node.type, ast.Tuple) else [node.type]
    names = {one.id for one in caught if isinstance(one, ast.Name)}
    return node.type is None or not names.isdisjoint({"Exception", "BaseException"})


def test_only_the_outermost_edge_catches_everything() -> None:
    inner = (
        path
        for path in python_files("bot", "knowledge_base")
        if not shown(path).startswith(("bot/web/", "bot/__main__.py", _HANDS_ERRORS_ON))
    )
    offenders = [
        f"{shown(path)}:{node.lineno}"
        for path in inner
        for node in ast.walk(parsed(path))
        if isinstance(node, ast.ExceptHandler) and _catches_everything(node)
    ]
    assert not offenders, listed(offenders)


def test_pages_are_drawn_without_raw_html() -> None:
    pages = (path for path in typescript_files() if "tests" not in path.parts)
    offenders = _lines_with(_RAW_HTML, pages)
    assert not offenders, listed(offenders)


def test_no_file_knows_one_machine() -> None:
    offenders = _lines_with(_ONE_MACHINE, text_files())
    assert not offenders, listed(offenders)


def test_the_top_level_stays_as_it_is() -> None:
    folders = {path.relative_to(ROOT).parts[0] for path in files() if path.parent != ROOT}
    shown_folders = {name for name in folders if not name.startswith(".")}
    assert shown_folders <= {"bot", "knowledge_base", "tests", "web_widget", "docs"}


def test_each_migration_follows_the_one_before() -> None:
    steps = [p for p in python_files("bot") if is_migration(p) and p.name != "__init__.py"]
    said = [
        re.findall(r'^(?:down_)?revision = "?(\w+)"?$', p.read_text(), re.MULTILINE) for p in steps
    ]
    numbers = [path.name[:4] for path in steps]
    assert said == [list(pair) for pair in zip(numbers, ["None", *numbers], strict=False)]
