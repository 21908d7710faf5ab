"""Recognises at once what a person must see first: reviewed lists, the same every time."""

from bot.answering.danger.chinese import chinese_danger
from bot.answering.danger.english import english_danger
from bot.domain.reply import EscalationReason
from bot.domain.ticket import priority_of
from knowledge_base.words import Language

__all__ = ["danger_of"]


def danger_of(text: str, language: Language = Language.ENGLISH) -> EscalationReason | None:
    """The gravest danger that the message tells of; None for an ordinary question about such things.

    What has happened to the customer counts (“I lost my card”); what might happen or how something
    is done (“What if I lose my card?”) does not. A message may mix both languages.
    """
    found = (english_danger(text), chinese_danger(text))
    if language is Language.CHINESE:
        found = found[::-1]
    return min(filter(None, found), key=priority_of, default=None)
