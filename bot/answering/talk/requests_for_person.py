"""Recognises that a customer wants a person: reviewed lists, the same every time."""

import re
from typing import Final

from bot.answering.clauses import clauses_of
from bot.answering.danger.matching import any_of
from bot.answering.talk import chinese_requests, english_requests
from bot.domain.simplified import simplified

_FEW_WORDS: Final = 10
# Nobody who wants nothing else writes more.
_LONGEST_ALONE: Final = 80


_ENGLISH: Final = any_of(english_requests.WISHES)
_ENGLISH_REFUSES: Final = any_of(english_requests.REFUSES)
_ENGLISH_ALONE: Final = any_of(english_requests.ALONE)
_ENGLISH_NOT_ALONE: Final = re.compile(english_requests.NOT_ALONE)
_ENGLISH_ASKS_ABOUT: Final = any_of(english_requests.ASKS_ABOUT)
_NAMED: Final = re.compile(english_requests.NAMED)
_NOT_NAMED: Final = re.compile(english_requests.NOT_NAMED)
_CHINESE: Final = any_of(chinese_requests.WISHES)
_CHINESE_REFUSES: Final = any_of(chinese_requests.REFUSES)
_CHINESE_ALONE: Final = any_of(chinese_requests.ALONE)
_CHINESE_ASKS_ABOUT: Final = any_of(chinese_requests.ASKS_ABOUT)
_CHINESE_BOOKS: Final = re.compile(chinese_requests.BOOKS)
# What stands beside a refusal without saying more.
_LEFT_OVER: Final = re.compile(
    r"(?:(?:i|we|please|pls|thanks|thank you|no|so|ok|okay|sorry|now|today|needed|necessary|required|at all|again"
    r"|about it|about this) ?)*|(?:我|请|了|吧|谢谢|谢|啊|您|你|的|可以){0,4}"
)
_SENTENCE: Final = re.compile(r"[^.?!;。？！；\n]+")
_CLAUSE_ENDS: Final = re.compile(r"[,，]| (?=(?:and|but|so) (?:i|can|could|let|please|give|get)\b)")
_RUN: Final = re.compile(r"[^\W_]+")
_WORD: Final = re.compile(r"[a-z]{5,}")


def asks_for_person(text: str) -> bool:
    """True when the message asks to be passed to a person, or to be called by one, in English or Chinese.

    Asking *about* people (“can someone else use my card?”, “客服电话是多少”) is not a request, nor is wanting none.
    """
    text = simplified(text).lower().replace("\u2019", "'")
    sentences = _SENTENCE.findall(text)
    if any(map(_asks_in_english, sentences)):
        return True
    return not text.isascii() and any(map(_asks_in_chinese, sentences))


def without_refusals(text: str) -> str:
    """The text without the clauses that only say that no person is wanted; all of a text that says nothing else."""
    kept = [clause for clause in clauses_of(text) if not _only_refuses(clause)]
    return "".join(kept) if any(map(_RUN.search, kept)) else text


def _only_refuses(clause: str) -> bool:
    plain = simplified(clause).lower().replace("\u2019", "'")
    english, chinese = _in_plain_words(plain), "".join(plain.split())
    left = _ENGLISH_REFUSES.sub(" ", english)
    if left != english:
        return _LEFT_OVER.fullmatch(" ".join(_RUN.findall(left))) is not None
    left = _CHINESE_REFUSES.sub("", chinese)
    return left != chinese and _LEFT_OVER.fullmatch("".join(_RUN.findall(left))) is not None


def _in_plain_words(sentence: str) -> str:
    for form, meant in english_requests.SHORT_FORMS:
        sentence = form.sub(meant, sentence)
    return " ".join(_WORD.sub(_mended, sentence).split())


def _asks_in_english(sentence: str) -> bool:
    sentence = _ENGLISH_REFUSES.sub(",", _in_plain_words(sentence))
    told = ",".join(_clauses_without(_ENGLISH_ASKS_ABOUT, sentence))
    if _ENGLISH.search(told) or _names_a_person(told):
        return True
    words = " ".join(_RUN.findall(sentence))
    return _is_all(_ENGLISH_ALONE, words) and not _is_all(_ENGLISH_NOT_ALONE, words)


def _clauses_without(asks_about: re.Pattern[str], sentence: str) -> list[str]:
    return [clause for clause in _CLAUSE_ENDS.split(sentence) if not asks_about.search(clause)]


def _names_a_person(sentence: str) -> bool:
    is_short = sentence.count(" ") < _FEW_WORDS
    return is_short and bool(_NAMED.search(sentence)) and not _NOT_NAMED.search(sentence)


def _asks_in_chinese(sentence: str) -> bool:
    sentence = _CHINESE_REFUSES.sub("，", "".join(sentence.split()))
    if _CHINESE_BOOKS.search(sentence):
        return False
    if _CHINESE.search("，".join(_clauses_without(_CHINESE_ASKS_ABOUT, sentence))):
        return True
    return _is_all(_CHINESE_ALONE, "".join(_RUN.findall(sentence)))


def _is_all(pattern: re.Pattern[str], words: str) -> bool:
    return len(words) <= _LONGEST_ALONE and pattern.fullmatch(words) is not None


def _mended(word: re.Match[str]) -> str:
    """The word that was meant when one letter is wrong, missing, too much or out of its place."""
    written = word[0]
    if written.removesuffix("s") in english_requests.OFTEN_MISTYPED:
        return written
    near = (_ONE_LETTER_AWAY[form] for form in _less_a_letter(written) if form in _ONE_LETTER_AWAY)
    return next(near, written)


def _less_a_letter(word: str) -> list[str]:
    """The word, and what is left of it without one of its letters."""
    return [word, *(word[:place] + word[place + 1 :] for place in range(len(word)))]


# Two words one letter apart are alike when each lacks one letter (Garbe's symmetric deletion).
_ONE_LETTER_AWAY: Final = {
    form: word for word in english_requests.OFTEN_MISTYPED for form in _less_a_letter(word)
}
