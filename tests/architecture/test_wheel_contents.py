"""What `pip install` brings: the bot, the sample content and the built pages, and nothing else."""

import subprocess
import sys
from pathlib import Path
from zipfile import ZipFile

import pytest

from tests.architecture.tree import ROOT, files, shown


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel of this tree."""
    folder = tmp_path_factory.mktemp("wheel")
    options = ["--quiet", "--no-deps", "--no-build-isolation", "--no-index"]
    command = [
        sys.executable,
        "-m",
        "pip",
        "wheel",
        *options,
        "--wheel-dir",
        str(folder),
        str(ROOT),
    ]
    subprocess.run(command, check=True)
    (built,) = folder.glob("*.whl")
    return built


@pytest.fixture(scope="module")
def names(wheel: Path) -> frozenset[str]:
    """Everything in the wheel."""
    return frozenset(ZipFile(wheel).namelist())


def test_the_code_and_the_sample_content_are_in_the_wheel(names: frozenset[str]) -> None:
    tree = {shown(path) for room in ("bot", "knowledge_base") for path in files(ROOT / room)}
    assert tree
    assert tree <= names


def test_the_built_pages_are_in_the_wheel(names: frozenset[str]) -> None:
    dist = ROOT / "web_widget" / "dist"
    pages = {shown(path) for path in dist.rglob("*") if path.is_file()}
    assert "web_widget/dist/index.html" in pages
    assert pages <= names


def test_nothing_else_is_in_the_wheel(names: frozenset[str]) -> None:
    kept = ("bot/", "knowledge_base/", "web_widget/dist/", "teller-")
    assert not [name for name in names if not name.startswith(kept) or "/tests/" in name]


def test_an_installed_wheel_finds_its_pages_and_its_content(wheel: Path, tmp_path: Path) -> None:
    ZipFile(wheel).extractall(tmp_path)
    # In this environment, whose own way to the repository is taken out of the path.
    program = (
        "import sys\n"
        "sys.path[:] = [sys.argv[1], *(way for way in sys.path if way != sys.argv[2])]\n"
        "from importlib.resources import files\n"
        "assert (files('web_widget') / 'dist' / 'index.html').is_file()\n"
        "assert (files('knowledge_base') / 'sample' / 'en').is_dir()\n"
        "assert (files('bot') / 'backends' / 'sql' / 'migrations' / 'env.py').is_file()\n"
    )
    subprocess.run([sys.executable, "-I", "-c", program, tmp_path, ROOT], check=True)
