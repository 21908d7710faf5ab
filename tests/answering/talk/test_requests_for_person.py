"""Who asks for a person gets one; who only mentions one gets an answer."""

import pytest

from bot.answering.talk.requests_for_person import asks_for_person
from tests.answering.talk.person_sentences import (
    CHINESE_OTHERS,
    CHINESE_REQUESTS,
    ENGLISH_OTHERS,
    ENGLISH_REQUESTS,
)


@pytest.mark.parametrize("text", [*ENGLISH_REQUESTS, *CHINESE_REQUESTS])
def test_a_request_for_a_person_is_understood(text: str) -> None:
    """In plain words, in anger, in one word."""
    assert asks_for_person(text)


@pytest.mark.parametrize("text", [*ENGLISH_OTHERS, *CHINESE_OTHERS])
def test_a_question_that_mentions_people_is_no_request(text: str) -> None:
    """It is answered like any other."""
    assert not asks_for_person(text)


def test_upper_case_and_white_space_do_not_matter() -> None:
    """People shout."""
    assert asks_for_person("  HUMAN   PLEASE ")
