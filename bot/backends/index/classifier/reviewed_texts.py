"""Texts that people have reviewed and the classifiers learn from, in reviewed/; add what customers really write.

A model learns where dangers end from messages as lively and personal as they are: against a content's questions alone,
which are written in the bank's words, it takes every lively message for one.
"""

from functools import cache
from importlib import resources
from typing import Final

import orjson

from bot.domain.reply import EscalationReason
from knowledge_base.words import Language

_FOLDER: Final = "reviewed"


@cache
def out_of_scope_questions(language: Language) -> tuple[str, ...]:
    """What a bank's content does not answer: other subjects, matters close to banking, private data, requests to act,
    nonsense.
    """
    return _lines(f"out_of_scope_{language}.txt")


@cache
def ordinary_messages(language: Language) -> tuple[str, ...]:
    """What customers write of everyday things, in their own words, a third of it near the dangers without being one."""
    return _lines(f"ordinary_{language}.txt")


@cache
def ordinary_fragments(language: Language) -> tuple[str, ...]:
    """A few words about ordinary things, which tell nothing of a danger although its words may be among them."""
    return _lines(f"fragments_{language}.txt")


@cache
def personal_messages(language: Language) -> tuple[str, ...]:
    """What only a look into the customer's own account or a person's hand settles, in customers' own words."""
    return _lines(f"personal_{language}.txt")


@cache
def elsewhere_messages(language: Language) -> tuple[str, ...]:
    """Other companies' business and no bank's FAQ matter, though many sound like it."""
    return _lines(f"elsewhere_{language}.txt")


@cache
def danger_messages(language: Language) -> tuple[tuple[str, EscalationReason], ...]:
    """What tells of a danger, each with its kind."""
    lines = map(orjson.loads, _lines(f"danger_{language}.jsonl"))
    return tuple((line["text"], EscalationReason(line["kind"])) for line in lines)


def reviewed_messages(language: Language) -> tuple[str, ...]:
    """What customers write, whether it tells of a danger or not: without fragments and other companies' business."""
    dangers = tuple(text for text, _ in danger_messages(language))
    return (
        *dangers,
        *ordinary_messages(language),
        *personal_messages(language),
        *out_of_scope_questions(language),
    )


def _lines(name: str) -> tuple[str, ...]:
    file = resources.files(__package__) / _FOLDER / name
    lines = (line.strip() for line in file.read_text(encoding="utf-8").splitlines())
    return tuple(line for line in lines if line and not line.startswith("#"))
