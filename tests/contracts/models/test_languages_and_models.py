"""Each language is read by the first model that can, and found again by the one that made the index."""

import asyncio
import re
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest

from bot.answering.calibration import calibrate
from bot.answering.confidence import CAUTIOUS, CAUTIOUS_BY_BOTH, CAUTIOUS_BY_LETTERS
from bot.backends.embeddings.hashing import HashingEmbeddings
from bot.backends.embeddings.universal_encoder import UniversalSentenceEncoder
from bot.backends.index.generation_folder import GenerationFolder
from bot.errors import NoContentError
from bot.ports import Index
from knowledge_base.words import Language
from tests.answering.builders import TODAY, entry, with_terms

ENGLISH, CHINESE = Language.ENGLISH, Language.CHINESE
CONTENT = [
    entry("card", "How do I order a card?"),
    entry("loan", "How do I get a loan?"),
    with_terms(entry("zh-lost", "银行卡丢了怎么办"), language=CHINESE),
    with_terms(entry("zh-rate", "定期存款的利率是多少"), language=CHINESE),
    with_terms(entry("zh-abroad", "往国外汇款要多少钱"), language=CHINESE),
]
# Shares no character with the question of the entry but those of everyday words.
MISLAID = "信用卡不见了该找谁"


class _EnglishOnly(HashingEmbeddings):
    """Knows no Chinese character."""

    name = "english"

    def unknown_share(self, texts: Sequence[str]) -> float:
        """As the packaged model says it."""
        return float(np.mean([bool(re.search("[\u4e00-\u9fff]", text)) for text in texts]))


@pytest.fixture(scope="module")
def models() -> tuple[_EnglishOnly, UniversalSentenceEncoder]:
    """As the default settings name them, but for the first."""
    return _EnglishOnly(), UniversalSentenceEncoder()


Models = tuple[_EnglishOnly, UniversalSentenceEncoder]


def _saved(folder: Path, models: Models) -> Index:
    builder = GenerationFolder(folder, *models)

    async def story() -> Index:
        built = await builder.build(CONTENT)
        return await builder.save(built, await calibrate(built, 0.05, TODAY))

    return asyncio.run(story())


def _best(index: Index, question: str, language: Language) -> str:
    (found,) = asyncio.run(index.search([question], language))
    best = np.nanmax(found.by_meaning.best, axis=1).argmax()
    return found.by_meaning.passage_ids[int(best)]


def test_chinese_is_searched_by_meaning_beside_letters(tmp_path: Path, models: Models) -> None:
    """English by the first model, without letters."""
    index = _saved(tmp_path, models)
    (chinese,) = asyncio.run(index.search([MISLAID], CHINESE))
    (english,) = asyncio.run(index.search(["How do I get a loan?"], ENGLISH))
    assert chinese.by_meaning
    assert chinese.by_letters
    assert not chinese.by_precision
    assert english.by_meaning
    assert not english.by_letters
    assert _best(index, MISLAID, CHINESE) == "zh-lost"
    assert index.calibrations[CHINESE] is CAUTIOUS_BY_BOTH
    assert index.calibrations[ENGLISH] is CAUTIOUS


def test_without_a_model_for_it_chinese_is_searched_by_letters(
    tmp_path: Path, models: Models
) -> None:
    builder = GenerationFolder(tmp_path, models[0])
    index = asyncio.run(builder.build(CONTENT))
    (found,) = asyncio.run(index.search([MISLAID], CHINESE))
    assert not found.by_meaning
    assert found.by_letters
    assert asyncio.run(calibrate(index, 0.05, TODAY))[CHINESE] is CAUTIOUS_BY_LETTERS


def test_a_loaded_index_finds_the_same(tmp_path: Path, models: Models) -> None:
    index = _saved(tmp_path, models)
    loaded = asyncio.run(GenerationFolder(tmp_path, *models).load(index.generation.id))
    for language in Language:
        asked = ["How do I get a loan?", MISLAID]
        pairs = zip(
            asyncio.run(index.search(asked, language)),
            asyncio.run(loaded.search(asked, language)),
            strict=True,
        )
        for before, after in pairs:
            assert before.by_meaning.passage_ids == after.by_meaning.passage_ids
            assert np.allclose(before.by_meaning.best, after.by_meaning.best, equal_nan=True)
            assert np.allclose(before.by_letters.best, after.by_letters.best, equal_nan=True)


def test_an_index_of_a_model_that_is_not_named_is_refused(tmp_path: Path, models: Models) -> None:
    """And told how to mend it."""
    index = _saved(tmp_path, models)
    with pytest.raises(NoContentError, match=r"use-multilingual-v3.*bot index FOLDER"):
        asyncio.run(GenerationFolder(tmp_path, models[0]).load(index.generation.id))


def test_both_models_name_the_index(tmp_path: Path, models: Models) -> None:
    """The same content read by other models is another Generation."""
    both = asyncio.run(GenerationFolder(tmp_path, *models).build(CONTENT))
    one = asyncio.run(GenerationFolder(tmp_path, models[0]).build(CONTENT))
    assert both.generation.id != one.generation.id
    assert both.generation.model == "english, use-multilingual-v3"


def test_each_model_that_reads_something_is_prepared(tmp_path: Path, models: Models) -> None:
    said = asyncio.run(GenerationFolder(tmp_path, *models).prepare(CONTENT))
    assert "no model" in said
    assert "use-multilingual-v3" in said
    english = [one for one in CONTENT if one.terms.language is ENGLISH]
    assert "use" not in asyncio.run(GenerationFolder(tmp_path, *models).prepare(english))
