"""What a message is like is learned from reviewed messages."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from bot.answering.danger import danger_of
from bot.backends.embeddings.hashing import HashingEmbeddings
from bot.backends.index.classifier.messages import MessageClassifier, surer_of, with_sentences
from bot.backends.index.classifier.reviewed_texts import danger_messages, ordinary_fragments
from bot.domain.findings import Impression, Suspicion
from bot.domain.reply import EscalationReason
from knowledge_base.words import Language
from tests.answering.builders import entry, many_entries, with_terms

ENOUGH = many_entries(64)
MODEL = HashingEmbeddings()


@pytest.fixture(scope="module")
def made() -> MessageClassifier:
    """Learned once: it takes seconds."""
    return MessageClassifier.fitted(Language.ENGLISH, ENOUGH, MODEL)


def _impressions(made: MessageClassifier, *texts: str) -> list[Impression]:
    messages = [with_sentences(text) for text in texts]
    return made.impressions(messages, MODEL.vectors([one for some in messages for one in some]))


def _dangers(made: MessageClassifier, texts: Sequence[str]) -> list[EscalationReason | None]:
    suspicions = [one.suspicions for one in _impressions(made, *texts)]
    return [some[0].danger if some else None for some in suspicions]


def test_a_danger_is_told_from_an_ordinary_question(
    made: MessageClassifier, tmp_path: Path
) -> None:
    """And the same after it was saved and loaded."""
    texts = ["somebody stole my wallet and my debit card", "How do I renew my debit card?"]
    made.save(tmp_path)
    loaded = MessageClassifier.load(Language.ENGLISH, tmp_path)
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
    found = _impressions(made, *texts)
    assert [one.is_beyond_content for one in found] == [True, True, False, False]


def test_friendly_sentences_do_not_hide_a_danger(made: MessageClassifier) -> None:
    """The sentence that tells of it is named."""
    danger = "Somebody stole my wallet and my debit card."
    (found,) = _impressions(made, f"Hello, I hope you are well. {danger} Have a lovely weekend.")
    assert found.suspicions[-1] == Suspicion(EscalationReason.LOST_CARD, danger)


def test_a_message_of_one_sentence_is_judged_once() -> None:
    assert with_sentences("Where is it? :-)") == ("Where is it? :-)",)
    assert with_sentences("卡在哪？谢谢！") == ("卡在哪？谢谢！", "卡在哪？", "谢谢！")


@pytest.mark.parametrize("count", [0, 8])
def test_content_with_few_questions_learns_them_beside_the_reviewed_texts(count: int) -> None:
    """A question of its own is then ordinary, and dangers are seen all the same."""
    own = entry("own", "somebody took my seat at the counter", "a thief in the story of the bank")
    passages = [*many_entries(count), own] if count else []
    few = MessageClassifier.fitted(Language.ENGLISH, passages, MODEL)
    texts = ["somebody stole my wallet and my debit card", "How do I renew my debit card?"]
    assert _dangers(few, texts) == [EscalationReason.LOST_CARD, None]
    assert _dangers(few, own.questions if count else ()) == [None] * 2 * bool(count)


def test_questions_of_sensitive_entries_are_not_learned_as_ordinary() -> None:
    """They tell of dangers themselves."""
    texts = [text for text, kind in danger_messages(Language.ENGLISH) if kind == "lost_card"]
    sensitive = with_terms(entry("lost-card", *texts), sensitive=True)
    beside = MessageClassifier.fitted(Language.ENGLISH, [*ENOUGH, sensitive], MODEL)
    assert _dangers(beside, texts).count(EscalationReason.LOST_CARD) > len(texts) / 2


def test_the_fewer_words_the_surer_the_classifier_must_be() -> None:
    texts = [
        "cancel",
        "my card",
        "我要取消",
        "it isn't mine",
        "我的卡很旧了",
        "this one is not for me",
    ]
    assert [round(surer_of(text), 3) for text in texts] == [0.5, 0.25, 0.25, 0.167, 0.167, 0.0]
    assert surer_of("……") == surer_of("cancel")


def test_a_word_that_is_little_like_a_danger_raises_no_alarm(made: MessageClassifier) -> None:
    """What is above the threshold by less than a word must be; with more words the same margin is enough."""
    short, long = "stolen", "stolen from the shelf of the shop"
    (above,) = made.danger.excess(made.features([short], MODEL.vectors([short])))
    near = replace(made, danger=replace(made.danger, threshold=made.danger.threshold + above - 0.3))
    assert _dangers(near, [short]) == [None]
    (above,) = made.danger.excess(made.features([long], MODEL.vectors([long])))
    near = replace(made, danger=replace(made.danger, threshold=made.danger.threshold + above - 0.3))
    assert _dangers(near, [long]) != [None]


@pytest.mark.parametrize("language", list(Language))
def test_ordinary_fragments_are_many_short_and_told_once(language: Language) -> None:
    fragments = ordinary_fragments(language)
    assert len(set(fragments)) == len(fragments) >= 300
    assert all(len(one.split()) <= 7 for one in fragments)
    assert not {text for text, _ in danger_messages(language)} & set(fragments)
    assert [one for one in fragments if danger_of(one, language) is not None] == []
