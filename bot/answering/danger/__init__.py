"""Recognises at once what a person must see first: reviewed lists, the same every time."""

from collections.abc import Sequence

from bot.answering.danger.cards_at_hand import wishes_to_freeze
from bot.answering.danger.chinese import chinese_danger, chinese_supposition
from bot.answering.danger.english import english_danger, english_supposition
from bot.domain.findings import Suspicion
from bot.domain.reply import EscalationReason
from bot.domain.ticket import priority_of
from knowledge_base.words import Language

__all__ = ["borne_out", "danger_of", "dangers_in", "gravest", "wishes_to_freeze"]

Found = tuple[EscalationReason | None, EscalationReason | None]


def danger_of(text: str, language: Language = Language.ENGLISH) -> EscalationReason | None:
    """The gravest danger that the message tells of; None for an ordinary question about such things.

    What has happened to the customer counts (“I lost my card”); what might happen or how something
    is done (“What if I lose my card?”) does not. A message may mix both languages.
    """
    return gravest(dangers_in(text), language)


def dangers_in(text: str) -> Found:
    """What the English and the Chinese list find."""
    return english_danger(text), None if text.isascii() else chinese_danger(text)


def borne_out(suspicions: Sequence[Suspicion], language: Language) -> EscalationReason | None:
    """The gravest that a classifier suspects, but not where its words only suppose or ask how, which the lists leave
    alone as well.

    A classifier judges words, not whether they tell of what has happened.
    """
    is_supposed = chinese_supposition if language is Language.CHINESE else english_supposition
    told = [one.danger for one in suspicions if not is_supposed(one.words, one.danger)]
    return min(told, key=priority_of, default=None)


def gravest(found: Found, language: Language) -> EscalationReason | None:
    """The one of these that is to be acted on; of two alike that of the conversation's language."""
    ordered = found[::-1] if language is Language.CHINESE else found
    return min(filter(None, ordered), key=priority_of, default=None)
