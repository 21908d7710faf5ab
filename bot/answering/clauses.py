"""A long message in parts: the question often hides between what led to it."""

import re
from itertools import pairwise
from typing import Final

# A comma, a full stop … that ends a clause, in English and Chinese; not the points in 1,000.50 or
# e.g.
_ENDS: Final = re.compile(r"(?<=[.!?;,])\s+|(?<=[。！？；，])|\n+|\s+[–—-]\s+")
_MOST_PARTS: Final = 6


def parts_of(text: str) -> tuple[str, ...]:
    """The whole text first; with more than two clauses, up to six pairs of neighbouring ones, too.

    The last pairs, and of those the last first: people tend to ask at the end.
    """
    clauses = [clause.strip() for clause in _ENDS.split(text) if re.search(r"\w", clause)]
    if len(clauses) <= 2:
        return (text,)
    pairs = [f"{left} {right}" for left, right in pairwise(clauses)]
    return (text, *reversed(pairs[-_MOST_PARTS:]))
