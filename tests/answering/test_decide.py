"""The five things that can be said to a question."""

import asyncio
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from bot.answering.calibration import calibrate
from bot.answering.decide import decide
from bot.backends.embeddings.hashing import HashingEmbeddings
from bot.backends.index.generation_folder import GenerationFolder
from bot.domain.findings import Findings, Impression
from bot.domain.generation import Calibration
from bot.domain.reply import (
    Answer,
    Clarification,
    Context,
    Decision,
    Escalation,
    EscalationReason,
    Outcome,
    Question,
)
from bot.ports import Index
from knowledge_base.words import Language
from tests.answering.builders import TODAY, entry, index_of, many_entries

ALWAYS = (9.0, *[0.0] * 8)
SURE = Calibration(ALWAYS, ALWAYS, threshold=0.5, samples=1)
UNSURE = replace(SURE, right=(-9.0, *[0.0] * 8))
LOST = replace(UNSURE, offered=(-9.0, *[0.0] * 8))


@pytest.fixture(scope="module")
def index() -> Index:
    """Sixteen entries."""
    return index_of(many_entries(16))


def _decided(index: Index, text: str, calibration: Calibration, tmp_path: Path) -> Outcome:
    folder = GenerationFolder(tmp_path, HashingEmbeddings())
    saved = asyncio.run(folder.save(index, {Language.ENGLISH: calibration}))
    return asyncio.run(decide(Question(text, Language.ENGLISH), saved, TODAY))


def test_a_sure_answer_is_the_approved_text_to_the_letter(index: Index, tmp_path: Path) -> None:
    """And it names the passage that it rests on."""
    outcome = _decided(index, "How do I close my debit card?", SURE, tmp_path)
    assert outcome.decision is Decision.ANSWER
    assert isinstance(outcome.reply, Answer)
    assert outcome.reply.text == index.passages[outcome.hits[0].passage.id].text
    assert outcome.reply.passages[0].id == "close-debit-card"


def test_an_unsure_bot_offers_two_or_three_choices(index: Index, tmp_path: Path) -> None:
    """The best hits, by their titles."""
    outcome = _decided(index, "debit card", UNSURE, tmp_path)
    assert outcome.decision is Decision.CLARIFY
    assert isinstance(outcome.reply, Clarification)
    assert [choice.id for choice in outcome.reply.choices] == [
        hit.passage.id for hit in outcome.hits[:3]
    ]


def test_a_word_alone_is_asked_back_however_sure_its_first_hit_is(
    index: Index, tmp_path: Path
) -> None:
    sure_at = replace(SURE, threshold=0.9)
    assert _decided(index, "mortgage", sure_at, tmp_path).decision is Decision.CLARIFY
    assert _decided(index, "mortgage close", sure_at, tmp_path).decision is Decision.ANSWER


# Chances between what is asked back as a rule and what is asked back all the same: 0.5, and 0.95.
LIKELY = replace(UNSURE, offered=(0.0, *[0.0] * 8))
VERY_LIKELY = replace(UNSURE, offered=(3.0, *[0.0] * 8))


@pytest.mark.parametrize(
    "case",
    [
        ("cancel my debit card", LIKELY, False, Decision.CLARIFY),
        ("cancel my debit card", LIKELY, True, Decision.ESCALATE),
        ("cancel my debit card", VERY_LIKELY, True, Decision.CLARIFY),
        ("mortgage", LIKELY, True, Decision.CLARIFY),
    ],
)
def test_what_seems_beyond_all_content_is_asked_back_only_for_choices_that_fit_well(
    case: tuple[str, Calibration, bool, Decision], index: Index, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A word alone says too little of what it is about."""
    text, calibration, is_beyond, decision = case
    search = index.search

    async def judging(questions: Sequence[str], language: Language) -> tuple[Findings, ...]:
        found = await search(questions, language)
        impression = Impression(is_beyond_content=is_beyond)
        return tuple(replace(one, impression=impression) for one in found)

    monkeypatch.setattr(index, "search", judging)
    monkeypatch.setattr(index, "calibrations", {Language.ENGLISH: calibration})
    outcome = asyncio.run(decide(Question(text, Language.ENGLISH), index, TODAY))
    assert outcome.decision is decision


def test_a_greeting_may_be_said_twice_and_a_question_not(index: Index, tmp_path: Path) -> None:
    folder = GenerationFolder(tmp_path, HashingEmbeddings())
    saved = asyncio.run(folder.save(index, {Language.ENGLISH: SURE}))
    asked = Context(asked=frozenset({"hello", "howdoiclosemydebitcard"}))

    def decided(text: str) -> Decision:
        question = Question(text, Language.ENGLISH, asked)
        return asyncio.run(decide(question, saved, TODAY)).decision

    assert decided("Hello!") is Decision.SMALL_TALK
    assert decided("How do I close my debit card?") is Decision.ESCALATE


def test_a_lost_bot_passes_on_to_a_person(index: Index, tmp_path: Path) -> None:
    """Rather than guess."""
    outcome = _decided(index, "the weather in Paris", LOST, tmp_path)
    assert outcome.decision is Decision.ESCALATE
    assert isinstance(outcome.reply, Escalation)
    assert outcome.reply.reason is EscalationReason.NOT_UNDERSTOOD


def test_who_asks_for_a_person_gets_one_however_sure_the_bot_is(
    index: Index, tmp_path: Path
) -> None:
    """The request comes before any answer."""
    outcome = _decided(index, "close my debit card, I want to talk to a human", SURE, tmp_path)
    assert isinstance(outcome.reply, Escalation)
    assert outcome.reply.reason is EscalationReason.ASKED_FOR_PERSON


def test_a_greeting_is_answered_with_a_greeting(index: Index, tmp_path: Path) -> None:
    """And rests on no passage."""
    outcome = _decided(index, "Hello!", SURE, tmp_path)
    assert outcome.decision is Decision.SMALL_TALK
    assert isinstance(outcome.reply, Answer)
    assert outcome.reply.passages == ()


def test_a_greeting_with_a_question_is_a_question(index: Index, tmp_path: Path) -> None:
    """Small talk is the whole message or none."""
    outcome = _decided(index, "Hello, how do I close my debit card?", SURE, tmp_path)
    assert outcome.decision is Decision.ANSWER


def test_there_is_no_clarification_with_a_single_choice(tmp_path: Path) -> None:
    """One choice is no choice."""
    index = asyncio.run(GenerationFolder(tmp_path, HashingEmbeddings()).build(many_entries(1)))
    assert _decided(index, "savings", UNSURE, tmp_path).decision is Decision.ESCALATE


def test_a_loaded_generation_decides_as_the_built_one(index: Index, tmp_path: Path) -> None:
    """The classifier, the spelling and the calibration are saved with it."""
    folder = GenerationFolder(tmp_path, HashingEmbeddings())
    built = asyncio.run(folder.save(index, asyncio.run(calibrate(index, 0.05, TODAY))))
    loaded = asyncio.run(folder.load(built.generation.id))
    question = Question("how to renew a mortgage", Language.ENGLISH)
    before = asyncio.run(decide(question, built, TODAY))
    after = asyncio.run(decide(question, loaded, TODAY))
    assert before.hits[0].passage.id == after.hits[0].passage.id
    assert abs(before.confidence - after.confidence) < 1e-4


def test_a_question_at_the_end_of_a_story_is_found(index: Index, tmp_path: Path) -> None:
    """It is asked alone as well."""
    story = (
        "My sister came from Canada last week, we went hiking in the hills, it rained all day, "
        "and then I thought of something. How do I renew my debit card?"
    )
    calibration = asyncio.run(calibrate(index, 0.05, TODAY))[Language.ENGLISH]
    outcome = _decided(index, story, calibration, tmp_path)
    assert outcome.hits[0].passage.id == "renew-debit-card"


@pytest.mark.parametrize("text", ["What is the weather in Paris?", "asdf qwer", "open"])
def test_a_lone_entry_does_not_answer_everything(text: str, tmp_path: Path) -> None:
    """Only its own question, with nothing learned from so little."""
    index = index_of(many_entries(1, 1), tmp_path)
    for asked, expected in (
        (text, Decision.ESCALATE),
        ("How do I open my savings account?", Decision.ANSWER),
    ):
        outcome = asyncio.run(decide(Question(asked, Language.ENGLISH), index, TODAY))
        assert outcome.decision is expected


def test_a_question_that_two_entries_have_is_asked_back(tmp_path: Path) -> None:
    """With choices that can be told apart."""
    two = [entry("card", "How do I cancel?"), entry("loan", "How do I cancel?", "end my loan")]
    index = index_of([*many_entries(16), *two], tmp_path)
    outcome = asyncio.run(decide(Question("how do I cancel", Language.ENGLISH), index, TODAY))
    assert isinstance(outcome.reply, Clarification)
    labels = {choice.label for choice in outcome.reply.choices[:2]}
    assert labels == {
        "How do I cancel? – This is what we say about card.",
        "How do I cancel? – This is what we say about loan.",
    }


@pytest.mark.parametrize(
    ("text", "decision"),
    [("renew the card please for me", Decision.ESCALATE), ("and for my card?", Decision.CLARIFY)],
)
def test_what_is_beyond_all_content_is_so_after_an_answer_too(
    text: str, decision: Decision, index: Index, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Unless it leans on the question before it."""
    search = index.search

    async def judging(questions: Sequence[str], language: Language) -> tuple[Findings, ...]:
        found = await search(questions, language)
        return tuple(replace(one, impression=Impression(is_beyond_content=True)) for one in found)

    monkeypatch.setattr(index, "search", judging)
    monkeypatch.setattr(index, "calibrations", {Language.ENGLISH: LIKELY})
    context = Context(question="How do I renew my passport?")
    outcome = asyncio.run(decide(Question(text, Language.ENGLISH, context), index, TODAY))
    assert outcome.decision is decision
