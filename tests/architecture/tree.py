"""The files of the repository, as the tests of the architecture see them."""

import ast
from collections.abc import Iterator
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).resolve().parents[2]
ROOMS: Final = ("bot", "knowledge_base", "tests", "web_widget")

_TEXT: Final = frozenset(
    ".css .csv .html .js .json .jsonl .md .py .svg .toml .ts .tsx .txt .yaml .yml".split()
)
_TEXT_NAMES: Final = frozenset({"Dockerfile", "Makefile", "run"})


def shown(path: Path) -> str:
    """The path as a person would type it in the repository."""
    return path.relative_to(ROOT).as_posix()


def ignored_folders() -> frozenset[str]:
    """The folders that git passes over, and git's own; `/name` counts at the top only."""
    lines = (ROOT / ".gitignore").read_text(encoding="utf-8").splitlines()
    return frozenset(line.rstrip("/") for line in lines if line.endswith("/")) | {".git"}


def files(top: Path = ROOT) -> Iterator[Path]:
    """Every file that git would keep, in a steady order."""
    ignored = ignored_folders()
    for path in sorted(top.iterdir()):
        if path.is_dir() and ignored.isdisjoint({path.name, f"/{shown(path)}"}):
            yield from files(path)
        elif path.is_file():
            yield path


def text_files() -> Iterator[Path]:
    """Every file that people read or write."""
    for path in files():
        if path.suffix in _TEXT or path.name in _TEXT_NAMES or path.name.startswith("."):
            yield path


def python_files(*rooms: str) -> Iterator[Path]:
    """The Python modules of these rooms."""
    for room in rooms:
        yield from (path for path in files(ROOT / room) if path.suffix == ".py")


def typescript_files() -> Iterator[Path]:
    """The TypeScript modules of the pages, their tests included."""
    return (path for path in files(ROOT / "web_widget") if path.suffix in {".ts", ".tsx"})


def parsed(path: Path) -> ast.Module:
    """The module's syntax tree."""
    return ast.parse(path.read_text(encoding="utf-8"), filename=str(path))


def is_migration(path: Path) -> bool:
    """True for a step of the database's history: a record that is never rewritten."""
    return path.parent.name == "versions" and path.parent.parent.name == "migrations"


def listed(offenders: list[str]) -> str:
    """What a failing test prints: every offender on its own line."""
    return "\n" + "\n".join(offenders)
