"""Who is named by an @, and what remains of a list of tags."""

import pytest

from bot.domain.casework import LONGEST_TAG, MOST_TAGS, mentioned_in, tidy_tags
from tests.builders import agent_named

COLLEAGUES = [agent_named(name) for name in ("Ann", "Ann Lee", "敏娜")]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("@Ann please look", ["ann"]),
        ("@ann lee, please look", ["ann lee"]),
        ("@Anna is somebody else", []),
        ("请@敏娜看一下", ["敏娜"]),
        ("@Ann, @Ann and @敏娜", ["ann", "敏娜"]),
        ("write to ann@bank.example", []),
        ("Ann knows", []),
    ],
)
def test_a_name_behind_an_at_calls_that_colleague(text: str, names: list[str]) -> None:
    assert list(mentioned_in(text, COLLEAGUES)) == [f"a_{name}" for name in names]


def test_tags_are_trimmed_and_each_stands_once() -> None:
    assert tidy_tags([" call  back ", "", "Card", "card"]) == ("call back", "card")
    assert len(tidy_tags(str(number) for number in range(99))) == MOST_TAGS
    assert len(tidy_tags(["x" * 99])[0]) == LONGEST_TAG
