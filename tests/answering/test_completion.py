"""Known questions are found by what is typed, in any of their approved wordings."""

import pytest

from bot.answering.completion import Completion
from bot.domain.simplified import simplified
from knowledge_base.words import Language, Passage, PassageId, SourceId, SourceKind, Terms


def entry(topic: str, title: str, *others: str, language: Language = Language.ENGLISH) -> Passage:
    """An entry with its wordings."""
    return Passage(
        PassageId(topic),
        SourceId(topic),
        SourceKind.FAQ,
        title,
        "An answer.",
        Terms(language),
        (title, *others),
    )


COMPLETION = Completion(
    [
        entry("lost", "What do I do when my card is lost?", "stolen debit card"),
        entry("card", "Card fees", "What does a card cost?"),
        entry("loan", "How do I get a loan?"),
        entry("zh", "国际汇款要多少手续费？", "往国外转账", language=Language.CHINESE),
    ],
    simplified,
)


@pytest.mark.parametrize(
    ("typed", "language", "expected"),
    [
        ("car", Language.ENGLISH, ["card", "lost"]),
        ("CARD l", Language.ENGLISH, ["lost"]),
        ("stol", Language.ENGLISH, ["lost"]),
        ("ca", Language.ENGLISH, []),
        ("loan card", Language.ENGLISH, []),
        ("???", Language.ENGLISH, []),
        ("汇款", Language.CHINESE, ["zh"]),
        ("匯款", Language.CHINESE, ["zh"]),
        ("转账", Language.CHINESE, ["zh"]),
        ("汇", Language.CHINESE, []),
        ("汇款", Language.ENGLISH, []),
    ],
)
def test_questions_are_found_as_one_types(
    typed: str, language: Language, expected: list[str]
) -> None:
    found = COMPLETION.complete(typed, language, lambda _: True)
    assert [question.id for question in found] == expected


def test_what_may_not_be_shown_is_not_offered() -> None:
    assert COMPLETION.complete("card", Language.ENGLISH, lambda passage: passage.id != "card")[
        0
    ].id == ("lost")
    assert COMPLETION.complete("card", Language.ENGLISH, lambda _: False) == ()
