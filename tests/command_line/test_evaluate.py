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
        '{"question": 7, "expected": []}',
        '{"question": "a", "expected": ["b", 7]}',
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


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("{", 'This is no JSON: write an object such as {"question"'),
        ("[]", 'This line is no object: write an object such as {"question"'),
        ('{"question": "a"}', "'expected' is missing: write a list of ids in quotes"),
        ('{"question": "", "expected": []}', "'question' is empty: write the customer's words"),
        ('{"question": 7, "expected": []}', "'question' is not what belongs there: write the cu"),
        ('{"question": "a", "expected": "b"}', "'expected' is not what belongs there: write a l"),
        ('{"question": "a", "expected": [7]}', "'expected' is not what belongs there: write a l"),
        (
            '{"question": "a", "expected": [], "language": "fr"}',
            '\'language\' is not what belongs there: write "en" or "zh", or leave it out.',
        ),
        ('{"question": "a", "expectd": []}', "There is no field 'expectd': did you mean 'exp"),
    ],
)
def test_what_is_wrong_in_a_line_is_said_in_words(
    bot: Bot, content: Path, tmp_path: Path, line: str, said: str
) -> None:
    result = bot("evaluate", write_questions(tmp_path, line), "--content", content)
    assert (result.code, f"questions.jsonl:1: {said}" in result.sentence) == (1, True), result.err


def test_a_file_without_a_question_shows_what_one_looks_like(
    bot: Bot, content: Path, tmp_path: Path
) -> None:
    result = bot("evaluate", write_questions(tmp_path, ""), "--content", content)
    assert '{"question": "…", "expected": ["id"], "language": "en"}' in result.sentence
    assert bot("evaluate", tmp_path / "none {x}", "--content", content).code == 1


@pytest.mark.parametrize("is_published", [False, True])
def test_ids_that_nothing_bears_are_named_with_their_line_and_the_nearest_one(
    bot: Bot, content: Path, folder: Path, tmp_path: Path, is_published: bool
) -> None:
    questions = write_questions(
        tmp_path,
        json.dumps({"question": QUESTION, "expected": ["abroad-fee", "guide"]}),
        json.dumps({"question": "opening hours", "expected": ["opening-hour"]}),
        json.dumps({"question": "roses", "expected": ["guide#hostile", "qqqq"]}),
    )
    where = ("--published", "--data", folder) if is_published else ("--content", content)
    result = bot("evaluate", questions, *where)
    assert (result.code, result.out) == (1, "")
    for said in (
        "questions.jsonl:2: Nothing has the id 'opening-hour': did you mean 'opening-hours'?",
        "questions.jsonl:3: Nothing has the id 'guide#hostile': did you mean 'guide'?",
        "questions.jsonl:3: Nothing has the id 'qqqq': mend it or leave it out. (setup)",
    ):
        assert said in result.sentence
    assert "questions.jsonl:1" not in result.sentence
