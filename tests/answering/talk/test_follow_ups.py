"""A message that leans on the question before it is tried together with it."""

import pytest

from bot.answering.talk.follow_ups import leans, subject_of, with_context

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
