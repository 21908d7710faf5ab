"""Running commands in an empty folder, with the hashing model."""

import io
import json
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from bot.__main__ import main
from tests.running import copied, published_once
from tests.small_content import QUESTION, write_small_content


@dataclass(frozen=True, slots=True)
class Result:
    """What a command said and how it ended."""

    code: int
    out: str
    err: str

    @property
    def sentence(self) -> str:
        """What it complained about, without the terminal's line breaks."""
        assert "Traceback" not in self.err
        return " ".join(self.err.split())


Bot = Callable[..., Result]


@pytest.fixture
def bot(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path) -> Bot:
    """`bot(…)` runs a command in an empty folder, with the hashing model."""
    monkeypatch.setenv("TELLER_EMBEDDING_MODEL", "hashing")
    monkeypatch.setenv("COLUMNS", "200")
    monkeypatch.chdir(tmp_path)

    def run(*words: str | Path, stdin: str = "") -> Result:
        monkeypatch.setattr(sys, "argv", ["bot", *map(str, words)])
        monkeypatch.setattr(sys, "stdin", io.StringIO(stdin))
        capsys.readouterr()
        try:
            main()
            code = 0
        except SystemExit as end:
            code = int(end.code or 0)
        said = capsys.readouterr()
        return Result(code, said.out, said.err)

    return run


@pytest.fixture(scope="session")
def published(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder with the small content published."""
    return published_once(tmp_path_factory).data


@pytest.fixture
def folder(published: Path, tmp_path: Path) -> Path:
    """A data folder of one's own."""
    return copied(published, tmp_path)


@pytest.fixture
def content(tmp_path: Path) -> Path:
    """The small content."""
    return write_small_content(tmp_path / "content")


def current(bot: Bot, folder: Path) -> str:
    """The Generation that serves."""
    generation = json.loads(bot("ask", QUESTION, "--data", folder, "--json").out)["generation"]
    assert isinstance(generation, str)
    return generation
