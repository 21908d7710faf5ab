"""What is near to an entry and yet something else is not answered with it: another product, another way, another time.

Each line of near.*.txt: the entry that is near, a tab, the question.
"""

import asyncio
from datetime import date
from pathlib import Path
from typing import Final

import pytest

from bot.answering.decide import decide
from bot.domain.reply import Answer, Question
from bot.ports import Index
from knowledge_base.words import Language

_HERE: Final = Path(__file__).parent
_DAY: Final = date(2026, 3, 1)


def _near(language: Language) -> list[list[str]]:
    lines = (_HERE / f"near.{language}.txt").read_text("utf-8").splitlines()
    return [line.split("\t") for line in lines]


@pytest.mark.parametrize("language", list(Language))
def test_what_is_near_is_not_told(index: Index, language: Language) -> None:
    told = []
    for near, text in _near(language):
        outcome = asyncio.run(decide(Question(text, language), index, _DAY))
        assert near in {hit.passage.id for hit in outcome.hits}
        if isinstance(outcome.reply, Answer) and outcome.reply.passages[0].id == near:
            told.append(text)
    assert not told
