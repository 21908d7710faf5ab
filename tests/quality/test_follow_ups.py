"""Short messages after an answer, against the sample content: none is taken for something else."""

import asyncio
from datetime import date
from typing import Final, NamedTuple

import pytest

from bot.answering.decide import decide
from bot.domain.reply import Answer, Clarification, Context, Question
from bot.ports import Index
from knowledge_base.words import Language

_DAY: Final = date(2026, 3, 1)


class _Case(NamedTuple):
    before: str
    message: str
    expected: str
    language: Language = Language.ENGLISH
    is_first: bool = True
    is_answered: bool = False


_ABROAD: Final = "How much does a transfer abroad cost?"
_LOAN: Final = "What is the interest rate on a personal loan?"
_CASES: Final = (
    _Case(_ABROAD, "and how long?", "transfer-abroad-time"),
    _Case(_ABROAD, "and how long does it take?", "transfer-abroad-time"),
    _Case(_ABROAD, "is there a limit?", "transfer-limit", is_first=False),
    _Case(_ABROAD, "and how do I reset my PIN?", "card-pin-forgotten"),
    _Case(_LOAN, "and for a car?", "car-loan"),
    _Case(_LOAN, "can I repay it early?", "loan-early-repayment"),
    _Case(_LOAN, "what documents do I need?", "personal-loan-apply"),
    _Case(
        "往国外汇款要收多少手续费？", "要多久到账？", "zh-transfer-abroad-time", Language.CHINESE
    ),
    _Case("国际汇款手续费多少", "多久到账", "zh-transfer-abroad-time", Language.CHINESE),
    _Case("信用卡年费多少？", "怎么申请", "zh-credit-card-apply", Language.CHINESE),
    _Case("个人贷款利率多少", "可以提前还吗", "zh-loan-early-repayment", Language.CHINESE),
)

# Each after choices whose first is right.
_AFTER_CHOICES: Final = (
    _Case("sending cash overseas price", "and how quickly?", "transfer-abroad-time"),
    _Case("children bank account or savings", "she is 9", "account-for-child"),
    _Case("children bank account or savings", "which one pays more?", "junior-savings"),
    _Case("往日本打钱费用", "要几天", "zh-transfer-abroad-time", Language.CHINESE),
    _Case("信用卡贵吗", "怎么申请", "zh-credit-card-apply", Language.CHINESE, is_answered=True),
)


@pytest.mark.parametrize("case", _CASES, ids=lambda case: case.message)
def test_what_is_meant_is_answered_or_the_first_choice(case: _Case, index: Index) -> None:
    async def story() -> None:
        first = (await decide(Question(case.before, case.language), index, _DAY)).reply
        assert isinstance(first, Answer)
        ids = frozenset(passage.id for passage in first.passages)
        context = Context(question=case.before, told=ids, answered=ids)
        reply = (await decide(Question(case.message, case.language, context), index, _DAY)).reply
        assert isinstance(reply, Answer | Clarification)
        said = [one.id for one in (reply.passages if isinstance(reply, Answer) else reply.choices)]
        assert case.expected in (said[:1] if case.is_first else said)

    asyncio.run(story())


@pytest.mark.parametrize("case", _AFTER_CHOICES, ids=lambda case: case.message)
def test_after_choices_the_first_is_the_subject(case: _Case, index: Index) -> None:
    """Of what goes on from it the first choice is right."""

    async def story() -> None:
        first = (await decide(Question(case.before, case.language), index, _DAY)).reply
        assert isinstance(first, Clarification)
        context = Context(
            question=case.before,
            choices=first.choices,
            offered=first.choices,
            topic=first.choices[0],
            misses=1,
            asked_back=1,
        )
        reply = (await decide(Question(case.message, case.language, context), index, _DAY)).reply
        assert isinstance(reply, Answer) is case.is_answered
        assert isinstance(reply, Answer | Clarification)
        said = reply.passages if isinstance(reply, Answer) else reply.choices
        assert said[0].id == case.expected

    asyncio.run(story())
