"""Wishes for a person in many forms are understood, and what only looks like one is answered."""

import json
import sys
from pathlib import Path
from typing import Final

import pytest
from opencc import OpenCC

from bot.answering.talk.requests_for_person import asks_for_person
from bot.backends.index.classifier.reviewed_texts import ordinary_messages
from bot.question_file import read_questions
from knowledge_base import read_folder
from knowledge_base.words import Language

_HERE: Final = Path(__file__).parent
_CONTENT: Final = (_HERE.parents[1] / "knowledge_base" / "sample", _HERE / "thousand" / "content")
_FEWEST: Final = 230
_LEAST_UNDERSTOOD: Final = 0.99
_MOST_MISTAKEN: Final = 0.01
# Approved questions that do ask for a person.
_WISHES_IN_CONTENT: Final = {
    "I'd like to talk to a real person",
    "I want to speak to a manager about this",
    "I'm having trouble paying my bills, who can I talk to?",
    "想找人工客服",
    "怎么转人工？我想跟真人说话",
}
# Of some 2,000 ordinary messages, both of which ask to talk to somebody about a product.
_MOST_OF_ORDINARY: Final = 2


def _messages(language: Language, asks: bool) -> list[str]:
    lines = (_HERE / f"person.{language}.jsonl").read_text("utf-8").splitlines()
    return [one["text"] for one in map(json.loads, lines) if one["asks"] is asks]


def _share(texts: list[str]) -> float:
    return sum(map(asks_for_person, texts)) / len(texts)


def _reported(name: str, language: Language, share: float) -> float:
    sys.stdout.write(f"{language}: {name} {share:.3f}" + "\n")
    return share


@pytest.mark.parametrize("language", list(Language))
def test_wishes_are_understood(language: Language) -> None:
    wishes = _messages(language, asks=True)
    assert len(set(wishes)) == len(wishes) >= _FEWEST
    assert _reported("understood", language, _share(wishes)) >= _LEAST_UNDERSTOOD


@pytest.mark.parametrize("language", list(Language))
def test_what_only_looks_like_a_wish_is_none(language: Language) -> None:
    near_misses = _messages(language, asks=False)
    assert len(set(near_misses)) == len(near_misses) >= _FEWEST
    assert _reported("mistaken", language, _share(near_misses)) <= _MOST_MISTAKEN


@pytest.mark.parametrize("script", ["s2t", "s2tw", "s2hk"])
def test_traditional_characters_ask_as_simplified_ones_do(script: str) -> None:
    traditional = OpenCC(script)
    for asks in (True, False):
        texts = _messages(Language.CHINESE, asks)
        assert [asks_for_person(traditional.convert(text)) for text in texts] == list(
            map(asks_for_person, texts)
        )


@pytest.mark.parametrize("text", ["HUMAN   PLEASE", "I Don’t Want To Talk To A BOT", "转 人 工"])
def test_capitals_apostrophes_and_white_space_do_not_matter(text: str) -> None:
    assert asks_for_person(text)


@pytest.mark.parametrize(
    "text",
    [
        "When does the branch open, and can I talk to a human?",
        "do i have to talk to an adviser for that and can i talk to one now please, agent",
        "怎么约的时间都不对，给我转人工",
        "客服电话多少？我要找人工",
    ],
)
def test_a_wish_beside_a_question_about_people_is_a_wish(text: str) -> None:
    assert asks_for_person(text)


def test_approved_questions_are_answered() -> None:
    asked = {
        question
        for folder in _CONTENT
        for entry in read_folder(folder).entries
        for question in (entry.question, *entry.variants)
    }
    assert {question for question in asked if asks_for_person(question)} == _WISHES_IN_CONTENT


def test_ordinary_messages_are_hardly_ever_taken_for_wishes() -> None:
    texts = [
        text
        for language in Language
        for text in (
            *ordinary_messages(language),
            *(_HERE / f"ordinary.{language}.txt").read_text("utf-8").splitlines(),
            *(one.question for one in read_questions(_HERE / f"questions.{language}.jsonl")),
        )
    ]
    assert sum(map(asks_for_person, texts)) <= _MOST_OF_ORDINARY
