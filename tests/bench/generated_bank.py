"""A large bank's FAQ made by rule: products, matters and situations, one question per entry; and messages about it."""

import random
from collections.abc import Iterator
from typing import Final

from knowledge_base import split
from knowledge_base.words import Content, FaqEntry, Language, Passage, SourceId, Terms

ENTRIES: Final = 1_700
_SEED: Final = 7

_PRODUCTS: Final = (
    "current account", "savings account", "joint account", "student account", "business account",
    "debit card", "credit card", "virtual card", "prepaid card", "travel card",
    "personal loan", "car loan", "home loan", "overdraft", "standing order",
    "direct debit", "instant transfer", "transfer abroad", "cheque", "safe deposit box",
)  # fmt: skip
# What is asked, and what the answer says first; the second pair of the braces is the situation.
_MATTERS: Final = (
    ("How much does the {p} cost {s}?", "The {p} costs ${n} a month {s}."),
    ("How do I apply for the {p} {s}?", "You can apply for the {p} {s} in the app under Products."),
    ("How do I close my {p} {s}?", "To close your {p} {s}, give us {n} days' notice in writing."),
    ("What is the limit of the {p} {s}?", "The limit of the {p} {s} is ${n}00 a day."),
    ("Which papers are needed for the {p} {s}?", "For the {p} {s} we need proof of address."),
    ("How long does it take to get the {p} {s}?", "The {p} takes {n} working days {s}."),
    ("Can I change my {p} {s}?", "Yes, your {p} can be changed {s}, up to {n} times a year."),
    ("Why was my {p} refused {s}?", "A {p} may be refused {s} when a check has failed."),
    ("Who may use my {p} {s}?", "Only persons whom you have named may use the {p} {s}."),
    ("Where do I see what happened with my {p} {s}?", "The {p} is listed {s} under Activity."),
)
_SITUATIONS: Final = (
    "as a new customer", "while I am abroad", "after moving house", "without the app",
    "for a child under 18", "at the weekend", "after a change of name", "when I am retired",
    "for a club or charity",
)  # fmt: skip
_SYLLABLES: Final = "ba do fe gi ho ju ka le mi no pu ra se ti vo wa xe yu zo lin".split()
_WORDS: Final = 20_000
_CLOSINGS: Final = (
    "The change shows in the app within {n} hours, and we confirm it by message.",
    "If anything is unclear, a colleague in any branch can look at it with you.",
    "There is no extra charge when you do it yourself in the app.",
    "Please have your customer number and a valid identity card ready.",
)
_MESSAGES: Final = (
    "hi, {q}", "{q} thanks", "I would like to know: {q}", "{q} I could not find it in the app",
    "quick one. {q}", "My wife and I were wondering, {q}", "{q} I have been a customer for years",
)  # fmt: skip


def generated_bank(entries: int = ENTRIES) -> tuple[Passage, ...]:
    """So many FAQ passages with one question and an answer of two to four sentences each."""
    draw = random.Random(_SEED)
    combinations = [(p, m, s) for p in _PRODUCTS for m in _MATTERS for s in _SITUATIONS]
    chosen = draw.sample(combinations, entries)
    made = tuple(_entry(number, one, draw) for number, one in enumerate(chosen))
    return split(Content(made))


def _entry(
    number: int, combination: tuple[str, tuple[str, str], str], draw: random.Random
) -> FaqEntry:
    product, (question, first), situation = combination
    closings = draw.sample(_CLOSINGS, draw.randint(1, 3))
    answer = " ".join([first, *closings])
    words = {"p": product, "s": situation, "n": draw.randint(2, 30)}
    return FaqEntry(
        SourceId(f"entry{number}"),
        question.format(**words),
        answer.format(**words),
        Terms(Language.ENGLISH),
    )


def messages(passages: tuple[Passage, ...], count: int) -> tuple[str, ...]:
    """Variations of the questions, no two the same and none a question of the content."""
    draw = random.Random(_SEED)
    asked = draw.sample(passages, min(count, len(passages)))
    return tuple(_vary(passage.title, draw) for passage in asked)


def _vary(question: str, draw: random.Random) -> str:
    """Fewer words and another frame, as people type."""
    lowered = question[0].lower() + question[1:]
    return draw.choice(_MESSAGES).format(q=" ".join(_dropped(lowered.split(), draw)))


def _dropped(words: list[str], draw: random.Random) -> Iterator[str]:
    for word in words:
        if word not in ("the", "my", "a") or draw.random() < 0.5:
            yield word


def random_passages(entries: int) -> tuple[Passage, ...]:
    """Any number of entries with a question of 8 words and an answer of one sentence of 20.

    The words mean nothing; they are as unevenly common as words are (Zipf 1949).
    """
    draw = random.Random(_SEED)
    words = ["".join(draw.choices(_SYLLABLES, k=draw.randint(2, 4))) for _ in range(_WORDS)]
    shares = [1 / rank for rank in range(1, _WORDS + 1)]
    drawn = iter(draw.choices(words, shares, k=28 * entries))
    made = (
        FaqEntry(
            SourceId(f"entry{number}"),
            " ".join(next(drawn) for _ in range(8)) + "?",
            " ".join(next(drawn) for _ in range(20)) + ".",
            Terms(Language.ENGLISH),
        )
        for number in range(entries)
    )
    return split(Content(tuple(made)))
