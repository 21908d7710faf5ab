"""Products that a question names, in the words of the content: “car loan” is one where it is in a title."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import Final

from bot.domain.reply import Hit
from bot.domain.simplified import simplified
from knowledge_base.words import Language, Passage

_CLAUSES: Final = re.compile(r"[^\w\s'’-]|\s[–-]\s")
_WORDS: Final = re.compile(r"[^\W_]+(?:['’][a-z]+)?")
# A word before another that tells nothing of what kind this is.
_NO_KINDS: Final = frozenset(
    (
        "a able about again all also already an and another any are as at be been before both but by can "
        "can't card's could did didn't different do does doesn't don't down every extra few first for from "
        "full get give go got had has have her his how i if in into is isn't it its keep know last less make "
        "many me more most my new next no not now of off old on one only or other our out over own pending "
        "recent same see she should show sign so some still such take than that the their them then these "
        "they this those to too under up use using very was we were what when where which while who withdrew "
        "whole whose why will with won't would you your"
    ).split()
)
# What Chinese names of products end with; the kind stands before it.
_CHINESE: Final = re.compile(r"(?=([\u3400-\u9fff]{1,2}?)(卡|贷款|存款|账户|储蓄|支票))")
_NO_CHINESE_KINDS: Final = re.compile(
    r"[的了张新旧这那办换开有用刷拿补个我你您他她本此各类种笔和与或及是在把给还要想去来到先再又也都不没两几多少原来自己人家钱]"
)
_MOST_READ: Final = 4_096


def named_elsewhere(question: str, hits: Sequence[Hit], language: Language) -> Hit | None:
    """The first of the other hits whose title has a product that the question names and the first hit, which speaks of
    another of its sort, never does; None when there is none.
    """
    first, *others = hits
    asked = _products(question, language) - _products(_all_of(first.passage), language)
    if not asked:
        return None
    sorts = {sort for _, sort in _products(_all_of(first.passage), language)}
    words = _all_of(first.passage)
    missing = {one for one in asked if one[1] in sorts and one[0] not in _singular_words(words)}
    for hit in others:
        if missing & _products(hit.passage.title, language):
            return hit
    return None


def _all_of(passage: Passage) -> str:
    return "\n".join((passage.title, *passage.questions, passage.text))


@lru_cache(_MOST_READ)
def _products(text: str, language: Language) -> frozenset[tuple[str, str]]:
    """What is named in a text, as kind and sort: (car, loan)."""
    if language is Language.CHINESE:
        return frozenset(_chinese_products(simplified(text)))
    return frozenset(_english_products(text))


def _english_products(text: str) -> Iterator[tuple[str, str]]:
    for clause in _CLAUSES.split(text.lower()):
        words = [_singular(word) for word in _WORDS.findall(clause)]
        for kind, sort in pairwise(words):
            if kind not in _NO_KINDS and sort not in _NO_KINDS:
                yield kind, sort


def _chinese_products(text: str) -> Iterator[tuple[str, str]]:
    for found in _CHINESE.finditer(text):
        kind, sort = found.groups()
        if not _NO_CHINESE_KINDS.search(kind):
            yield kind, sort


@lru_cache(_MOST_READ)
def _singular_words(text: str) -> frozenset[str]:
    return frozenset(_singular(word) for word in _WORDS.findall(text.lower()))


def _singular(word: str) -> str:
    """Near enough, as both sides are read so."""
    word = word.replace("’", "'").removesuffix("'s")
    return word if word.endswith("ss") else word.removesuffix("s")
