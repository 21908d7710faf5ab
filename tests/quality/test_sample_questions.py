"""The sample content answers the questions written for it; the floors lie a little below what was measured."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Final, NamedTuple

import pytest

from bot.question_file import read_questions
from knowledge_base import read_folder
from knowledge_base.words import Language
from tests.running import copied

_HERE: Final = Path(__file__).parent
_SAMPLE: Final = _HERE.parents[1] / "knowledge_base" / "sample"
_FILES: Final = {
    Language.ENGLISH: _HERE / "questions.en.jsonl",
    Language.CHINESE: _HERE / "questions.zh.jsonl",
}
# Nine English questions tell of a loss, a fraud or a complaint: a person takes them, which resolves none by itself.
_FLOORS: Final = {
    Language.ENGLISH: {"top_1": 0.90, "success_at_5": 0.98, "share_resolved": 0.86},
    Language.CHINESE: {"top_1": 0.93, "success_at_5": 0.98, "share_resolved": 0.86},
}
_FEWEST_ANSWERED = {Language.ENGLISH: 0.2, Language.CHINESE: 0.07}
_MOST_WRONG: Final = 0.05
_FIELDS: Final = {
    "question",
    "decision",
    "candidates",
    "choices",
    "confidence",
    "milliseconds",
}
_DECISIONS: Final = {"answer", "clarify", "escalate", "smalltalk"}


class _Evaluated(NamedTuple):
    figures: dict[str, dict[str, float]]
    run: list[dict[str, object]]


@pytest.fixture(scope="module")
def bank(sample_bank: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy: a command that opens the database writes files beside it, which others may be copying."""
    return copied(sample_bank, tmp_path_factory.mktemp("quality"))


@pytest.fixture(scope="module")
def evaluated(bank: Path) -> _Evaluated:
    """Both files in one run of the command, as an operator runs it."""
    folder = bank.parent
    questions, run = folder / "questions.jsonl", folder / "run.jsonl"
    questions.write_text("".join(file.read_text("utf-8") for file in _FILES.values()), "utf-8")
    command = [sys.executable, "-m", "bot", "evaluate", str(questions), "--published"]
    command += ["--data", str(bank)]
    finished = subprocess.run(
        [*command, "--run", str(run), "--json"], stdout=subprocess.PIPE, check=True
    )
    lines = run.read_text("utf-8").splitlines()
    return _Evaluated(
        json.loads(finished.stdout)["languages"], [json.loads(line) for line in lines]
    )


@pytest.mark.parametrize("language", list(Language))
def test_the_questions_are_enough_and_a_fifth_has_no_answer(language: Language) -> None:
    questions = read_questions(_FILES[language])
    unanswerable = [one for one in questions if not one.expected]
    assert len(questions) >= 150
    assert len(unanswerable) / len(questions) >= 0.2
    assert len({one.question for one in questions}) == len(questions)


def test_every_expected_id_exists_and_no_question_stands_in_the_content() -> None:
    content = read_folder(_SAMPLE)
    ids = {one.id for one in content.entries} | {one.id for one in content.documents}
    known = {q.casefold() for entry in content.entries for q in (entry.question, *entry.variants)}
    for file in _FILES.values():
        for one in read_questions(file):
            assert one.expected <= ids
            assert one.question.casefold() not in known


@pytest.mark.parametrize("language", list(Language))
def test_the_figures_are_not_below_their_floors(evaluated: _Evaluated, language: Language) -> None:
    figures = evaluated.figures[language]
    too_low = {
        name: figures[name] for name, floor in _FLOORS[language].items() if figures[name] < floor
    }
    assert too_low == {}


@pytest.mark.parametrize("language", list(Language))
def test_what_is_sent_is_right_and_enough_is_sent(
    evaluated: _Evaluated, language: Language
) -> None:
    figures = evaluated.figures[language]
    assert figures["share_wrong_among_answered"] <= _MOST_WRONG
    assert figures["share_answered"] >= _FEWEST_ANSWERED[language]


def test_every_line_of_the_run_keeps_the_contract(evaluated: _Evaluated) -> None:
    asked = [one.question for file in _FILES.values() for one in read_questions(file)]
    assert [line["question"] for line in evaluated.run] == asked
    for line in evaluated.run:
        candidates, choices = line["candidates"], line["choices"]
        assert set(line) == _FIELDS
        assert line["decision"] in _DECISIONS
        assert isinstance(candidates, list)
        assert isinstance(choices, list)
        assert 1 <= len(candidates) <= 10
        # What has the product that the question names is put second, whatever its score.
        first, *others = [one["score"] for one in candidates]
        assert [first, *others[1:]] == sorted([first, *others[1:]], reverse=True)
        assert max(others[:1], default=first) <= first
        assert len(choices) <= 3
        assert bool(choices) is (line["decision"] == "clarify")


@pytest.mark.parametrize("words", ["card costs", "card fee", "transfer", "转账"])
def test_words_that_fit_many_entries_are_asked_back(words: str, bank: Path) -> None:
    command = [sys.executable, "-m", "bot", "ask", words, "--data", str(bank), "--json"]
    said = subprocess.run(command, stdout=subprocess.PIPE, check=True).stdout
    assert json.loads(said)["decision"] == "clarify"
