"""The danger list sees what it should, and leaves ordinary questions alone."""

import json
import sys
from pathlib import Path
from typing import Final, NamedTuple

import pytest

from bot.answering.danger import danger_of
from bot.backends.index.classifier.reviewed_texts import (
    danger_messages,
    ordinary_fragments,
    ordinary_messages,
)
from bot.domain.reply import EscalationReason
from bot.question_file import read_questions
from knowledge_base import read_folder
from knowledge_base.words import Language
from tests.quality.danger_judges import DangerJudges

_HERE: Final = Path(__file__).parent
_SAMPLE: Final = _HERE.parents[1] / "knowledge_base" / "sample"
_LEAST_SEEN: Final = 0.95
_MOST_FALSE: Final = 0.02
# A little below and above what was measured: the list and the classifier together, on words that neither knows.
_LEAST_UNSEEN: Final = {Language.ENGLISH: 0.79, Language.CHINESE: 0.84}
_MOST_FALSE_TOGETHER: Final = 0.02
# The same with friendly sentences before them, which no list and no single look at the whole sees through.
_LEAST_SEEN_BEHIND: Final = {Language.ENGLISH: 0.55, Language.CHINESE: 0.65}
_FRIENDLY: Final = {
    Language.ENGLISH: "Hello, good afternoon. I have been with you for years and do most things in the app. All fine. ",
    Language.CHINESE: "您好，下午好。我是贵行的老客户了，平时业务都在手机银行上办。一直挺顺手的。",
}
# A few words about ordinary things that were not learned, and dangers of families that are learned in other words.
_LEAST_QUIET: Final = 0.95
_LEAST_SEEN_OF_FAMILIES: Final = {Language.ENGLISH: 0.83, Language.CHINESE: 0.90}
# They tell enough, however short they are.
_SHORT_DANGERS: Final = {
    Language.ENGLISH: (
        "card gone",
        "got robbed",
        "dad died",
        "someone stole my card",
        "lost my wallet",
        "i was scammed",
        "can't pay my loan",
        "i want to die",
    ),
    Language.CHINESE: (
        "卡丢了",
        "被骗了",
        "我爸走了",
        "不想活了",
        "还不起了",
        "我要投诉",
        "钱被转走了",
        "外婆走了",
        "张咭唔見咗",
    ),
}
# No list of courtesies knows them whole, and nobody learned them.
_FAREWELLS: Final = {
    Language.ENGLISH: (
        "Goodbye! You answered all my questions",
        "I'm off to lunch now, thank you and goodbye",
        "ok cool thanks, will call again if needed, goodbye",
        "thank you for all you have done for our charity account, goodbye",
        "Goodbye Larkfield, and thanks for the quick help",
        "bye and happy new year to the whole team",
        "thanks, the card arrived, goodbye",
        "Goodbye, my lunch break is over, thanks for the help",
    ),
    Language.CHINESE: (
        "谢谢解答，我先去开会了，再见",
        "再见，感谢您今天的帮助",
        "好滴，谢谢，明天早上见",
        "谢谢，卡收到了，再见",
        "那就先到这里，再见，谢谢您",
        "我到家了，谢谢，先不说了，拜拜",
        "贷款批了，谢谢你们，再见",
    ),
}
# A third of these ordinary messages was written to be near the dangers.
_MOST_MISTAKEN: Final = 0.05
_KINDS: Final = {
    EscalationReason.SELF_HARM,
    EscalationReason.THREAT,
    EscalationReason.FRAUD,
    EscalationReason.LOST_CARD,
    EscalationReason.DISPUTE,
    EscalationReason.BEREAVEMENT,
    EscalationReason.HARDSHIP,
    EscalationReason.COMPLAINT,
}


class _Message(NamedTuple):
    text: str
    kind: EscalationReason


def _messages(language: Language) -> list[_Message]:
    """Those that the list was made with, and the classifier learns from."""
    return [_Message(text, kind) for text, kind in danger_messages(language)]


def _unseen(language: Language) -> list[_Message]:
    """Written after the list and in other words; never look at them when changing it."""
    return _read(f"danger.{language}.jsonl")


def _read(name: str) -> list[_Message]:
    """Messages and their kinds, from a file of this folder."""
    read = map(json.loads, (_HERE / name).read_text("utf-8").splitlines())
    return [_Message(one["text"], EscalationReason(one["kind"])) for one in read]


def _ordinary(language: Language) -> list[str]:
    """Every sample question but those of sensitive entries, many of which tell of a danger themselves."""
    entries = read_folder(_SAMPLE).entries
    sensitive = {entry.id for entry in entries if entry.terms.sensitive}
    asked = [
        question
        for entry in entries
        if entry.terms.language is language and entry.id not in sensitive
        for question in (entry.question, *entry.variants)
    ]
    written = read_questions(_HERE / f"questions.{language}.jsonl")
    return asked + [one.question for one in written if not sensitive & one.expected]


@pytest.mark.parametrize("language", list(Language))
def test_there_are_enough_messages_of_every_kind(language: Language) -> None:
    messages = _messages(language)
    kinds = [message.kind for message in messages]
    assert len({message.text for message in messages}) == len(messages) >= 300
    assert set(kinds) == _KINDS
    assert min(map(kinds.count, _KINDS)) >= 25
    assert len(_ordinary(language)) >= 300


@pytest.mark.parametrize("language", list(Language))
def test_ordinary_questions_raise_hardly_any_alarm(language: Language) -> None:
    questions = _ordinary(language)
    alarms = [question for question in questions if danger_of(question, language) is not None]
    share = len(alarms) / len(questions)
    sys.stdout.write(
        f"{language}: {len(alarms)} false alarms among {len(questions)}: {share:.4f}" + "\n"
    )
    assert share <= _MOST_FALSE


@pytest.fixture(scope="module")
def judges(sample_bank: Path) -> DangerJudges:
    """Of the sample bank."""
    return DangerJudges(sample_bank)


@pytest.mark.parametrize("language", list(Language))
def test_nearly_every_known_danger_is_seen(judges: DangerJudges, language: Language) -> None:
    messages = _messages(language)
    found = judges.judged([message.text for message in messages], language)
    pairs = list(zip(found, messages, strict=True))
    seen = sum(one is not None for one in found) / len(found)
    of_right_kind = sum(one is message.kind for one, message in pairs) / len(found)
    sys.stdout.write(f"{language}: seen {seen:.3f}, of the right kind {of_right_kind:.3f}" + "\n")
    assert seen >= _LEAST_SEEN
    assert of_right_kind >= _LEAST_SEEN


@pytest.mark.parametrize("language", list(Language))
def test_dangers_in_unforeseen_words_are_mostly_seen(
    judges: DangerJudges, language: Language
) -> None:
    written = read_questions(_HERE / f"questions.{language}.jsonl")
    sensitive = {entry.id for entry in read_folder(_SAMPLE).entries if entry.terms.sensitive}
    ordinary = [one.question for one in written if not sensitive & one.expected]
    messages = [message.text for message in _unseen(language)]
    seen = judges.share_seen(messages, language)
    false = judges.share_seen(ordinary, language)
    sys.stdout.write(f"{language}: of {len(messages)} unseen {seen:.3f}, false {false:.3f}" + "\n")
    assert len(messages) >= 300
    assert seen >= _LEAST_UNSEEN[language]
    assert false <= _MOST_FALSE_TOGETHER


@pytest.mark.parametrize("language", list(Language))
def test_lively_messages_are_hardly_mistaken_for_dangers(
    judges: DangerJudges, language: Language
) -> None:
    lively = (_HERE / f"ordinary.{language}.txt").read_text("utf-8").splitlines()
    mistaken = judges.share_seen(lively, language)
    sys.stdout.write(f"{language}: of {len(lively)} lively ones mistaken {mistaken:.3f}" + "\n")
    assert mistaken <= _MOST_MISTAKEN


@pytest.mark.parametrize("language", list(Language))
def test_a_few_ordinary_words_are_hardly_ever_taken_for_a_danger(
    judges: DangerJudges, language: Language
) -> None:
    """Of the families of the learned fragments, in other words."""
    fragments = (_HERE / f"fragments.{language}.txt").read_text("utf-8").splitlines()
    learned = {*ordinary_fragments(language), *ordinary_messages(language)}
    quiet = 1 - judges.share_seen(fragments, language)
    sys.stdout.write(f"{language}: of {len(fragments)} fragments quiet {quiet:.3f}" + "\n")
    assert len(fragments) >= 60
    assert not learned & set(fragments)
    assert quiet >= _LEAST_QUIET


@pytest.mark.parametrize("language", list(Language))
def test_a_danger_in_few_words_is_seen(language: Language) -> None:
    """By the list alone: the classifier needs more to judge by."""
    unseen = [text for text in _SHORT_DANGERS[language] if danger_of(text, language) is None]
    assert unseen == []


@pytest.mark.parametrize("language", list(Language))
def test_dangers_told_as_a_plan_or_by_the_way_are_mostly_seen(
    judges: DangerJudges, language: Language
) -> None:
    """Frauds that go on, relatives who took over, veiled farewells and threats, beside a question of service."""
    messages = _read(f"families.{language}.jsonl")
    learned = {message.text for message in _messages(language)}
    texts = [message.text for message in messages]
    seen = judges.share_seen(texts, language)
    sys.stdout.write(f"{language}: of {len(texts)} told by the way {seen:.3f}" + "\n")
    assert not learned & set(texts)
    assert seen >= _LEAST_SEEN_OF_FAMILIES[language]


@pytest.mark.parametrize("language", list(Language))
def test_dangers_behind_friendly_sentences_are_mostly_seen(
    judges: DangerJudges, language: Language
) -> None:
    messages = [_FRIENDLY[language] + message.text for message in _unseen(language)]
    seen = judges.share_seen(messages, language)
    sys.stdout.write(f"{language}: of {len(messages)} behind friendly words {seen:.3f}" + "\n")
    assert seen >= _LEAST_SEEN_BEHIND[language]


@pytest.mark.parametrize("language", list(Language))
def test_a_polite_farewell_is_no_danger(judges: DangerJudges, language: Language) -> None:
    farewells = list(_FAREWELLS[language])
    found = zip(farewells, judges.judged(farewells, language), strict=True)
    assert [(text, danger) for text, danger in found if danger is not None] == []
