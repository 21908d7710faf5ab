"""Who asks for a person gets one; who only mentions one gets an answer."""

import pytest

from bot.answering.talk.requests_for_person import asks_for_person, without_refusals
from tests.answering.talk.person_sentences import (
    CHINESE_OTHERS,
    CHINESE_REFUSALS,
    CHINESE_REQUESTS,
    CHINESE_REQUESTS_BESIDE_REFUSALS,
    ENGLISH_OTHERS,
    ENGLISH_REFUSALS,
    ENGLISH_REQUESTS,
    ENGLISH_REQUESTS_BESIDE_REFUSALS,
)


@pytest.mark.parametrize("text", [*ENGLISH_REQUESTS, *CHINESE_REQUESTS])
def test_a_request_for_a_person_is_understood(text: str) -> None:
    """In plain words, in anger, in one word."""
    assert asks_for_person(text)


@pytest.mark.parametrize("text", [*ENGLISH_OTHERS, *CHINESE_OTHERS])
def test_a_question_that_mentions_people_is_no_request(text: str) -> None:
    """It is answered like any other."""
    assert not asks_for_person(text)


@pytest.mark.parametrize("text", [*ENGLISH_REFUSALS, *CHINESE_REFUSALS])
def test_who_wants_no_person_gets_none(text: str) -> None:
    """The question beside it is answered."""
    assert not asks_for_person(text)


@pytest.mark.parametrize(
    "text", [*ENGLISH_REQUESTS_BESIDE_REFUSALS, *CHINESE_REQUESTS_BESIDE_REFUSALS]
)
def test_who_refuses_something_else_asks_all_the_same(text: str) -> None:
    """A bot, or to wait."""
    assert asks_for_person(text)


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("I don't need a human, what is the wire cutoff?", "what is the wire cutoff?"),
        ("When do you open? No agent please", "When do you open? "),
        ("Please don't transfer me to anyone. I want the rate", "I want the rate"),
        ("不想和客服聊，年费多少", "年费多少"),
        ("請不要轉人工，怎么解凍", "怎么解凍"),
        ("I don't want to talk to a person", "I don't want to talk to a person"),
        (
            "can I unblock it without calling an agent?",
            "can I unblock it without calling an agent?",
        ),
        ("I need no loan, just a card", "I need no loan, just a card"),
    ],
)
def test_a_message_is_read_without_the_clause_that_refuses_a_person(text: str, left: str) -> None:
    assert without_refusals(text) == left


def test_upper_case_and_white_space_do_not_matter() -> None:
    """People shout."""
    assert asks_for_person("  HUMAN   PLEASE ")
