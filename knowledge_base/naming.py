"""Ids: given by hand or made from words, and no name given twice."""

import re
from collections.abc import Iterable
from itertools import chain, count
from unicodedata import normalize

from knowledge_base.fields import Fields
from knowledge_base.words import SourceId

_ID = re.compile(r"[^\s\x00-\x1f\x7f]{1,200}")
_WORD = re.compile(r"[^\W_]+")
_APOSTROPHE = re.compile(r"['\u2019]")
# Ids stand in addresses and logs; longer ones are cut there by tools.
_LONGEST_SLUG = 60


class Names:
    """The names that are taken; none is given out twice."""

    def __init__(self, taken: Iterable[str] = ()) -> None:
        self._taken = set(taken)

    def claim(self, wish: str) -> str:
        """The wished name, with -2, -3 … behind it when it is taken."""
        wishes = chain([wish], (f"{wish}-{number}" for number in count(2)))
        name = next(name for name in wishes if name not in self._taken)
        self._taken.add(name)
        return name


def slug(text: str) -> str:
    """The text's words in lower case, joined by '-', at most 60 characters; empty without words."""
    words = _WORD.findall(_APOSTROPHE.sub("", normalize("NFC", text).lower()))
    return "-".join(words)[:_LONGEST_SLUG].rstrip("-")


def given_id(fields: Fields) -> SourceId:
    """The id that the editor wrote, reported when it cannot be one; empty when there is none."""
    text = fields.text("id")
    if "#" in text:
        fields.report(
            "id", f"The id '{text}' contains '#', which separates passages: leave it out."
        )
    elif text and not _ID.fullmatch(text):
        fields.report(
            "id", "An id has 1 to 200 visible characters without blanks: shorten or mend this one."
        )
    return SourceId(text)
