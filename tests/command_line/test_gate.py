"""A bank's CI lets no content through that answers known questions worse."""

import json
from pathlib import Path

import pytest

from tests.command_line.conftest import Bot
from tests.small_content import QUESTION, UNKNOWN


@pytest.fixture
def questions(tmp_path: Path) -> Path:
    """Two questions that are answered, and one that must not be."""
    file = tmp_path / "known.jsonl"
    lines = [
        {"question": QUESTION, "expected": ["abroad-fee"], "language": "en"},
        {"question": "branch opening hours?", "expected": ["opening-hours"], "language": "en"},
        {"question": UNKNOWN, "expected": [], "language": "en"},
    ]
    file.write_text("".join(json.dumps(line) + "\n" for line in lines), "utf-8")
    return file


@pytest.fixture
def baseline(bot: Bot, questions: Path, content: Path, tmp_path: Path) -> Path:
    """How the content answers before it is changed."""
    file = tmp_path / "kept" / "baseline.json"
    result = bot("evaluate", questions, "--content", content, "--save-baseline", file)
    assert result.code == 0
    results = [one["result"] for one in json.loads(file.read_text("utf-8"))["questions"]]
    assert results == ["right", "right", "passed_on"]
    return file


def test_unchanged_content_passes(bot: Bot, questions: Path, content: Path, baseline: Path) -> None:
    result = bot("evaluate", questions, "--content", content, "--gate", baseline)
    assert (result.code, "the gate is passed" in result.sentence) == (0, True)


def test_a_change_that_makes_a_question_worse_is_refused_by_name(
    bot: Bot, questions: Path, content: Path, baseline: Path
) -> None:
    """An entry that takes another's question away."""
    (content / "new.csv").write_text(f"question,answer\n{QUESTION},Ask the branch.\n", "utf-8")
    faq = next(content.rglob("*.yaml"))
    faq.write_text(faq.read_text("utf-8").replace(QUESTION, "What do payments cost?"), "utf-8")
    result = bot("evaluate", questions, "--content", content, "--gate", baseline)
    assert result.code == 1
    assert f"en: “{QUESTION}” is answered wrongly now; before: right." in result.sentence
    assert "(gate_failed)" in result.sentence


def test_a_file_that_is_no_baseline_says_how_to_write_one(
    bot: Bot, questions: Path, content: Path, tmp_path: Path
) -> None:
    for file in (questions, tmp_path / "none.json"):
        result = bot("evaluate", questions, "--content", content, "--gate", file)
        assert (result.code, "--save-baseline FILE" in result.sentence) == (1, True)
