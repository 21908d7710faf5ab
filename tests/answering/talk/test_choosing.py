"""Choosing among what the bot asked back, in one's own words."""

from typing import Final

import pytest

from bot.answering.talk.choosing import Offer, chosen_in
from bot.domain.reply import Choice

_ENGLISH: Final = Offer(
    (
        Choice("abroad", "What does a payment abroad cost?"),
        Choice("home", "How long does a payment at home take?"),
        Choice("cheque", "Can I pay in a cheque with my phone?"),
    ),
    wordings={"abroad": ("fee for sending money to another country",)},
)
_CHINESE: Final = Offer(
    (
        Choice("abroad", "往国外汇款要收多少手续费？"),
        Choice("home", "境内转账多久到账？"),
        Choice("cheque", "支票可以用手机存入吗？"),
    ),
    wordings={"abroad": ("海外付款贵不贵",), "home": ("给朋友打钱要等几天",)},
)


def _chosen(text: str, offer: Offer) -> list[str]:
    return [choice.id for choice in chosen_in(text, offer)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1", "abroad"),
        ("Number two, please.", "home"),
        ("the 3rd", "cheque"),
        ("I meant the first one", "abroad"),
        ("ok the bottom one", "cheque"),
        ("the cheque one", "cheque"),
        ("No, I mean payments at home", "home"),
        ("abroad", "abroad"),
        ("I mean how long", "home"),
        ("the one about fees", "abroad"),
    ],
)
def test_one_is_chosen_by_its_place_or_by_words_that_it_alone_has(text: str, expected: str) -> None:
    """Who points at “the one about …” may use words of its other wordings, too."""
    assert _chosen(text, _ENGLISH) == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1", "abroad"),
        ("第二個", "home"),
        ("选三", "cheque"),
        ("第三种吧", "cheque"),
        ("最后那个", "cheque"),
        ("支票", "cheque"),
        ("我说的是境内转账", "home"),
        ("国外的那个", "abroad"),
        ("打给朋友的那种", "home"),
    ],
)
def test_one_is_chosen_in_chinese(text: str, expected: str) -> None:
    assert _chosen(text, _CHINESE) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "2 cheques",
        "second payment",
        "not the first one",
        "none of them",
        "both",
        "4",
        "how do I pay a cheque in abroad",
        "a cheque",
        "payment",
        "and how long?",
        "how long",
        "my old one was abroad with me",
        "yes please",
        "the one",
        "",
    ],
)
def test_what_chooses_nothing_is_no_choice(text: str) -> None:
    assert _chosen(text, _ENGLISH) == []


@pytest.mark.parametrize(
    "text",
    [
        "第二个账户怎么开",
        "2个人可以吗",
        "不是支票",
        "一个",
        "要多久",
        "手续费呢",
        "支票过期了怎么办",
        "都不是",
        "钱",
    ],
)
def test_what_chooses_nothing_in_chinese_is_no_choice(text: str) -> None:
    assert _chosen(text, _CHINESE) == []


def test_words_of_several_are_asked_back_when_one_is_pointed_at() -> None:
    assert _chosen("the payment one", _ENGLISH) == ["abroad", "home"]


@pytest.mark.parametrize(
    ("text", "offer"), [("no, the other one", _ENGLISH), ("不是，另一个", _CHINESE)]
)
def test_the_other_one_is_what_is_left(text: str, offer: Offer) -> None:
    """Of two the second, when none was taken; of more it is asked which."""
    two = Offer(offer.choices[:2])
    assert _chosen(text, two) == ["home"]
    assert _chosen(text, Offer(two.choices, taken=frozenset({"home"}))) == ["abroad"]
    assert _chosen(text, Offer(offer.choices, taken=frozenset({"home"}))) == ["abroad", "cheque"]


def test_after_one_was_taken_another_must_be_pointed_at() -> None:
    """Words alone are a new question by then."""
    later = Offer(_ENGLISH.choices, taken=frozenset({"home"}), is_open=False)
    assert _chosen("cheque", later) == []
    assert _chosen("and the cheque one?", later) == ["cheque"]
    assert _chosen("the first one", later) == ["abroad"]


def test_nothing_is_chosen_where_nothing_was_offered() -> None:
    assert _chosen("2", Offer(())) == []
