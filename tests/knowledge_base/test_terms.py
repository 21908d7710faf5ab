"""Facts about the terms of entries and documents."""

from pathlib import Path

import pytest

from knowledge_base.words import Audience, Language, Terms
from tests.knowledge_base.content_folder import document, entry


def _terms(folder: Path, line: str) -> Terms:
    return entry(folder, "faq.yaml", f"- question: Q\n  answer: A\n  {line}\n").terms


def test_what_is_not_written_has_its_default(tmp_path: Path) -> None:
    assert _terms(tmp_path, "") == Terms(Language.ENGLISH)


def test_a_line_without_a_text_says_nothing(tmp_path: Path) -> None:
    lines = (
        "category:\n  tags: ~\n  sensitive:\n  valid_from: null\n  language:\n  audience:\n  id:"
    )
    assert _terms(tmp_path, lines) == Terms(Language.ENGLISH)


@pytest.mark.parametrize(
    ("word", "language"),
    [("en", Language.ENGLISH), ("en-US", Language.ENGLISH), ("en_GB", Language.ENGLISH)]
    + [
        (word, Language.CHINESE) for word in ("zh", "ZH-cn", "zh-Hans", "zh-Hant", "zh-TW", "zh-HK")
    ],
)
def test_languages_have_several_words(tmp_path: Path, word: str, language: Language) -> None:
    assert _terms(tmp_path, f"language: {word}").language is language


@pytest.mark.parametrize(
    ("question", "answer", "language"),
    [
        ("When?", "At nine.", Language.ENGLISH),
        ("几点开门？", "九点。", Language.CHINESE),
        ("如何激活 App？", "用 Larkfield App", Language.CHINESE),
        ("卡", "abcd", Language.CHINESE),
        ("卡", "abcde", Language.ENGLISH),
        ("24", "7", Language.ENGLISH),
        ("𠀀𠀁", "x", Language.CHINESE),
    ],
)
def test_a_language_that_is_not_written_is_recognised(
    tmp_path: Path, question: str, answer: str, language: Language
) -> None:
    text = f"question,answer\n{question},{answer}\n"
    assert entry(tmp_path, "faq.csv", text).terms.language is language


def test_a_documents_language_is_recognised_from_its_text(tmp_path: Path) -> None:
    assert document(tmp_path, "# Fees\n\n云雀银行的收费标准。\n").terms.language is Language.CHINESE
    assert document(tmp_path, "# Fees\n\nThey are low.\n").terms.language is Language.ENGLISH


@pytest.mark.parametrize(
    ("word", "audience"),
    [(word, Audience.PUBLIC) for word in ("public", "all", "everyone", "Customers")]
    + [(word, Audience.INTERNAL) for word in ("internal", "Staff")],
)
def test_audiences_have_several_words(tmp_path: Path, word: str, audience: Audience) -> None:
    assert _terms(tmp_path, f"audience: {word}").audience is audience


@pytest.mark.parametrize(
    ("word", "is_sensitive"), [("true", True), ("yes", True), ("false", False), ("No", False)]
)
def test_sensitive_is_true_only_when_it_says_so(
    tmp_path: Path, word: str, is_sensitive: bool
) -> None:
    assert _terms(tmp_path, f"sensitive: {word}").sensitive is is_sensitive


def test_a_day_may_be_in_quotes_and_one_day_is_long_enough(tmp_path: Path) -> None:
    terms = _terms(tmp_path, 'valid_from: "2026-01-31"\n  valid_until: 2026-01-31')
    assert terms.valid_from == terms.valid_until
    assert str(terms.valid_from) == "2026-01-31"


def test_tags_are_kept_once_in_order(tmp_path: Path) -> None:
    assert _terms(tmp_path, "tags: [fee, card, fee]").tags == ("fee", "card")
