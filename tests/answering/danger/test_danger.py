"""What has happened is a danger; what might happen, and how something is done, is a question."""

import asyncio
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from opencc import OpenCC

from bot.answering.danger import borne_out, danger_of
from bot.answering.decide import decide
from bot.backends.index.classifier.reviewed_texts import danger_messages
from bot.domain.findings import Findings, Impression, Suspicion
from bot.domain.phrases import phrases_in
from bot.domain.reply import Decision, Escalation, EscalationReason, Question
from knowledge_base.words import Language
from tests.answering.builders import TODAY, entry, index_of, many_entries, with_terms


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("I lost my card", EscalationReason.LOST_CARD),
        ("my card was stolen, how do I block it", EscalationReason.LOST_CARD),
        ("someone took money from my account", EscalationReason.FRAUD),
        ("I’ve been scammed", EscalationReason.FRAUD),
        ("I want to dispute a charge", EscalationReason.DISPUTE),
        ("I want to make a complaint", EscalationReason.COMPLAINT),
        ("I can't pay my loan", EscalationReason.HARDSHIP),
        ("my father died in May", EscalationReason.BEREAVEMENT),
        ("my card was stolen and I want to die", EscalationReason.SELF_HARM),
        ("if you do not pay I will burn down your branch", EscalationReason.THREAT),
        ("我的卡丢了", EscalationReason.LOST_CARD),
        ("我的錢包丟了", EscalationReason.LOST_CARD),
        ("我不想活了", EscalationReason.SELF_HARM),
        ("我被骗了", EscalationReason.FRAUD),
        ("我父亲去世了", EscalationReason.BEREAVEMENT),
    ],
)
def test_what_has_happened_is_a_danger(text: str, reason: EscalationReason) -> None:
    assert danger_of(text) is reason


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("我想尋死", EscalationReason.SELF_HARM),
        ("我要喝農藥", EscalationReason.SELF_HARM),
        ("我撐不下去了", EscalationReason.SELF_HARM),
        ("我想臥軌", EscalationReason.SELF_HARM),
        ("活著好累", EscalationReason.SELF_HARM),
        ("我要縱火燒了你們銀行", EscalationReason.THREAT),
        ("我的帳戶被駭客入侵了", EscalationReason.FRAUD),
        ("我的帐户被人盗用了", EscalationReason.FRAUD),
        ("我的卡遺失了", EscalationReason.LOST_CARD),
        ("家母上週過世了", EscalationReason.BEREAVEMENT),
        ("薪水沒發，繳不出房貸", EscalationReason.HARDSHIP),
    ],
)
def test_traditional_characters_tell_of_dangers_too(text: str, reason: EscalationReason) -> None:
    assert danger_of(text, Language.CHINESE) is reason


@pytest.mark.parametrize("script", ["s2t", "s2tw", "s2hk"])
def test_every_known_danger_reads_alike_in_traditional_characters(script: str) -> None:
    """As they are written in Taiwan and Hong Kong."""
    traditional = OpenCC(script)
    texts = [text for text, _ in danger_messages(Language.CHINESE)]
    found = [danger_of(text, Language.CHINESE) for text in texts]
    converted = [danger_of(traditional.convert(text), Language.CHINESE) for text in texts]
    assert converted == found
    assert sum(one is not None for one in found) > len(found) / 2


def test_a_supposition_in_traditional_characters_is_one() -> None:
    assert danger_of("如果我的卡遺失了該怎麼辦") is None
    assert (
        borne_out([Suspicion(EscalationReason.FRAUD, "要是帳戶被盜怎麼辦")], Language.CHINESE)
        is None
    )


@pytest.mark.parametrize(
    "text",
    [
        "银行卡在车里和钱一起不见了",
        "包包包不见了",
        "我的卡刚刚在地铁上被人偷走",
        "钱包里的东西，连同在里面的零钱都找不到",
    ],
)
def test_whatever_stands_between_a_card_and_its_loss(text: str) -> None:
    assert danger_of(text) is EscalationReason.LOST_CARD


@pytest.mark.parametrize(
    ("text", "is_told"),
    [
        ("母亲周一因病去世", True),
        ("老人家两年前走了", True),
        ("母亲周一因病住院，后来好了，又去旅游，路过的朋友走了", False),
    ],
)
def test_whatever_stands_between_kin_and_their_death(text: str, is_told: bool) -> None:
    assert (danger_of(text) is EscalationReason.BEREAVEMENT) is is_told


@pytest.mark.parametrize(
    "text",
    [
        "What should I do if I lose my card?",
        "How do I dispute a charge?",
        "What is phishing?",
        "How do I make a complaint?",
        "What happens when somebody has died?",
        "What does a new card cost if mine was stolen?",
        "如果卡丢了怎么办？",
        "如何投诉？",
        "怎样防止被盗刷？",
        "信用卡年费多少？",
    ],
)
def test_what_might_happen_is_an_ordinary_question(text: str) -> None:
    assert danger_of(text) is None


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("what if the shop never sends it", Language.ENGLISH),
        ("要是商家一直不发货我该怎么办", Language.CHINESE),
        ("退款流程要走几天", Language.CHINESE),
    ],
)
def test_what_is_only_supposed_or_asked_bears_no_suspicion_out(
    text: str, language: Language
) -> None:
    assert borne_out([Suspicion(EscalationReason.DISPUTE, text)], language) is None


@pytest.mark.parametrize(
    ("text", "language", "reason"),
    [
        ("the shop never sent it, what if they keep my money", Language.ENGLISH, "dispute"),
        ("商家一直没发货，要是不退怎么办", Language.CHINESE, "dispute"),
        ("if only I were gone", Language.ENGLISH, "self_harm"),
        ("如果没有我大家都轻松", Language.CHINESE, "self_harm"),
        ("……", Language.CHINESE, "fraud"),
    ],
)
def test_what_is_told_bears_a_suspicion_out_and_so_does_what_is_meant_literally(
    text: str, language: Language, reason: str
) -> None:
    told = Suspicion(EscalationReason(reason), text)
    assert borne_out([told], language) is EscalationReason(reason)
    assert borne_out([], language) is None


def test_of_several_suspicions_the_gravest_counts() -> None:
    several = [
        Suspicion(EscalationReason(kind), "it is so")
        for kind in ("complaint", "self_harm", "dispute")
    ]
    assert borne_out(several, Language.ENGLISH) is EscalationReason.SELF_HARM


def test_a_danger_goes_to_a_person_with_its_approved_words(tmp_path: Path) -> None:
    """However well the content would answer it."""
    question = Question("I lost my debit card", Language.ENGLISH)
    outcome = asyncio.run(decide(question, index_of(many_entries(16), tmp_path), TODAY))
    assert outcome.decision is Decision.ESCALATE
    assert isinstance(outcome.reply, Escalation)
    assert outcome.reply.reason is EscalationReason.LOST_CARD
    words = phrases_in(Language.ENGLISH).escalations[EscalationReason.LOST_CARD]
    assert outcome.reply.text == words


@pytest.mark.parametrize(
    ("suspected", "expected"),
    [
        (["what if the shop keeps my money"], None),
        (["the shop keeps my money"], EscalationReason.FRAUD),
        (["what if the shop keeps my money", "it kept my money"], EscalationReason.FRAUD),
    ],
)
def test_a_suspicion_calls_a_person_unless_its_words_only_suppose(
    suspected: list[str],
    expected: EscalationReason | None,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    index = index_of(many_entries(16), tmp_path)
    search = index.search

    async def suspecting(questions: Sequence[str], language: Language) -> tuple[Findings, ...]:
        found = await search(questions, language)
        suspicions = tuple(Suspicion(EscalationReason.FRAUD, words) for words in suspected)
        return tuple(replace(one, impression=Impression(suspicions)) for one in found)

    monkeypatch.setattr(index, "search", suspecting)
    question = Question("what about the shop", Language.ENGLISH)
    reply = asyncio.run(decide(question, index, TODAY)).reply
    reason = reply.reason if isinstance(reply, Escalation) else None
    assert (reason is EscalationReason.FRAUD) is (expected is not None)


@pytest.mark.parametrize(
    ("text", "is_told"),
    [
        ("I have lost my card", True),
        ("on the bus home in the rain my card was stolen", False),
        ("I have lost my card and I want to kill myself", False),
    ],
)
def test_what_the_bank_says_of_such_a_case_is_told_where_it_fits(
    text: str, is_told: bool, tmp_path: Path
) -> None:
    """Its own number, to the letter and with its source, before the bot says that a person comes."""
    lost = with_terms(entry("lost", "I have lost my card"), sensitive=True)
    index = index_of([*many_entries(16), lost], tmp_path)
    reply = asyncio.run(decide(Question(text, Language.ENGLISH), index, TODAY)).reply
    assert isinstance(reply, Escalation)
    assert reply.passages == ((lost,) if is_told else ())
    words = phrases_in(Language.ENGLISH).escalations
    expected = f"{lost.text}\n\n{words[EscalationReason.SENSITIVE]}"
    assert (reply.text if is_told else words[reply.reason]) == (expected if is_told else reply.text)
