"""A card that was found again is not lost, and to freeze one is no alarm by itself."""

import asyncio
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from bot.answering.danger import borne_out, danger_of
from bot.answering.decide import decide
from bot.domain.findings import Findings, Impression, Suspicion
from bot.domain.reply import Decision, EscalationReason, Question
from knowledge_base.words import Language
from tests.answering.builders import TODAY, entry, index_of, many_entries


@pytest.mark.parametrize(
    "text",
    [
        "I lost my card but found it again",
        "my card was lost, now I have found it again, how do I unfreeze it",
        "我的卡丢了，后来又找到了",
        "卡不见了，现在找到了怎么解冻",
    ],
)
def test_a_card_that_was_found_again_is_not_lost(text: str) -> None:
    language = Language.CHINESE if not text.isascii() else Language.ENGLISH
    assert danger_of(text, language) is None
    assert borne_out([Suspicion(EscalationReason.LOST_CARD, text)], language) is None
    assert borne_out([Suspicion(EscalationReason.FRAUD, text)], language) is EscalationReason.FRAUD


@pytest.mark.parametrize(
    "text",
    [
        "I lost my card and have not found it again",
        "someone found my card",
        "I found my wallet but my card is gone",
        "I found my card missing",
        "Lost my card, a man found it and used it",
        "卡丢了还没找到",
        "钱包找到了，但是卡不见了",
    ],
)
def test_a_card_that_was_not_found_is_lost(text: str) -> None:
    assert danger_of(text) is EscalationReason.LOST_CARD


@pytest.mark.parametrize(
    ("text", "is_sure", "decision"),
    [
        ("freeze my card", True, Decision.ANSWER),
        ("Hello, please freeze my card.", True, Decision.ANSWER),
        ("freeze my card", False, Decision.ESCALATE),
        ("freeze my card now", True, Decision.ESCALATE),
        ("block my card please", True, Decision.ESCALATE),
    ],
)
def test_who_wants_a_card_frozen_reads_how_if_the_bot_is_sure(
    text: str, is_sure: bool, decision: Decision, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Though the classifier takes it for a lost card."""
    freeze = entry("freeze", "freeze my card", "please freeze my card")
    index = index_of([*many_entries(16), *([freeze] if is_sure else [])], tmp_path)
    search = index.search
    lost = Suspicion(EscalationReason.LOST_CARD, text)

    async def judging(questions: Sequence[str], language: Language) -> tuple[Findings, ...]:
        found = await search(questions, language)
        return tuple(replace(one, impression=Impression((lost,))) for one in found)

    monkeypatch.setattr(index, "search", judging)
    outcome = asyncio.run(decide(Question(text, Language.ENGLISH), index, TODAY))
    assert outcome.decision is decision
