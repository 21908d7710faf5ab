"""A message that leans on the question before it: “and abroad?”, “那美元呢？”."""

import re
from typing import Final

_ENGLISH: Final = re.compile(
    r"(?:and|but|or|also|then|ok(?:ay)?|so)\b,? ?(?:what|how)? ?(?:about|if|for|with)?\b|(?:what|how) about\b"
    r"|(?:how much|how long|when|where|why|who|which)(?: (?:is|are|does|do|for|would|will)\b)?"
    r"(?: (?:it|that|this|they)\b)",
    re.IGNORECASE,
)
_CHINESE: Final = re.compile(
    r"^(?:那|[还還]有|而|但是?|或者|要是|如果是).{1,14}$|^.{1,12}呢[？?。]*$"
)
_LEAD: Final = re.compile(
    r"^(?:and|but|or|also|then|ok(?:ay)?|so|what about|how about|,|\s)+"
    r"|^(?:那[么麼]?|[还還]有|而|但是?|或者|要是|如果是)+",
    re.IGNORECASE,
)
_TRAIL: Final = re.compile(r"[呢吗嗎嘛?？。!！\s]+$")
# More words than these stand on their own, whatever they begin with.
_MOST_WORDS: Final = 9
_ENDS: Final = re.compile(r"[?？。.!！\s]+$")
_PLACE: Final = re.compile(
    r"\b(?:for|with|on|of|in|to|at|from) (?:the |a |an |my )?[\w -]+$", re.IGNORECASE
)


def with_context(text: str, earlier: tuple[str, ...]) -> tuple[str, ...]:
    """What an elliptical message may mean after the questions before it, newest last; nothing for a whole one.

    The last question with the message behind it, and, where it ends in “for the …”, with that exchanged.
    """
    if not earlier or not leans(text):
        return ()
    before = _ENDS.sub("", earlier[-1])
    words = _TRAIL.sub("", _LEAD.sub("", text.strip()))
    if not words:
        return ()
    joined = (f"{before} {words}",)
    place = re.match(r"(?:for|with|on|of|in|to|at|from)\b", words, re.IGNORECASE)
    if place is None or not _PLACE.search(before):
        return joined
    return (*joined, _PLACE.sub(words, before))


def leans(text: str) -> bool:
    """True when a message is short and begins, or in Chinese ends, as one that goes on from another."""
    plain = text.strip()
    if _CHINESE.match(plain):
        return True
    return len(plain.split()) <= _MOST_WORDS and _ENGLISH.match(plain) is not None
