"""What a passage says, as a question is held against it."""

from functools import lru_cache
from typing import Final

from bot.domain.simplified import simplified
from knowledge_base.words import Passage

# Of so many texts it is remembered what they speak of: passages come up again and again.
MOST_READ: Final = 4_096


def words_told_by(passage: Passage) -> str:
    """Its title, what it is asked by, and its text."""
    return "\n".join((passage.title, *passage.questions, passage.text))


@lru_cache(MOST_READ)
def as_read(text: str) -> str:
    """As patterns read it: small letters, simplified characters."""
    return simplified(text.lower())
