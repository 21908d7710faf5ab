"""What a short message means after the question before it, against what it means alone."""

import asyncio
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from bot.answering.confidence import Evidence
from bot.answering.readings import Reader, Reading
from bot.answering.retrieval import Ranking
from bot.domain.generation import Calibration
from bot.domain.reply import Hit, Question
from knowledge_base.words import Language
from tests.answering.builders import TODAY, entry, index_of, many_entries

ABROAD = entry("abroad", "How long does a transfer abroad take?")
HOME = entry("home", "How long does a transfer take?")
OTHER = entry("other", "What is a standing order?")
ALWAYS = (9.0, *[0.0] * 8)


def _reading(confidence: float, *hits: Hit) -> Reading:
    return Reading(Ranking(hits, Evidence()), confidence)


ALONE = _reading(0.95, Hit(HOME, 0.5), Hit(ABROAD, 0.2))


@pytest.fixture(scope="module")
def reader(tmp_path_factory: pytest.TempPathFactory) -> Reader:
    """That answers from 0.9."""
    index = index_of(many_entries(2), tmp_path_factory.mktemp("readings"))
    return Reader(
        index, Calibration(ALWAYS, ALWAYS, threshold=0.9, samples=1), TODAY, Language.ENGLISH
    )


def _firsts(chosen: Reading) -> Sequence[str]:
    return [hit.passage.id for hit in chosen.ranking.hits]


def test_what_is_sure_after_the_question_before_wins(reader: Reader) -> None:
    after = _reading(0.92, Hit(ABROAD, 0.6), Hit(HOME, 0.3))
    assert reader.weighed(ALONE, ALONE, [after]) is after


@pytest.mark.parametrize(
    "after",
    [
        _reading(0.6, Hit(ABROAD, 0.6), Hit(HOME, 0.3)),
        _reading(0.5, Hit(HOME, 0.15), Hit(ABROAD, 0.1), Hit(OTHER, 0.0)),
    ],
)
def test_both_are_asked_back_where_it_is_nearly_so(reader: Reader, after: Reading) -> None:
    """The one in context first."""
    chosen = reader.weighed(ALONE, ALONE, [after])
    assert chosen.is_open
    assert _firsts(chosen)[:2] == ["abroad", "home"]
    assert len(set(_firsts(chosen))) == len(_firsts(chosen))


@pytest.mark.parametrize(
    "after",
    [
        _reading(0.3, Hit(ABROAD, 0.6), Hit(HOME, 0.3)),
        _reading(0.8, Hit(HOME, 0.6), Hit(ABROAD, 0.3)),
        _reading(0.8, Hit(OTHER, 0.6), Hit(HOME, 0.3)),
    ],
)
def test_the_message_alone_is_answered_where_the_context_names_nothing_else(
    reader: Reader, after: Reading
) -> None:
    """Neither a weak reading nor what the message itself says nothing of."""
    assert reader.weighed(ALONE, ALONE, [after]) is ALONE


def test_where_nothing_is_sure_the_surest_reading_is_taken(reader: Reader) -> None:
    alone = replace(ALONE, confidence=0.3)
    after = _reading(0.6, Hit(ABROAD, 0.6), Hit(HOME, 0.3))
    assert reader.weighed(alone, after, [after]) is after


def test_what_speaks_of_another_product_is_not_sent_and_what_has_it_is_offered(
    tmp_path: Path,
) -> None:
    personal = [
        entry(f"personal-{one}", f"How fast is a personal loan {one}?") for one in ("paid", "kept")
    ]
    passages = [*personal, entry("cars", "What is a car loan?")]
    index = index_of(passages, tmp_path)
    reader = Reader(
        index, Calibration(ALWAYS, ALWAYS, threshold=0.9, samples=1), TODAY, Language.ENGLISH
    )
    reading = asyncio.run(reader.read(Question("How fast is a car loan paid?", Language.ENGLISH)))
    first, second, *_ = reading.ranking.hits
    assert (first.passage.id, second.passage.id) == ("personal-paid", "cars")
    assert reading.confidence < 0.9
    asked = Question("How fast is a personal loan paid out?", Language.ENGLISH)
    sure = asyncio.run(reader.read(asked))
    assert sure.confidence > 0.9
