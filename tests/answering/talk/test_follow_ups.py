"""A message that leans on the question before it is tried together with it."""

import pytest

from bot.answering.talk.follow_ups import (
    FollowUp,
    follow_ups_of,
    is_fragment,
    leans,
    stands_for_something,
    subject_of,
    with_context,
)
from bot.domain.reply import Choice, Context
from knowledge_base.words import PassageId

FEE = ("What does a transfer abroad cost?",)


@pytest.mark.parametrize(
    ("text", "earlier", "expected"),
    [
        ("and to Japan?", FEE, ("What does a transfer abroad cost to Japan",)),
        ("what about dollars?", FEE, ("What does a transfer abroad cost dollars",)),
        ("還有美元嗎？", ("跨境匯款手續費是多少？",), ("跨境匯款手續費是多少 美元",)),
        ("那麼日元呢？", ("跨境匯款手續費是多少？",), ("跨境匯款手續費是多少 日元",)),
        ("那美元呢？", ("跨境汇款手续费是多少？",), ("跨境汇款手续费是多少 美元",)),
        (
            "and for the gold card?",
            ("What is the fee for the debit card?",),
            (
                "What is the fee for the debit card for the gold card",
                "What is the fee for the gold card",
            ),
        ),
    ],
)
def test_a_follow_up_is_tried_with_the_question_before(
    text: str, earlier: tuple[str, ...], expected: tuple[str, ...]
) -> None:
    assert with_context(text, earlier) == expected


@pytest.mark.parametrize("text", ["How do I close my account?", "怎么开户？", "and?"])
def test_a_whole_question_or_no_question_is_not(text: str) -> None:
    assert with_context(text, FEE) == ()


def test_the_first_question_has_nothing_before_it() -> None:
    assert with_context("and abroad?", ()) == ()


@pytest.mark.parametrize(
    "text",
    [
        "and how long?",
        "how long",
        "how long does it take?",
        "can I repay it early?",
        "is there a limit?",
        "what documents do I need?",
        "要多久到账？",
        "多久到帳",
        "要多久",
        "多少钱",
        "怎么申请",
        "可以提前还吗",
        "需要什么材料",
    ],
)
def test_what_names_no_subject_leans(text: str) -> None:
    assert leans(text)


@pytest.mark.parametrize(
    "text",
    [
        "and how do I reset my debit card PIN?",
        "is it possible to open an account online?",
        "can I use my card abroad?",
        "国际汇款多久到账",
        "个人贷款利率多少",
    ],
)
def test_what_names_its_own_subject_does_not(text: str) -> None:
    assert not leans(text)


def test_a_subject_is_carried_on_by_what_leans_on_it() -> None:
    rate = "What is the interest rate on a personal loan?"
    assert subject_of([rate, "Thanks, and for a car?"]) == "What is the interest rate for a car"
    assert subject_of([rate, "How do I close my account?"]) == "How do I close my account?"
    assert subject_of([]) is None


_FEE = frozenset({PassageId("fee")})
TOPIC = Choice("fee", "What does a transfer abroad cost?")
UNCLEAR = Context(question="money to Kenya", topic=TOPIC)


def test_after_choices_a_follow_up_leans_on_the_first_as_well() -> None:
    """Which is left out of what that finds, and only guessed to be the subject."""
    assert follow_ups_of("and how long?", UNCLEAR) == (
        FollowUp("money to Kenya how long", frozenset()),
        FollowUp("What does a transfer abroad cost how long", _FEE, is_guess=True),
    )


def test_what_was_answered_is_the_subject_for_certain() -> None:
    answered = Context(question="money to Kenya", topic=TOPIC, answered=_FEE)
    *_, last = follow_ups_of("and how long?", answered)
    assert last == FollowUp("What does a transfer abroad cost how long", _FEE)


@pytest.mark.parametrize(
    ("text", "is_bare"), [("maximum amount?", True), ("that one please", False)]
)
def test_what_may_lean_is_a_guess(text: str, is_bare: bool) -> None:
    """A few words that ask nothing need the more to bear them out."""
    assert [(one.is_guess, one.is_bare) for one in follow_ups_of(text, UNCLEAR)] == [
        (True, is_bare)
    ] * 2


@pytest.mark.parametrize("text", ["how do I close my account?", "I lost my way", "怎么销户"])
def test_what_asks_for_itself_leans_on_nothing(text: str) -> None:
    assert follow_ups_of(text, UNCLEAR) == ()
    assert follow_ups_of("and how long?", Context(topic=TOPIC)) == ()


@pytest.mark.parametrize(
    "text",
    [
        "she is 12",
        "which one costs less?",
        "from the app?",
        "它要年费吗",
        "他十八岁",
        "这张能取现吗",
    ],
)
def test_some_words_stand_for_what_was_said(text: str) -> None:
    assert stands_for_something(text)


@pytest.mark.parametrize(
    "text",
    ["she is the owner of a shop in the town", "they charged me", "他们扣了我的钱", "which card"],
)
def test_others_do_not(text: str) -> None:
    assert not stands_for_something(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("longest term?", True),
        ("最长期限", True),
        ("my card", False),
        ("怎么办卡", False),
        ("a loan for a new kitchen", False),
        ("?", False),
    ],
)
def test_a_fragment_is_short_and_asks_nothing(text: str, expected: bool) -> None:
    assert is_fragment(text) is expected
