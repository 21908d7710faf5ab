"""Facts about the sample content that comes with Teller."""

from collections import Counter
from pathlib import Path

import pytest

import knowledge_base
from knowledge_base import read_folder, split
from knowledge_base.words import Content, Document, FaqEntry, Language

SAMPLE = Path(knowledge_base.__file__).parent / "sample"


@pytest.fixture(scope="module")
def sample() -> Content:
    return read_folder(SAMPLE)


def test_the_sample_is_without_a_fault_and_in_both_languages(sample: Content) -> None:
    languages = Counter(source.terms.language for source in _sources(sample))
    assert languages[Language.ENGLISH] == languages[Language.CHINESE] > 100


def test_every_english_id_has_its_chinese_one(sample: Content) -> None:
    ids = {source.id for source in _sources(sample)}
    english = {id_ for id_ in ids if not id_.startswith("zh-")}
    assert ids - english == {f"zh-{id_}" for id_ in english}


def test_each_passage_of_the_sample_has_an_id_and_text_of_its_own(sample: Content) -> None:
    passages = split(sample)
    assert len({passage.id for passage in passages}) == len(passages)
    assert all(passage.text and passage.title for passage in passages)
    assert len(passages) > len(sample.entries) + len(sample.documents)


def _sources(content: Content) -> list[FaqEntry | Document]:
    return [*content.entries, *content.documents]
