"""What a passage says, as a question is held against it."""

from typing import Final

from knowledge_base.words import Passage

# Of so many texts it is remembered what they speak of: passages come up again and again.
MOST_READ: Final = 4_096


def words_told_by(passage: Passage) -> str:
    """Its title, what it is asked by, and its text."""
    return "\n".join((passage.title, *passage.questions, passage.text))
