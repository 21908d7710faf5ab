"""The sections of a Markdown text, each divided into parts that are short enough to be found."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from markdown_it import MarkdownIt
from markdown_it.token import Token

# About 270 English words: what a customer reads in a chat without looking for the place.
LONGEST_PART = 1600
# A lead-in of two or three sentences belongs to the table below it.
_LONGEST_LEAD_IN = 300
_DEEPEST_HEADING = 3


@dataclass(frozen=True, slots=True)
class Section:
    """A section's own text in parts, under the headings that lead to it (none before the first)."""

    headings: tuple[str, ...]
    parts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Block:
    """A top-level piece of Markdown from line `start` up to `end`, lines counted from 0."""

    kind: str
    start: int
    end: int
    level: int = 0
    heading: str = ""
    items: tuple[int, ...] = ()

    def keeps_with(self, following: "_Block", length: int) -> bool:
        """True when a reader would miss this block in front of the following one."""
        is_lead_in = self.kind == "paragraph_open" and length <= _LONGEST_LEAD_IN
        return self.level > 0 or (is_lead_in and following.kind == "table_open")


def sections(text: str) -> tuple[Section, ...]:
    """The sections that have text of their own, in order, their lines to the letter."""
    lines, blocks = text.split("\n"), _blocks(text)
    path: tuple[_Block, ...] = ()
    found = []
    for heading, start, end in _stretches(blocks, len(lines)):
        path = _path_to(path, heading)
        inner = [block for block in blocks if start <= block.start < end]
        parts = _parts(lines, [start, *_cuts(lines, inner), end])
        if parts:
            found.append(Section(tuple(block.heading for block in path), parts))
    return tuple(found)


def first_heading(text: str) -> str:
    """The words of the first heading of any level; empty when there is none."""
    return next((block.heading for block in _blocks(text) if block.heading), "")


def _stretches(blocks: Sequence[_Block], length: int) -> list[tuple[_Block | None, int, int]]:
    """The lines that belong to each heading of level 1 to 3, and those before the first."""
    headings = [block for block in blocks if 0 < block.level <= _DEEPEST_HEADING]
    starts = [0, *(heading.end for heading in headings)]
    ends = [*(heading.start for heading in headings), length]
    return list(zip([None, *headings], starts, ends, strict=True))


def _path_to(path: tuple[_Block, ...], heading: _Block | None) -> tuple[_Block, ...]:
    """The headings above this one, and itself."""
    if heading is None:
        return ()
    return (*(above for above in path if above.level < heading.level), heading)


def _cuts(lines: Sequence[str], blocks: Sequence[_Block]) -> Iterator[int]:
    """The lines before which a section may be divided: at blocks, and at a long list's items."""
    for number, block in enumerate(blocks):
        before = blocks[number - 1] if number else None
        if before and not before.keeps_with(block, len(_text(lines, before.start, before.end))):
            yield block.start
        if len(_text(lines, block.start, block.end)) > LONGEST_PART:
            yield from block.items[1:]


def _parts(lines: Sequence[str], bounds: Sequence[int]) -> tuple[str, ...]:
    """As many stretches together as make up a part; blank parts are left out."""
    parts, start = [], bounds[0]
    for here, there in pairwise(bounds):
        if len(_text(lines, start, there)) > LONGEST_PART:
            parts.append(_text(lines, start, here))
            start = here
    parts.append(_text(lines, start, bounds[-1]))
    return tuple(part for part in parts if part)


def _text(lines: Sequence[str], start: int, end: int) -> str:
    """The lines to the letter, without blank lines around them."""
    written = [number for number in range(start, end) if lines[number].strip()]
    return "\n".join(lines[written[0] : written[-1] + 1]) if written else ""


def _blocks(text: str) -> list[_Block]:
    """The top-level blocks in order; lines that show nothing belong to none."""
    tokens = MarkdownIt("commonmark").enable("table").parse(text)
    items = [token.map[0] for token in tokens if _is_top_item(token) and token.map]
    return [
        _Block(
            kind=token.type,
            start=token.map[0],
            end=token.map[1],
            level=int(token.tag[1]) if token.type == "heading_open" else 0,
            heading=_words(following) if token.type == "heading_open" else "",
            items=tuple(item for item in items if token.map[0] <= item < token.map[1]),
        )
        for token, following in zip(tokens, [*tokens[1:], None], strict=False)
        if token.level == 0 and token.map
    ]


def _is_top_item(token: Token) -> bool:
    return token.type == "list_item_open" and token.level == 1


def _words(inline: Token | None) -> str:
    """What a reader sees of a heading, without its marks."""
    children = (inline.children if inline else None) or []
    seen = (" " if child.type.endswith("break") else child.content for child in children)
    return " ".join("".join(seen).split())
