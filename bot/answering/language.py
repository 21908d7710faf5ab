"""Which language a customer writes in, and whether it is a question at all."""

import re
from typing import Final

from bot.errors import NoWordsError, TextEmptyError, TextTooLongError
from knowledge_base.words import Language

LONGEST_TEXT: Final = 4_000
_CHINESE: Final = re.compile(r"[\u3400-\u9fff]")
_LATIN_WORD: Final = re.compile(r"[A-Za-z]{2,}")
_WORD: Final = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
_CHINESE_RUN: Final = re.compile(r"[\u3400-\u9fff]+")
# Words that only an English sentence has; terms like “app” and “working days” stand in Chinese ones, too.
_ENGLISH_FRAME: Final = re.compile(
    r"\b(?:the|an|to|of|with|for|from|my|your|is|are|do|does|did|can|could|how|what|when|where|why|which|who|it|this"
    r"|that|have|has|need|want|in|at|me|you|we)\b",
    re.IGNORECASE,
)
_FRAMES: Final = 2
_LONGEST_QUOTED: Final = 3
# So many Latin words for each character, and the characters are an ornament.
_MOST_FOREIGN: Final = 2
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

    A Chinese character says about half as much as an English word. Where the page is Chinese a message with Chinese in
    it is Chinese, unless that is a name or a word quoted in an English sentence.
    """
    characters = len(_CHINESE.findall(text))
    words = len(_LATIN_WORD.findall(text))
    if characters and (characters / 2 >= words or _is_carried(text, characters, words, otherwise)):
        return Language.CHINESE
    if characters == 0 and words >= 2:
        return Language.ENGLISH
    return otherwise if not characters else Language.ENGLISH


def _is_carried(text: str, characters: int, words: int, page: Language) -> bool:
    """True when Chinese carries a mixed message of a Chinese page: “new card 收到了，怎么 activate”."""
    if page is not Language.CHINESE:
        return False
    if len(_ENGLISH_FRAME.findall(text)) < _FRAMES:
        return True
    is_quoted = len(_CHINESE_RUN.findall(text)) == 1 and characters <= _LONGEST_QUOTED
    return not is_quoted and characters * _MOST_FOREIGN >= words


def are_two_words(text: str) -> bool:
    """True for two words of a language that parts words: “card fee”."""
    return not _CHINESE.search(text) and len(_WORD.findall(text)) == 2


def is_one_word(text: str) -> bool:
    """True for a word alone, with or without signs around it: “transfer?”, “转账”."""
    characters = len(_CHINESE.findall(text))
    latin = _WORD.findall(_CHINESE.sub(" ", text))
    return characters <= _CHARACTERS_OF_A_WORD and len(latin) + bool(characters) == 1
