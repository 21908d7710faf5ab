"""Products that a question names, in the words of the content: “car loan” is one where it is in a title."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Final

from bot.answering.agreement.told import MOST_READ, words_told_by
from bot.domain.reply import Hit
from bot.domain.simplified import simplified
from knowledge_base.words import Language

_CLAUSES: Final = re.compile(r"[^\w\s'’-]|\s[–-]\s")
_WORDS: Final = re.compile(r"[^\W_]+(?:['’][a-z]+)?")
# A word before another that tells nothing of what kind this is.
_NO_KINDS: Final = frozenset(
    (
        "a able about again ago all already also an and another any anything are as at be been before both "
        "but by came can come could day days did different do does down every everything extra few first for "
        "from full get give go got had has have help her his how i if in into is it its keep know last less "
        "like look looking looks made make makes many me month months more most much my new next no not "
        "nothing now of off old on one only or other our out over own pending please recent same see sent "
        "several she should show sign so some something still such take than that the their them then there "
        "these they this those through time times to today tomorrow too under up use using very was way we "
        "week weeks were what when where which while who whole whose why will with withdrew would year years "
        "yesterday yet you your"
    ).split()
)
# What Chinese names of products end with; the kind stands before it.
_CHINESE: Final = re.compile(r"(?=([\u3400-\u9fff]{1,2}?)(卡|贷款|存款|账户|储蓄|支票))")
_NO_CHINESE_KINDS: Final = re.compile(
    r"[的了张新旧这那办换开有用刷拿补个我你您他她本此各类种笔和与或及是在把给还要想去来到先再又也都不没两几多少原来自己人家钱]"
)


def named_elsewhere(question: str, hits: Sequence[Hit], language: Language) -> Hit | None:
    """The first of the other hits that tells, not only is asked, of a product that the question names, and that the
    first hit, which speaks of another of its sort, never names; None when there is none.
    """
    first, *others = hits
    text = words_told_by(first.passage)
    told = _products(text, language)
    asked = _products(question, language)
    # Who names what the first hit has, too, has named it.
    agreed = {sort for _, sort in asked & told}
    sorts = {sort for _, sort in told} - agreed
    words = _singular_words(text)
    missing = {one for one in asked if one[1] in sorts and one[0] not in words}
    if not missing:
        return None
    for hit in others:
        passage = hit.passage
        if missing & _products(f"{passage.title}\n{passage.text}", language):
            return hit
    return None


@lru_cache(MOST_READ)
def _products(text: str, language: Language) -> frozenset[tuple[str, str]]:
    """What is named in a text, as kind and sort: (car, loan)."""
    if language is Language.CHINESE:
        return frozenset(_chinese_products(simplified(text)))
    return frozenset(_english_products(text))


def _english_products(text: str) -> Iterator[tuple[str, str]]:
    for clause in _CLAUSES.split(text.lower()):
        # None stands for small words: what they part belongs to different things.
        words = [None if _is_small(one) else one for one in _WORDS.findall(clause)]
        for kind, between, sort in zip([None, *words], words, words[1:], strict=False):
            if between is not None and sort is not None and not sort.endswith(("ed", "ing")):
                # “Disposable virtual card” is a disposable card as well.
                for one in (kind, between):
                    if one is not None:
                        yield _singular(one), _singular(sort)


def _is_small(word: str) -> bool:
    """True for verbs and the like: “this”, “can't”."""
    return word in _NO_KINDS or ("'" in word.replace("’", "'") and not word.endswith("s"))


def _chinese_products(text: str) -> Iterator[tuple[str, str]]:
    for found in _CHINESE.finditer(text):
        kind, sort = found.groups()
        if not _NO_CHINESE_KINDS.search(kind):
            yield kind, sort


@lru_cache(MOST_READ)
def _singular_words(text: str) -> frozenset[str]:
    return frozenset(_singular(word) for word in _WORDS.findall(text.lower()))


def _singular(word: str) -> str:
    """Near enough, as both sides are read so."""
    word = word.replace("’", "'").removesuffix("'s")
    return word if word.endswith("ss") else word.removesuffix("s")
