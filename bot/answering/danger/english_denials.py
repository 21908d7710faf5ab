"""What is said of a danger in English that is none: it has not happened, or it is a way of speaking."""

import re
from typing import Final

from bot.answering.danger.matching import Denials
from bot.domain.reply import EscalationReason

_WITH_MONEY: Final = (
    r"(?:send|transfer|pay|move|put|borrow|spend|lend|invest|buy|sell|switch|fix|close|cancel|use)"
)
# “The card isn't lost”, “nobody died”, “I hung up”.
_PATTERNS: Final = {
    EscalationReason.SELF_HARM: re.compile(
        rf"\b(?:is it|isn't it|would it be|it is|it's|it would be) (?:\w+ )?suicide (?:to {_WITH_MONEY}\b"
        r"|for my credit\b)"
    ),
    EscalationReason.LOST_CARD: re.compile(
        r"\b(?:(?:is|was|has|have|did|does)(?: not|n't)|not|never|nothing(?: is| was| got)?)(?: been)?"
        r" (?:lost|lose|losing|stolen|missing|misplaced)\b"
    ),
    EscalationReason.BEREAVEMENT: re.compile(
        r"\b(?:nobody|no one|no-one|noone)(?: has| had|'s)?(?: actually| just)? (?:died|dead|dying|passed(?: away)?)\b"
        r"|\b(?:isn't|is not|not) dead\b"
    ),
    EscalationReason.FRAUD: re.compile(
        r"\bi (?:just |simply )?(?:hung up|put the phone down|ignored (?:it|him|her|them)|deleted (?:it|the message))\b"
    ),
}
# Then it did happen, whatever is denied: “not lost, stolen”, “I hung up, but I had told him”.
_HAPPENED: Final = re.compile(
    r"\b(?:stole|stolen|took|taken|gone|missing|robbed|nicked|pinched|swiped|snatched|died|dead|passed"
    r"|gave|given|told|read|sent|paid|typed|entered|clicked|transferred|moved|shared|confirmed)\b"
)
DENIALS: Final = Denials(_PATTERNS, _HAPPENED, gap=" ")
