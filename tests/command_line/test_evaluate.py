"""Measuring, by the contract that outside benchmarks rely on."""

import json
from pathlib import Path

import pytest

from tests.command_line.conftest import Bot, current
from tests.small_content import QUESTION, UNKNOWN


def write_questions(folder: Path, *lines: str) -> Path:
    """A file of test questions."""
    file = folder / "questions.jsonl"
    file.write_text("\n".join(lines) + "\n", "utf-8")
    return file


def test_a_run_is_written_its_figures_are_printed_and_what_serves_is_left_alone(
    bot: Bot, content: Path, folder: Path, tmp_path: Path
) -> None:
    questions = write_questions(
        tmp_path,
        json.dumps({"question": QUESTION, "expected": ["abroad-fee"], "language": "en"}),
        json.dumps({"question": UNKNOWN, "expected": []}),
        "",
    )
    run = tmp_path / "runs" / "run.jsonl"
    before = current(bot, folder)
    words = ("--content", content, "--data", folder, "--run", run)
    result = bot("evaluate", questions, *words, "--json")
    figures = json.loads(result.out)
    assert (result.code, figures["questions"], figures["top_1"]) == (0, 2, 1.0)
    assert (figures["share_answered"], figures["out_of_scope_auroc"]) == (0.5, 1.0)
    assert set(figures["languages"]) == {"en"}
    assert figures["risk_coverage"][-1]["coverage"] == 1.0
    lines = [json.loads(line) for line in run.read_text("utf-8").splitlines()]
    assert [line["question"] for line in lines] == [QUESTION, UNKNOWN]
    for line in lines:
        assert sorted(line) == [
            "candidates", "choices", "confidence", "decision", "milliseconds", "question",
        ]  # fmt: skip
        assert sorted(line["candidates"][0]) == ["id", "score"]
    assert [line["decision"] for line in lines] == ["answer", "escalate"]
    assert current(bot, folder) == before


def test_what_serves_can_be_asked_as_it_stands(bot: Bot, folder: Path, tmp_path: Path) -> None:
    line = json.dumps({"question": QUESTION, "expected": ["abroad-fee"], "language": "en"})
    questions = write_questions(tmp_path, line)
    before = sorted(folder.glob("**/generation.json"))
    result = bot("evaluate", questions, "--published", "--data", folder, "--json")
    figures = json.loads(result.out)
    assert (result.code, figures["top_1"], figures["share_answered"]) == (0, 1.0, 1.0)
    assert sorted(folder.glob("**/generation.json")) == before


def test_what_serves_and_other_content_are_not_asked_at_once(
    bot: Bot, content: Path, folder: Path, tmp_path: Path
) -> None:
    line = json.dumps({"question": QUESTION, "expected": []})
    words = ("--published", "--content", content, "--data", folder)
    result = bot("evaluate", write_questions(tmp_path, line), *words)
    assert (result.code, "leave --content out" in result.sentence) == (1, True)


def test_nothing_published_cannot_be_asked(bot: Bot, tmp_path: Path) -> None:
    line = json.dumps({"question": QUESTION, "expected": []})
    questions = write_questions(tmp_path, line)
    result = bot("evaluate", questions, "--published", "--data", tmp_path / "empty")
    assert (result.code, "(no_content)" in result.sentence) == (1, True)


@pytest.mark.parametrize(
    "line",
    [
        "{",
        '{"question": "a" "b"}',
        "[]",
        '{"question": "a"}',
        '{"question": "", "expected": []}',
        '{"question": "a", "expected": "b"}',
        '{"question": "a", "expected": [], "language": "fr"}',
        '{"question": "a", "expected": [], "extra": {}}',
    ],
)
def test_every_faulty_line_is_told(bot: Bot, content: Path, tmp_path: Path, line: str) -> None:
    sound = json.dumps({"question": QUESTION, "expected": []})
    questions = write_questions(tmp_path, sound, line, sound, line)
    result = bot("evaluate", questions, "--content", content)
    assert result.code == 1
    assert "questions.jsonl:2:" in result.sentence
    assert "questions.jsonl:4:" in result.sentence
    assert "(setup)" in result.sentence


def test_a_file_without_a_question_shows_what_one_looks_like(
    bot: Bot, content: Path, tmp_path: Path
) -> None:
    result = bot("evaluate", write_questions(tmp_path, ""), "--content", content)
    assert '{"question": "…", "expected": ["id"], "language": "en"}' in result.sentence
    assert bot("evaluate", tmp_path / "none {x}", "--content", content).code == 1
