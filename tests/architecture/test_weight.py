"""The widget stays light: its weight is that of the packed files that a browser is sent."""

import re
from pathlib import Path
from typing import Final

import pytest

from tests.architecture.tree import ROOT

_DIST: Final = ROOT / "web_widget" / "dist"
_LANGUAGES: Final = ("en", "zh_hans", "zh_hant")
LOADER: Final = 3 * 1024
"""Bytes before the widget is opened: the loader, and nothing else."""
ALTOGETHER: Final = 25 * 1024
"""Bytes of everything that a visitor ever loads, in whichever language."""


def packed(path: Path) -> int:
    """The bytes that are sent of a built file."""
    return path.with_name(f"{path.name}.gz").stat().st_size


def parts_of_widget(language: str) -> dict[str, int]:
    """Everything that is loaded by a visitor who speaks one language, with its weight."""
    page = _DIST / "widget" / "index.html"
    named = re.findall(r'(?:src|href)="\.\./([^"]+)"', page.read_text("utf-8"))
    words = list((_DIST / "assets").glob(f"widget-{language}-*.js"))
    assert len(words) == 1
    files = [_DIST / "widget.js", page, *(_DIST / name for name in named), *words]
    return {path.name: packed(path) for path in files}


def test_before_it_is_opened_only_the_loader_is_loaded() -> None:
    assert packed(_DIST / "widget.js") <= LOADER


@pytest.mark.parametrize("language", _LANGUAGES)
def test_everything_together_is_light(language: str) -> None:
    parts = parts_of_widget(language)
    assert sum(parts.values()) <= ALTOGETHER, parts


def test_nothing_is_built_that_no_language_loads() -> None:
    loaded = {name for language in _LANGUAGES for name in parts_of_widget(language)}
    built = {path.name for path in (_DIST / "assets").glob("widget-*") if path.suffix != ".gz"}
    assert built <= loaded
