"""A long message in parts: the question often hides between what led to it."""

import re
from itertools import pairwise
from typing import Final

# A comma, a full stop … that ends a clause, in English and Chinese; not the points in 1,000.50 or
# e.g.; a dash is looked for from where the white space before it begins.
_ENDS: Final = re.compile(r"(?<=[.!?;,])\s+|(?<=[。！？；，])|\n+|(?<![^\S\n])\s++[–—-]\s+")
_MOST_PARTS: Final = 6
# A shorter message is one question with its circumstances; its parts alone mislead more than they help.
_SHORTEST_STORY: Final = 160
_SHORTEST_CHINESE_STORY: Final = 80


def clauses_of(text: str) -> list[str]:
    """The clauses of a text with the signs and the white space that end each; together they are the text."""
    ends = [found.end() for found in _ENDS.finditer(text) if found.end() < len(text)]
    return [text[start:end] for start, end in pairwise([0, *ends, len(text)])]


def parts_of(text: str) -> tuple[str, ...]:
    """The whole text first; of a story of more than two clauses, up to six pairs of neighbouring ones, too.

    The last pairs, and of those the last first: people tend to ask at the end.
    """
    clauses = [clause.strip() for clause in _ENDS.split(text) if re.search(r"\w", clause)]
    is_chinese = len(re.findall(r"[\u3400-\u9fff]", text)) > len(text) / 3
    shortest = _SHORTEST_CHINESE_STORY if is_chinese else _SHORTEST_STORY
    if len(clauses) <= 2 or len(text) < shortest:
        return (text,)
    pairs = [f"{left} {right}" for left, right in pairwise(clauses)]
    return (text, *reversed(pairs[-_MOST_PARTS:]))
