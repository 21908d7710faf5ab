"""The English list of dangers: what customers write when it has happened. Gravest first."""

import re
from typing import Final

from bot.answering.danger import english_money, english_people, english_scams, english_trouble
from bot.answering.danger.cards_at_hand import is_found_again, since_found
from bot.answering.danger.english_denials import DENIALS
from bot.answering.danger.matching import MEANT_LITERALLY, any_of, only_supposes
from bot.domain.reply import EscalationReason

_LISTS: Final = {
    EscalationReason.SELF_HARM: english_people.SELF_HARM,
    EscalationReason.THREAT: english_people.THREAT,
    EscalationReason.FRAUD: (*english_money.FRAUD, *english_scams.SCAMS),
    EscalationReason.LOST_CARD: english_money.LOST_CARD,
    EscalationReason.BEREAVEMENT: english_people.BEREAVEMENT,
    EscalationReason.HARDSHIP: english_trouble.HARDSHIP,
    EscalationReason.DISPUTE: english_money.DISPUTE,
    EscalationReason.COMPLAINT: english_trouble.COMPLAINT,
}
_PATTERNS: Final = tuple((reason, any_of(patterns)) for reason, patterns in _LISTS.items())
# What might happen: “if my card is stolen, …”, “in case I …”, “what happens when somebody has died”.
_HYPOTHETICAL: Final = re.compile(
    r"\b(?:what if|if (?!you (?:can|could)|it's possible|there'?s any|anyone can|someone can)"
    r"|in case|suppose|assuming|imagine"
    r"|should i (?:ever )?(?:lose|be)|once (?=an?|the|some)"
    r"|when(?:ever)? (?!i (?:was|went|checked|tried|got|woke|opened|looked|came|called)"
    r"|we|you|he|she|they))"
    r"[^.?!;,\n]*"
)


def english_supposition(text: str, reason: EscalationReason) -> bool:
    """True when the message only supposes, denies, or a card was found again; self-harm and threats count all the
    same.
    """
    words = _plain(text)
    if reason is EscalationReason.LOST_CARD and is_found_again(words):
        return True
    if reason in MEANT_LITERALLY:
        return False
    return only_supposes(words, _HYPOTHETICAL) or DENIALS.are_all(words, reason)


def english_danger(text: str) -> EscalationReason | None:
    """The gravest danger on the English list; None when the message tells of none."""
    words = _plain(text)
    happened = _HYPOTHETICAL.sub(" ", words)
    for reason, pattern in _PATTERNS:
        said = words if reason in MEANT_LITERALLY else happened
        said = since_found(said) if reason is EscalationReason.LOST_CARD else said
        if pattern.search(DENIALS.taken_out(said, reason)):
            return reason
    return None


def _plain(text: str) -> str:
    """In small letters, with one kind of apostrophe and single spaces."""
    return " ".join(text.lower().replace("’", "'").replace("‘", "'").split())
