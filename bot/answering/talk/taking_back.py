"""Recognises that somebody who waits for a person wants none any more, and what else is asked with it."""

import re
from dataclasses import dataclass
from typing import Final

from bot.answering.clauses import clauses_of
from bot.answering.talk.courtesies import Courtesy, courtesies_in
from bot.answering.talk.requests_for_person import asks_for_person
from bot.domain.simplified import simplified

_WAITS: Final = re.compile(r"\b(?:wait|waiting|hold|stay|queue|hurry)\b|等|排队|快点")
_ASKS: Final = re.compile(
    r"[?？]|^\W*(?:(?:and|but|so|now|then|just) )*(?:how|what|where|when|why|who|which|can|could|may|do|does|did|is|are"
    r"|should|will|would)\b|怎|如何|什么|多少|多久|几|吗|呢|哪|能不能|能否|可以|可不可以|是否"
)


@dataclass(frozen=True, slots=True)
class Withdrawal:
    """`asks`: a question stands behind it, which the bot is to answer."""

    asks: bool


def withdrawal_in(text: str) -> Withdrawal | None:
    """That the wish for a person is taken back: “sorry, found it”, 不用了, before or after whatever else is said.

    None when there is no such thing, or the customer goes on to ask for a person or waits on.
    """
    clauses = [one for one in clauses_of(text) if re.search(r"\w", one)]
    kinds = [courtesies_in(one) for one in clauses]
    said = [place for place, kind in enumerate(kinds) if not kind]
    if not said:
        is_all = any(Courtesy.WITHDRAWAL in kind for kind in kinds)
        return Withdrawal(asks=False) if is_all else None
    rest = simplified("".join(clauses[said[0] : said[-1] + 1])).lower()
    if asks_for_person(text) or _WAITS.search(rest):
        return None
    if any(Courtesy.WITHDRAWAL in kind for kind in kinds[said[-1] + 1 :]):
        return Withdrawal(asks=False)
    if any(Courtesy.WITHDRAWAL in kind for kind in kinds[: said[0]]):
        return Withdrawal(asks=_ASKS.search(rest) is not None)
    return None
