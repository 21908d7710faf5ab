"""Which language a customer writes in, and whether it is a question at all."""

import re
from typing import Final

from bot.errors import NoWordsError, TextEmptyError, TextTooLongError
from knowledge_base.words import Language

LONGEST_TEXT: Final = 4_000
_CHINESE: Final = re.compile(r"[\u3400-\u9fff]")
_LATIN_WORD: Final = re.compile(r"[A-Za-z]{2,}")
_WORD: Final = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
# Most Chinese words have two characters.
_CHARACTERS_OF_A_WORD: Final = 2
_LETTER_OR_DIGIT: Final = re.compile(r"[^\W_]")


def check_text(text: str) -> str:
    """The text without white space at its ends; raises TextEmptyError or TextTooLongError."""
    text = text.strip()
    if not text:
        raise TextEmptyError
    if len(text) > LONGEST_TEXT:
        raise TextTooLongError(limit=LONGEST_TEXT)
    return text


def check_question(text: str) -> str:
    """As `check_text`; raises NoWordsError as well when there is nothing but symbols."""
    text = check_text(text)
    if not _LETTER_OR_DIGIT.search(text):
        raise NoWordsError
    return text


def language_of(text: str, otherwise: Language) -> Language:
    """Chinese when Chinese characters weigh as much as the words in Latin letters; `otherwise` when too short to tell.

    A Chinese character says about half as much as an English word.
    """
    characters = len(_CHINESE.findall(text))
    words = len(_LATIN_WORD.findall(text))
    if characters and characters / 2 >= words:
        return Language.CHINESE
    if characters == 0 and words >= 2:
        return Language.ENGLISH
    return otherwise if not characters else Language.ENGLISH


def is_one_word(text: str) -> bool:
    """True for a word alone, with or without signs around it: “transfer?”, “转账”."""
    characters = len(_CHINESE.findall(text))
    latin = _WORD.findall(_CHINESE.sub(" ", text))
    return characters <= _CHARACTERS_OF_A_WORD and len(latin) + bool(characters) == 1
