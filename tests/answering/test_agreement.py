"""A passage about a near product, or the other way round, is no answer."""

import pytest

from bot.answering.agreement.directions import points_elsewhere
from bot.answering.agreement.names import named_elsewhere
from bot.domain.reply import Hit
from knowledge_base.words import Language, Passage
from tests.answering.builders import entry, with_text

PERSONAL = with_text(
    entry(
        "personal", "How long does a decision on a loan take?", "decision on my loan application"
    ),
    "We decide on a personal loan within 24 hours.",
)
CAR = with_text(entry("car", "What does a car loan cost?"), "A car loan costs 4 % a year.")
DEBIT = with_text(
    entry("limits", "What are the limits of my card?", "card limit per day"),
    "With a debit card you can withdraw $500 a day.",
)
CREDIT = with_text(entry("credit", "How do I apply for a credit card?"), "Apply in the app.")


def _hits(*passages: Passage) -> list[Hit]:
    return [Hit(one, 1.0 - place / 10) for place, one in enumerate(passages)]


@pytest.mark.parametrize(
    ("question", "first", "other"),
    [
        ("how fast do you decide about car loans", PERSONAL, CAR),
        ("when do i hear about my car loan?", PERSONAL, CAR),
        ("daily limit of the credit card for cash", DEBIT, CREDIT),
    ],
)
def test_a_product_that_only_another_title_has_is_missed(
    question: str, first: Passage, other: Passage
) -> None:
    found = named_elsewhere(question, _hits(first, other), Language.ENGLISH)
    assert found is not None
    assert found.passage == other


@pytest.mark.parametrize(
    "question",
    [
        "how fast do you decide about a loan",
        "how fast do you decide about a personal loan",
        "my own loan: how fast do you decide",
        "how fast do you decide, my car, loan or no loan, is old",
        "when do you decide about a boat loan",
    ],
)
def test_what_no_title_has_or_the_first_speaks_of_is_not(question: str) -> None:
    assert named_elsewhere(question, _hits(PERSONAL, CAR), Language.ENGLISH) is None


def test_a_product_of_another_sort_belongs_to_the_story() -> None:
    address = entry("address", "How do I change my address?")
    question = "i have a car loan with you and moved house, how do i change my address"
    assert named_elsewhere(question, _hits(address, CAR), Language.ENGLISH) is None


def test_where_nothing_else_is_found_nothing_else_is_named() -> None:
    assert named_elsewhere("how fast is a car loan", _hits(PERSONAL), Language.ENGLISH) is None


@pytest.mark.parametrize(
    ("question", "is_missed"),
    [
        ("金卡每天能取多少现", True),
        ("金卡取现額度", True),
        ("借记卡每天能取多少", False),
        ("我的卡每天能取多少", False),
    ],
)
def test_chinese_products_are_told_by_what_stands_before_their_sort(
    question: str, is_missed: bool
) -> None:
    limits = with_text(
        entry("limits", "卡的取现限额是多少？", language=Language.CHINESE),
        "借记卡每天取现 500 美元。",
    )
    gold = entry("gold", "金卡年费是多少？", language=Language.CHINESE)
    found = named_elsewhere(question, _hits(limits, gold), Language.CHINESE)
    assert (found is not None) is is_missed


@pytest.mark.parametrize(
    ("question", "passage"),
    [
        ("what does an incoming payment cost", "Sending money costs $4."),
        ("can you lower my limit", "You can raise your limit in the app."),
        ("i want to close it", "You can open an account in the app."),
        ("how do i unblock it", "Block your card in the app."),
        ("how do i turn off the fingerprint", "Switch on the fingerprint under Safety."),
        ("what does it cost within the country", "A transfer abroad costs $12."),
        ("move my orders to another bank", "We move your orders to us."),
        ("how do i undo a refund", "You can have a direct debit refunded."),
        ("can I reverse it?", "You can stop a cheque."),
        ("what were the interest rates last year", "The rate is 2 %."),
        ("what is my limit right now", "Your limit is set in the app."),
    ],
)
def test_the_other_way_round_is_another_matter(question: str, passage: str) -> None:
    told = with_text(entry("told", "Tell me"), passage)
    assert points_elsewhere(question, told, Language.ENGLISH)


@pytest.mark.parametrize(
    ("question", "passage"),
    [
        ("what does an incoming payment cost", "Sending and receiving money is free."),
        ("what does a payment cost", "Sending money costs $4."),
        ("can you raise or lower my limit", "You can raise your limit in the app."),
        ("are you open on sunday", "We are here from nine to five."),
        (
            "how do i undo a transfer",
            "A transfer can be reversed until it is carried out: undo it.",
        ),
        ("I opened it last year, what is the fee", "The fee is $2."),
        ("my phone broke and I need the app right now", "Install the app on the new phone."),
    ],
)
def test_what_is_spoken_of_or_goes_both_ways_is_not(question: str, passage: str) -> None:
    told = with_text(entry("told", "Tell me"), passage)
    assert not points_elsewhere(question, told, Language.ENGLISH)


@pytest.mark.parametrize(
    ("question", "passage", "is_opposite"),
    [
        ("国外汇进来的钱几天能到", "汇款到境外要 2 天。", True),
        ("能调低限额吗", "您可以在 App 中提高限额。", True),
        ("指纹怎么关闭", "在 App 中开启指纹。", True),
        ("想把冻结的卡解冻", "在 App 中冻结卡片。", True),
        ("明年房贷利率会降吗", "房贷利率是 4%。", True),
        ("轉到別的銀行怎麼辦", "从其他银行转到本行，我们全程办理。", True),
        ("国外汇进来的钱几天能到", "收款一般 2 天，汇出也是。", False),
        ("去年存了五千，能提前取吗", "可以提前支取。", False),
        ("限额能调吗", "您可以在 App 中提高限额。", False),
    ],
)
def test_so_it_is_in_chinese(question: str, passage: str, is_opposite: bool) -> None:
    told = with_text(entry("told", "说明", language=Language.CHINESE), passage)
    assert points_elsewhere(question, told, Language.CHINESE) is is_opposite
