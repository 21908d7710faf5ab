"""What the bot itself says is complete in both languages."""

import re
from dataclasses import fields

import pytest

from bot.domain.message import MessageKind
from bot.domain.phrases import Phrases, phrases_in
from bot.domain.reply import EscalationReason
from knowledge_base.words import Language

SAID_BY_PEOPLE_AND_BOT = {
    MessageKind.WORDS,
    MessageKind.ANSWER,
    MessageKind.CLARIFICATION,
    MessageKind.ESCALATION,
    MessageKind.SMALL_TALK,
}
_CHINESE = re.compile(r"[\u3400-\u9fff]")


def sentences_of(phrases: Phrases) -> list[str]:
    """Everything that is said in one language."""
    alone = [getattr(phrases, field.name) for field in fields(phrases)]
    return [
        *(text for text in alone if isinstance(text, str)),
        *phrases.escalations.values(),
        *phrases.events.values(),
    ]


@pytest.mark.parametrize("language", Language)
def test_every_reason_has_its_words(language: Language) -> None:
    assert set(phrases_in(language).escalations) == set(EscalationReason)


@pytest.mark.parametrize("language", Language)
def test_every_event_has_its_words(language: Language) -> None:
    assert set(phrases_in(language).events) == set(MessageKind) - SAID_BY_PEOPLE_AND_BOT


@pytest.mark.parametrize("language", Language)
def test_no_sentence_is_empty_or_in_the_other_language(language: Language) -> None:
    for sentence in sentences_of(phrases_in(language)):
        assert sentence.strip()
        assert bool(_CHINESE.search(sentence)) is (language is Language.CHINESE)


def test_both_languages_name_the_agent_in_the_same_events() -> None:
    naming = [
        {kind for kind, text in phrases_in(language).events.items() if "{agent_name}" in text}
        for language in Language
    ]
    assert naming[0] == naming[1]
