"""What a message is like is learned from reviewed messages."""

from pathlib import Path

import pytest

from bot.backends.embeddings.hashing import HashingEmbeddings
from bot.backends.index.classifier.messages import MessageClassifier
from bot.backends.index.classifier.reviewed_texts import danger_messages
from bot.domain.reply import EscalationReason
from knowledge_base.words import Language
from tests.answering.builders import entry, many_entries, with_terms

ENOUGH = many_entries(64)
MODEL = HashingEmbeddings()


@pytest.fixture(scope="module")
def made() -> MessageClassifier:
    """Learned once: it takes seconds."""
    classifier = MessageClassifier.fitted(Language.ENGLISH, ENOUGH, MODEL)
    assert classifier is not None
    return classifier


def _dangers(made: MessageClassifier, texts: list[str]) -> list[EscalationReason | None]:
    return [one.danger for one in made.impressions(texts, MODEL.vectors(texts))]


def test_a_danger_is_told_from_an_ordinary_question(
    made: MessageClassifier, tmp_path: Path
) -> None:
    """And the same after it was saved and loaded."""
    texts = ["somebody stole my wallet and my debit card", "How do I renew my debit card?"]
    made.save(tmp_path)
    loaded = MessageClassifier.load(Language.ENGLISH, tmp_path)
    assert loaded is not None
    expected = [EscalationReason.LOST_CARD, None]
    assert _dangers(made, texts) == expected
    assert _dangers(loaded, texts) == expected


def test_what_is_asked_of_one_s_own_account_is_beyond_all_content(made: MessageClassifier) -> None:
    """Two that were not learned, beside ordinary questions."""
    texts = [
        "has my transfer of last Monday to the plumber gone out yet, 310?",
        "please ring me back this afternoon about my mortgage application",
        "How do I close my savings account?",
        "How do I renew my debit card?",
    ]
    found = made.impressions(texts, MODEL.vectors(texts))
    assert [one.is_beyond_content for one in found] == [True, True, False, False]


def test_content_with_few_questions_has_none(tmp_path: Path) -> None:
    assert MessageClassifier.fitted(Language.ENGLISH, many_entries(8), MODEL) is None
    assert MessageClassifier.load(Language.ENGLISH, tmp_path) is None


def test_questions_of_sensitive_entries_are_not_learned_as_ordinary() -> None:
    """They tell of dangers themselves."""
    texts = [text for text, kind in danger_messages(Language.ENGLISH) if kind == "lost_card"]
    sensitive = with_terms(entry("lost-card", *texts), sensitive=True)
    beside = MessageClassifier.fitted(Language.ENGLISH, [*ENOUGH, sensitive], MODEL)
    assert beside is not None
    assert _dangers(beside, texts).count(EscalationReason.LOST_CARD) > len(texts) / 2
