"""The image, as far as it can be proved without a Docker engine."""

import json
import re
import tomllib
from fnmatch import fnmatch
from itertools import takewhile
from typing import Final, NamedTuple

from tests.architecture.tree import ROOT

_TEXT: Final = (ROOT / "Dockerfile").read_text(encoding="utf-8")


class Instruction(NamedTuple):
    """One line of the Dockerfile, continuation lines joined."""

    name: str
    text: str


def _instructions() -> list[Instruction]:
    lines = "\n".join(line for line in _TEXT.splitlines() if not line.startswith("#"))
    joined = re.sub(r"\\\n\s*", " ", lines)
    return [Instruction(*line.split(maxsplit=1)) for line in joined.splitlines() if line.strip()]


def _stages() -> dict[str, list[Instruction]]:
    """The instructions of each stage, by its name; the last one has none and is `final`."""
    stages: dict[str, list[Instruction]] = {}
    for one in _instructions():
        if one.name == "FROM":
            _, _, name = one.text.partition(" AS ")
            stages[name or "final"] = []
        stages[list(stages)[-1]].append(one)
    return stages


def _final(name: str) -> list[str]:
    return [one.text for one in _stages()["final"] if one.name == name]


def _pinned() -> dict[str, str]:
    lines = (ROOT / "constraints.txt").read_text(encoding="utf-8").splitlines()
    return dict(line.split("==") for line in lines if "==" in line)


def _is_in_the_context(path: str) -> bool:
    """True when .dockerignore lets the path through; its last matching line decides."""
    lines = (ROOT / ".dockerignore").read_text(encoding="utf-8").splitlines()
    is_in = True
    for line in (line for line in lines if line and not line.startswith("#")):
        pattern = line.removeprefix("!")
        if any(fnmatch(part, pattern) for part in (path, path.split("/")[0])):
            is_in = line.startswith("!")
    return is_in


def test_the_pages_the_wheel_and_what_runs_are_three_stages() -> None:
    assert list(_stages()) == ["pages", "wheel", "final"]


def test_everything_copied_exists_and_is_let_through() -> None:
    copies = [one.text.split() for one in _instructions() if one.name == "COPY"]
    sources = [
        source for words in copies if not words[0].startswith("--from") for source in words[:-1]
    ]
    assert sources
    assert all((ROOT / name).exists() for name in sources), sources
    assert all(_is_in_the_context(name) for name in sources), sources


def test_every_stage_copied_from_exists() -> None:
    assert set(re.findall(r"from=(\w+)", _TEXT)) <= set(_stages())


def test_the_pages_are_built_here_and_not_brought_along() -> None:
    assert not _is_in_the_context("web_widget/dist")
    assert not _is_in_the_context("web_widget/node_modules")


def test_the_server_is_not_root() -> None:
    names = [one.name for one in _stages()["final"]]
    assert _final("USER") not in ([], ["root"], ["0"])
    assert "RUN" not in names[names.index("USER") :]


def test_the_server_is_asked_for_its_health() -> None:
    (check,) = _final("HEALTHCHECK")
    (port,) = _final("EXPOSE")
    assert f"http://127.0.0.1:{port}/healthz" in check


def test_the_state_lies_on_a_volume() -> None:
    (volume,) = _final("VOLUME")
    (command,) = _final("CMD")
    words = json.loads(command)
    assert words[words.index("--data") + 1] == volume


def test_the_image_runs_the_command_of_the_package() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    (entry,) = _final("ENTRYPOINT")
    assert json.loads(entry)[0] in project["scripts"]


def test_no_model_is_downloaded_when_it_runs() -> None:
    assert any("HF_HUB_OFFLINE=1" in text for text in _final("ENV"))


def test_torch_comes_without_cuda_and_as_pinned() -> None:
    (line,) = [text for text in _final("RUN") if "torch" in text]
    assert f"torch=={_pinned()['torch']} " in line
    assert line.endswith("/whl/cpu")


def test_the_bases_are_as_new_as_the_project_needs() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    engines = json.loads((ROOT / "web_widget/package.json").read_text(encoding="utf-8"))["engines"]
    bases = dict(re.findall(r"^FROM (\w+):([\d.]+)", _TEXT, flags=re.MULTILINE))
    assert _numbers(bases["python"]) >= _numbers(project["requires-python"])
    assert _numbers(bases["node"]) >= _numbers(engines["node"])[:1]


def _numbers(version: str) -> list[int]:
    digits = takewhile(lambda mark: mark in ".0123456789", version.lstrip(">="))
    return [int(part) for part in "".join(digits).split(".")]
