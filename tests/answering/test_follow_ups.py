"""A message that leans on the question before it is tried together with it."""

import pytest

from bot.answering.talk.follow_ups import with_context

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
