"""A passage about a near product, or the other way round, is no answer."""

import pytest

from bot.answering.agreement.directions import points_elsewhere
from bot.answering.agreement.names import named_elsewhere
from bot.answering.agreement.particulars import lacks_what_is_named
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


_TERMS = "The rates are: 3 months 2 %, 6 months 2.5 %, 12 months 3 %, 2 to 5 years 3.2 %."


@pytest.mark.parametrize(
    ("question", "passage"),
    [
        ("rate for a 9 month term deposit?", _TERMS),
        ("term deposit 18 months", _TERMS),
        ("a 6-year term deposit", _TERMS),
        ("term deposit in swiss francs, which rate", _TERMS),
        ("what does HSBC charge for a transfer abroad", "A transfer abroad costs $12."),
        ("can I top up from my PayPal", "You can pay in cash in a branch."),
    ],
)
def test_a_term_a_currency_or_a_company_must_be_there(question: str, passage: str) -> None:
    hits = _hits(with_text(entry("told", "Tell me"), passage), CAR)
    assert lacks_what_is_named(question, hits, Language.ENGLISH)


@pytest.mark.parametrize(
    ("question", "passage"),
    [
        ("rate for a 6 month term deposit?", _TERMS),
        ("a 1 year term deposit", _TERMS),
        ("a 36 month term deposit", _TERMS),
        ("my 9 year old needs an account", _TERMS),
        ("I ordered it 9 days ago", "Your card comes within 5 to 7 working days, abroad 10 to 14."),
        ("a 9 month deposit, can I break it", "You can break a deposit after 1 month."),
        ("a transfer in swiss francs", "Transfers in foreign currencies cost $12."),
        ("can I pay with PayPal", "Add your card to PayPal in the app."),
    ],
)
def test_what_is_there_in_other_words_is_not_missed(question: str, passage: str) -> None:
    hits = _hits(with_text(entry("told", "Tell me"), passage), CAR)
    assert not lacks_what_is_named(question, hits, Language.ENGLISH)


def test_the_bank_s_own_name_is_no_other_company() -> None:
    """It stands in some of the hits."""
    hits = _hits(CAR, with_text(entry("about", "Who are you?"), "HSBC was founded long ago."))
    assert not lacks_what_is_named("what does an HSBC car loan cost", hits, Language.ENGLISH)


@pytest.mark.parametrize(
    ("question", "is_lacking"),
    [
        ("九个月的定期利率多少", True),
        ("定期18个月多少利息", True),
        ("十二个月定期利率", False),
        ("两年定期多少", False),
        ("日元定期有吗", True),
        ("花旗的利率多少", True),
        ("贷款5年前办的", False),
    ],
)
def test_so_it_is_with_chinese_terms(question: str, is_lacking: bool) -> None:
    text = "定期存款：3 个月 1.2%，6 个月 1.4%，12 个月 1.6%，二十四个月 1.8%。"
    hits = _hits(with_text(entry("told", "利率", language=Language.CHINESE), text))
    assert lacks_what_is_named(question, hits, Language.CHINESE) is is_lacking
