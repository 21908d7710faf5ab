"""Facts about passages: what an entry and a document are split into."""

from hypothesis import given
from hypothesis import strategies as st

from knowledge_base import split
from knowledge_base.sections import LONGEST_PART
from knowledge_base.words import Content, FaqEntry, Language, SourceId, SourceKind, Terms
from tests.knowledge_base.content_folder import passages

SENTENCE = "A card of Larkfield Bank is free in its first year and posted within a week.\n"
TABLE = "| fee | price |\n|---|---|\n" + "| a fee with a long name | $1 |\n" * 80


def _ids(text: str) -> list[str]:
    return [passage.id for passage in passages(text)]


def test_an_entry_is_one_passage() -> None:
    terms = Terms(Language.ENGLISH, category="cards")
    entry = FaqEntry(SourceId("lost"), "Card lost?", "Call us.", terms, ("Lost card",))
    (passage,) = split(Content(entries=(entry,)))
    assert (passage.id, passage.source_id, passage.kind) == ("lost", "lost", SourceKind.FAQ)
    assert (passage.title, passage.text) == ("Card lost?", "Call us.")
    assert (passage.questions, passage.headings) == (("Card lost?", "Lost card"), ())
    assert passage.terms is terms


def test_a_document_is_a_passage_for_each_section_with_text_of_its_own() -> None:
    text = """\
Before.

# Cards
Intro, *to the
letter*.

## Prices

### Credit
1 %

### Debit
None.

## Limits
$100
"""
    found = passages(text)
    assert [(one.id, one.title, one.text, one.headings) for one in found] == [
        ("doc#top", "Cards", "Before.", ()),
        ("doc#cards", "Cards", "Intro, *to the\nletter*.", ("Cards",)),
        ("doc#credit", "Cards – Credit", "1 %", ("Cards", "Prices", "Credit")),
        ("doc#debit", "Cards – Debit", "None.", ("Cards", "Prices", "Debit")),
        ("doc#limits", "Cards – Limits", "$100", ("Cards", "Limits")),
    ]
    assert {(one.source_id, one.kind, one.questions) for one in found} == {
        ("doc", SourceKind.DOCUMENT, ())
    }


def test_a_heading_is_only_what_markdown_calls_one() -> None:
    text = """\
Title
=====
```
# no heading
```
> # quoted
- # in a list
#### too deep
\\# escaped

Section
-------
Text.
"""
    first, second = passages(text)
    assert (first.id, second.id, second.text) == ("doc#title", "doc#section", "Text.")
    assert first.text.startswith("```\n# no heading")
    assert first.text.endswith("\\# escaped")


def test_a_heading_is_named_by_its_words() -> None:
    (found,) = passages("## **Fees** & [limits](x.md) for `PIN` #\nText.")
    assert (found.id, found.title) == ("doc#fees-limits-for-pin", "Cards – Fees & limits for PIN")


def test_repeated_headings_are_numbered_and_never_meet_another_one() -> None:
    text = "A.\n## Fees\nB.\n## Fees 2\nC.\n## Fees\nD.\n## Top\nE.\n## !\nF.\n##\nG.\n"
    assert _ids(text) == [
        "doc#top", "doc#fees", "doc#fees-2", "doc#fees-3", "doc#top-2", "doc#section",
        "doc#section-2",
    ]  # fmt: skip


def test_a_sections_text_keeps_its_indentation_and_inner_blank_lines() -> None:
    (found,) = passages("# Cards\n\n    code\n\n\ntext  \nmore\n\n \n")
    assert found.text == "    code\n\n\ntext  \nmore"


def test_a_short_section_is_one_part() -> None:
    text = SENTENCE * (LONGEST_PART // len(SENTENCE))
    assert _ids(f"# Cards\n{text}") == ["doc#cards"]


def test_a_long_section_is_divided_between_its_blocks() -> None:
    blocks = [
        SENTENCE * 9,
        "> " + SENTENCE * 3,
        "```\n" + SENTENCE * 9 + "\n\n```\n",
        SENTENCE * 15,
    ]
    found = passages("## Fees\n" + "\n".join(blocks))
    assert [one.id for one in found] == ["doc#fees", "doc#fees.2", "doc#fees.3"]
    assert [one.text for one in found] == [
        "\n".join(blocks[:2]).strip(), blocks[2].strip(), blocks[3].strip(),
    ]  # fmt: skip
    assert {one.title for one in found} == {"Cards – Fees"}


def test_one_long_paragraph_stays_whole() -> None:
    text = (SENTENCE * 30).strip()
    assert [one.text for one in passages(text)] == [text]


def test_a_long_list_is_divided_between_its_own_items_only() -> None:
    item = "- " + SENTENCE + "  - " + SENTENCE * 4
    found = passages("# Cards\n" + item * 8)
    assert len(found) > 1
    assert all(len(one.text) <= LONGEST_PART for one in found)
    assert all(one.text.startswith("- ") for one in found)
    assert sum(one.text.count("\n  - ") for one in found) == 8


def test_a_list_that_fits_is_not_divided() -> None:
    items = ("- " + SENTENCE) * 12
    found = passages(f"# Cards\n{SENTENCE * 15}\n{items}")
    assert [one.text for one in found] == [(SENTENCE * 15).strip(), items.strip()]


def test_a_table_stays_whole_with_the_short_paragraph_before_it() -> None:
    lead_in = "These are our prices:\n\n"
    found = passages(f"# Cards\n{SENTENCE * 15}\n{lead_in}{TABLE}\n{SENTENCE}")
    assert [one.text for one in found] == [
        (SENTENCE * 15).strip(), (lead_in + TABLE).strip(), SENTENCE.strip(),
    ]  # fmt: skip


def test_a_long_paragraph_does_not_stay_with_a_table() -> None:
    found = passages(f"# Cards\n{SENTENCE * 15}\n{TABLE}")
    assert [one.text for one in found] == [(SENTENCE * 15).strip(), TABLE.strip()]


def test_a_small_heading_stays_with_what_follows_it() -> None:
    found = passages(f"# Cards\n{SENTENCE * 19}\n#### Small\n\n{SENTENCE * 9}")
    assert [one.text[:10] for one in found] == ["A card of ", "#### Small"]


def test_link_definitions_stay_in_their_section() -> None:
    (top, cards) = passages("[a]: https://larkfield.example\n\n# Cards\nSee [a].\n\n[b]: x.md\n")
    assert (top.text, cards.text) == (
        "[a]: https://larkfield.example", "See [a].\n\n[b]: x.md",
    )  # fmt: skip


_WORDS = st.text("abc déf 卡片 #|-*.", min_size=1, max_size=60).map(lambda text: f"x{text}x")
_HEADING = st.tuples(st.integers(1, 3), _WORDS).map(lambda made: f"{'#' * made[0]} {made[1]}")
_PARAGRAPH = st.lists(_WORDS, min_size=1, max_size=30).map("\n".join)
_LIST = st.lists(_WORDS, min_size=1, max_size=60).map(lambda items: "- " + "\n- ".join(items))
_TABLE = st.lists(st.just("| x | $1 |"), max_size=90).map(
    lambda rows: "\n".join(["| fee | price |", "|---|---|", *rows])
)
_FENCE = _WORDS.map(lambda words: f"```\n# {words}\n\n{words}\n```")
_SMALL_HEADING = _WORDS.map(lambda words: f"##### {words}")
_TEXT = st.one_of(_PARAGRAPH, _LIST, _TABLE, _FENCE, _SMALL_HEADING)
_SHORT_BLOCK = st.one_of(st.lists(_WORDS, min_size=1, max_size=25).map("\n".join), _LIST)
_BLOCKS = st.lists(st.tuples(st.booleans(), _HEADING, _TEXT), max_size=12)


@given(_BLOCKS)
def test_every_line_that_is_no_heading_is_in_one_passage_in_order(
    blocks: list[tuple[bool, str, str]],
) -> None:
    text = "\n\n".join(heading if is_heading else body for is_heading, heading, body in blocks)
    written = [body for is_heading, _, body in blocks if not is_heading]
    found = passages(text)
    assert _lines(*(one.text for one in found)) == _lines(*written)
    assert len({one.id for one in found}) == len(found)


@given(st.lists(_SHORT_BLOCK, max_size=12))
def test_no_part_is_too_long_where_every_block_or_item_is_short(blocks: list[str]) -> None:
    assert all(len(one.text) <= LONGEST_PART for one in passages("\n\n".join(blocks)))


@given(st.text(st.sampled_from("#-=*`>| \n\tab1.[]:<!"), max_size=200))
def test_whatever_is_split_keeps_its_lines_and_their_order(text: str) -> None:
    rest = iter(_lines(text))
    assert all(line in rest for one in passages(text) for line in _lines(one.text))


def _lines(*texts: str) -> list[str]:
    return [line for text in texts for line in text.split("\n") if line.strip()]
