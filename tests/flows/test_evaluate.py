"""The evaluation contract, which outside benchmarks rely on."""

import asyncio
from datetime import date
from pathlib import Path
from typing import Final

import pytest

from bot.backends.embeddings.hashing import HashingEmbeddings
from bot.backends.index.generation_folder import GenerationFolder
from bot.domain.reply import Decision
from bot.flows.evaluate import Evaluate, Evaluation, RunLine
from bot.flows.evaluate import TestQuestion as AskedQuestion
from knowledge_base.words import FaultyContentError, Language
from tests.small_content import QUESTION, UNCLEAR, UNKNOWN, write_small_content

ENGLISH, CHINESE = Language.ENGLISH, Language.CHINESE
TWIN: Final = "price of a foreign payment"
TABLE: Final = "What is number 7 called?"
ZH_QUESTION: Final = "跨境汇款手续费是多少？"


def asked(question: str, *expected: str, language: Language | None = None) -> AskedQuestion:
    """A question with the ids that answer it."""
    return AskedQuestion(question, frozenset(expected), language)


QUESTIONS: Final = (
    asked(QUESTION, "abroad-fee"),
    asked(UNCLEAR, "credit-card-fee"),
    asked(UNKNOWN),
    asked("hello"),
    asked("I want to talk to a person"),
    asked(ZH_QUESTION, "zh-abroad-fee"),
    asked("When are the branches open?", "change-address", language=ENGLISH),
    asked("   "),
    asked("😀"),
    asked("x" * 10_000),
    asked(TWIN, "twin"),
    asked(TABLE, "what-is-number-7-called"),
    asked("汇款", language=ENGLISH),
    asked("transfer", language=CHINESE),
)


def write_content(folder: Path) -> Path:
    """The small content, with a table of two columns and an entry that says the same as another."""
    content = write_small_content(folder)
    row = "twin,What does a payment to another country cost?,A transfer abroad costs **$12**.\n"
    (content / "twin.csv").write_text("id,question,answer\n" + row, "utf-8")
    rows = "".join(f"What is number {n} called?,It is called {n}.\n" for n in range(30))
    (content / "table.csv").write_text("question,answer\n" + rows, "utf-8")
    return content


async def evaluated(folder: Path, content: Path) -> Evaluation:
    """What comes of the questions."""
    builder = GenerationFolder(folder, HashingEmbeddings())
    evaluate = Evaluate(builder, risk=0.05, today=lambda: date(2026, 3, 1))
    return await evaluate.evaluate(QUESTIONS, content, lambda _: None)


@pytest.fixture(scope="module")
def evaluation(tmp_path_factory: pytest.TempPathFactory) -> Evaluation:
    """One run of all questions."""
    folder = tmp_path_factory.mktemp("evaluation")
    return asyncio.run(evaluated(folder / "scratch", write_content(folder / "content")))


def line_of(evaluation: Evaluation, question: str) -> RunLine:
    """What came of one question."""
    return next(line for line in evaluation.lines if line.question == question)


def test_there_is_a_line_for_each_question_in_their_order(evaluation: Evaluation) -> None:
    assert [line.question for line in evaluation.lines] == [one.question for one in QUESTIONS]


def test_the_decisions_are_those_of_a_conversation(evaluation: Evaluation) -> None:
    expected = {
        QUESTION: Decision.ANSWER,
        UNKNOWN: Decision.ESCALATE,
        "hello": Decision.SMALL_TALK,
        "I want to talk to a person": Decision.ESCALATE,
    }
    assert {question: line_of(evaluation, question).decision for question in expected} == expected


def test_decisions_have_the_names_that_benchmarks_know() -> None:
    names = {decision.value for decision in Decision}
    assert names == {"answer", "clarify", "escalate", "smalltalk"}


@pytest.mark.parametrize("question", [QUESTION, UNCLEAR, UNKNOWN, "I want to talk to a person"])
def test_candidates_are_filled_whatever_the_decision(evaluation: Evaluation, question: str) -> None:
    candidates = line_of(evaluation, question).candidates
    assert 1 <= len(candidates) <= 10
    scores = [candidate.score for candidate in candidates]
    assert scores == sorted(scores, reverse=True)
    assert len({candidate.id for candidate in candidates}) == len(candidates)


def test_only_a_clarification_has_choices_and_three_at_most(evaluation: Evaluation) -> None:
    for line in evaluation.lines:
        assert len(line.choices) <= 3
        assert bool(line.choices) is (line.decision is Decision.CLARIFY)


def test_confidence_and_time_are_in_their_ranges(evaluation: Evaluation) -> None:
    for line in evaluation.lines:
        assert 0 <= line.confidence <= 1
        assert line.milliseconds > 0


def test_a_document_is_a_candidate_by_its_own_id(evaluation: Evaluation) -> None:
    ids = {candidate.id for line in evaluation.lines for candidate in line.candidates}
    assert "guide" in ids
    assert not [one for one in ids if "#" in one]


def test_what_may_not_be_told_is_no_candidate(evaluation: Evaluation) -> None:
    ids = {candidate.id for line in evaluation.lines for candidate in line.candidates}
    assert not ids & {"old-offer", "staff-note"}


def test_the_figures_follow_from_the_lines(evaluation: Evaluation) -> None:
    figures = evaluation.measures
    assert (figures.questions, figures.answerable, figures.unanswerable) == (14, 6, 8)
    expected = {one.question: one.expected for one in QUESTIONS}
    first = {line.question: line.candidates[0].id for line in evaluation.lines if line.candidates}
    same = {"twin", "abroad-fee"}
    right = {
        question
        for question, found in first.items()
        if found in expected[question] or {found, *expected[question]} == same
    }
    sent = {line.question for line in evaluation.lines if line.decision is Decision.ANSWER}
    offered = {
        line.question for line in evaluation.lines if set(line.choices) & expected[line.question]
    }
    assert right >= {QUESTION, ZH_QUESTION}
    assert figures.top_1 == pytest.approx(len(right) / 6, abs=1e-4)
    assert figures.share_answered == pytest.approx(len(sent) / 14, abs=1e-4)
    assert figures.share_wrong_among_answered == pytest.approx(
        len(sent - right) / len(sent), abs=1e-4
    )
    assert figures.share_resolved == pytest.approx(len(sent & right | offered) / 6, abs=1e-4)


def test_the_languages_add_up_to_the_whole(evaluation: Evaluation) -> None:
    assert set(evaluation.by_language) == {ENGLISH, CHINESE}
    counts = [some.questions for some in evaluation.by_language.values()]
    assert sum(counts) == evaluation.measures.questions
    assert evaluation.by_language[CHINESE].top_1 == 1.0


def test_a_language_that_is_given_is_believed(evaluation: Evaluation) -> None:
    english, chinese = line_of(evaluation, "汇款"), line_of(evaluation, "transfer")
    assert not [one.id for one in english.candidates if one.id.startswith("zh-")]
    assert not [one.id for one in chinese.candidates if not one.id.startswith("zh-")]


def test_entries_with_the_same_answer_count_as_one(evaluation: Evaluation) -> None:
    line = line_of(evaluation, TWIN)
    assert len({one.id for one in line.candidates} & {"twin", "abroad-fee"}) == 1
    assert line.candidates[0].id in ("twin", "abroad-fee")
    assert evaluation.measures.success_at_5 is not None
    assert evaluation.measures.success_at_5 >= 5 / 6 - 1e-4


def test_a_table_of_two_columns_is_content_enough(evaluation: Evaluation) -> None:
    assert line_of(evaluation, TABLE).candidates[0].id == "what-is-number-7-called"


async def test_faulty_content_is_told_and_not_measured(tmp_path: Path) -> None:
    content = write_small_content(tmp_path / "content")
    (content / "bad.yaml").write_text("- question: Why?\n", "utf-8")
    with pytest.raises(FaultyContentError):
        await evaluated(tmp_path / "scratch", content)
