"""What is said to a message depends on what the bot said before it."""

import asyncio
from dataclasses import replace
from pathlib import Path

import pytest

from bot.answering.decide import decide
from bot.backends.embeddings.hashing import HashingEmbeddings
from bot.backends.index.generation_folder import GenerationFolder
from bot.domain.generation import Calibration
from bot.domain.phrases import ENGLISH
from bot.domain.reply import (
    Answer,
    Choice,
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
from tests.answering.builders import TODAY, many_entries

UNSURE = Calibration((-9.0, *[0.0] * 8), (9.0, *[0.0] * 8), threshold=0.5, samples=1)


@pytest.fixture
def index(tmp_path: Path) -> Index:
    """Sixteen entries."""
    folder = GenerationFolder(tmp_path, HashingEmbeddings())
    return asyncio.run(folder.build(many_entries(16)))


def _in_context(index: Index, text: str, context: Context) -> Outcome:
    return asyncio.run(decide(Question(text, Language.ENGLISH, context), index, TODAY))


def test_yes_and_no_choose_nothing(index: Index) -> None:
    """Who says yes is asked which one, and who says no for other words."""
    context = Context(question="card", choices=(Choice("a", "A"), Choice("b", "B")), misses=1)
    yes = _in_context(index, "yes please", context).reply
    assert yes == Clarification(ENGLISH.which_one, context.choices)
    assert _in_context(index, "no", context).reply == Answer(ENGLISH.other_words)
    assert _in_context(index, "no thanks", context).reply == Answer(ENGLISH.acknowledgement)
    assert _in_context(index, "yes", Context()).reply == Answer(ENGLISH.acknowledgement)


def test_only_who_stays_with_the_subject_is_told_that_the_bot_still_does_not_understand(
    index: Index, tmp_path: Path
) -> None:
    folder = GenerationFolder(tmp_path, HashingEmbeddings())
    saved = asyncio.run(folder.save(index, {Language.ENGLISH: UNSURE}))
    first = _in_context(saved, "debit card", Context()).reply
    assert isinstance(first, Clarification)
    same = replace(Context(question="debit card", misses=1), choices=first.choices)
    other = replace(same, choices=(Choice("elsewhere", "Elsewhere"),))
    for context, words in ((same, ENGLISH.clarification_again), (other, ENGLISH.clarification)):
        again = _in_context(saved, "the debit card", context).reply
        assert isinstance(again, Clarification)
        assert again.text == words
    twice = _in_context(saved, "the debit card", replace(other, misses=2))
    assert twice.decision is Decision.ESCALATE


def test_courtesies_around_a_question_do_not_dilute_it(index: Index, tmp_path: Path) -> None:
    question = "How do I close my debit card?"
    text = f"Hi there! {question} Thank you very much in advance. Have a nice day."
    folder = GenerationFolder(tmp_path, HashingEmbeddings())
    unsure = replace(UNSURE, threshold=0.9)
    saved = asyncio.run(folder.save(index, {Language.ENGLISH: unsure}))
    outcome = _in_context(saved, text, Context())
    assert outcome.decision is Decision.ANSWER
    assert outcome.confidence == 1.0
    assert outcome.question.text == text


@pytest.mark.parametrize(
    "text", ["That did not solve it.", "sorry, that is not it", "还是没用啊", "不对"]
)
def test_whom_an_answer_did_not_help_gets_a_person(index: Index, text: str) -> None:
    """Told that it did not; choices that do not fit are no answer yet, and nothing was said at the beginning."""
    told = Context(question="How do I close my debit card?", told=frozenset({"close-debit-card"}))
    reply = _in_context(index, text, told).reply
    assert isinstance(reply, Escalation)
    assert reply.reason is EscalationReason.REPEATED
    assert reply.text == ENGLISH.escalations[EscalationReason.REPEATED]
    choices = (Choice("a", "A"), Choice("b", "B"))
    asked_back = Context(question="card", choices=choices, misses=1)
    assert _in_context(index, text, asked_back).reply == Answer(ENGLISH.other_words)
    first = _in_context(index, text, Context()).reply
    assert not isinstance(first, Escalation) or first.reason is not EscalationReason.REPEATED


def _offering(*ids: str) -> Context:
    choices = tuple(Choice(one, one.replace("-", " ")) for one in ids)
    return Context(question="card", choices=choices, offered=choices, misses=2)


def test_a_choice_in_words_is_answered_as_one_by_button(index: Index) -> None:
    """However often the bot has asked back, and although the words alone say nothing."""
    context = _offering("open-debit-card", "close-debit-card", "renew-debit-card")
    for text in ("the second one", "2", "close"):
        outcome = _in_context(index, text, context)
        assert isinstance(outcome.reply, Answer)
        assert [one.id for one in outcome.reply.passages] == ["close-debit-card"]
        assert outcome.reply.text == index.passages[outcome.reply.passages[0].id].text
    asked = replace(context, asked=frozenset({"2"}))
    assert _in_context(index, "2", asked).decision is Decision.ANSWER
    which = _in_context(index, "the other one", context).reply
    assert which == Clarification(ENGLISH.which_one, context.choices)


@pytest.mark.parametrize(
    "text", ["2, and I want to talk to a human", "the second, my card was stolen yesterday"]
)
def test_a_choice_hides_no_wish_and_no_danger(index: Index, text: str) -> None:
    context = _offering("open-debit-card", "close-debit-card")
    assert _in_context(index, text, context).decision is Decision.ESCALATE


def test_what_is_no_longer_published_cannot_be_chosen(index: Index) -> None:
    """And the places of the others on the screen are as they were."""
    context = _offering("gone", "open-debit-card")
    assert _in_context(index, "1", context).decision is not Decision.ANSWER
    outcome = _in_context(index, "2", context)
    assert isinstance(outcome.reply, Answer)
    assert [one.id for one in outcome.reply.passages] == ["open-debit-card"]


# 0.73: good enough to be what is asked for, too little to be sent.
NEARLY = replace(UNSURE, right=(1.0, *[0.0] * 8), threshold=0.9)


@pytest.mark.parametrize(
    ("calibration", "asked_back", "decision"),
    [
        (NEARLY, 2, Decision.CLARIFY),
        (NEARLY, 4, Decision.ESCALATE),
        (UNSURE, 2, Decision.ESCALATE),
    ],
)
def test_the_newest_question_back_was_not_in_vain_for_who_now_asks_something_else(
    index: Index,
    monkeypatch: pytest.MonkeyPatch,
    calibration: Calibration,
    asked_back: int,
    decision: Decision,
) -> None:
    """Where that has a good hit; and no row is longer than four."""
    monkeypatch.setattr(index, "calibrations", {Language.ENGLISH: calibration})
    offered = (Choice("elsewhere", "Elsewhere"), Choice("nowhere", "Nowhere"))
    context = Context(question="x", choices=offered, offered=offered, misses=2)
    context = replace(context, asked_back=asked_back)
    assert _in_context(index, "the debit card", context).decision is decision
    same = (Choice("renew-debit-card", "1"), Choice("elsewhere", "2"))
    again = replace(context, choices=same, offered=same)
    assert _in_context(index, "renew the debit card", again).decision is Decision.ESCALATE
