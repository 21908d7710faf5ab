"""Facts about documents in Markdown."""

from datetime import date
from pathlib import Path

import pytest

from knowledge_base.words import Audience, Language
from tests.knowledge_base.content_folder import document, faults

FULL = """\
---
id: doc-cards
title: "Cards: prices"
language: en-GB
category: cards
tags: [fee, card]
sensitive: true
valid_from: 2026-01-01
valid_until: 2026-12-31
audience: internal
---

# Our cards

A card is free.
"""


def test_front_matter_says_the_terms(tmp_path: Path) -> None:
    found = document(tmp_path, FULL)
    assert (found.id, found.title) == ("doc-cards", "Cards: prices")
    assert found.text == "# Our cards\n\nA card is free."
    terms = found.terms
    assert (terms.language, terms.category, terms.tags) == (
        Language.ENGLISH, "cards", ("fee", "card"),
    )  # fmt: skip
    assert (terms.sensitive, terms.audience) == (True, Audience.INTERNAL)
    assert (terms.valid_from, terms.valid_until) == (date(2026, 1, 1), date(2026, 12, 31))


def test_a_heading_is_enough(tmp_path: Path) -> None:
    found = document(tmp_path, "Intro.\n\n## Our **cards** & `PIN`\nFree.\n", "Credit Cards.md")
    assert (found.id, found.title) == ("credit-cards", "Our cards & PIN")
    assert found.text.startswith("Intro.")


def test_empty_front_matter_is_fine(tmp_path: Path) -> None:
    assert document(tmp_path, "---\n---\n# Cards\nFree.\n").title == "Cards"


def test_a_title_makes_headings_needless(tmp_path: Path) -> None:
    assert document(tmp_path, "---\ntitle: Cards\n---\nFree.\n").text == "Free."


def test_a_line_in_the_text_does_not_end_the_front_matter(tmp_path: Path) -> None:
    found = document(tmp_path, "---\ntitle: Cards\n---\nFree.\n\n---\n\nAlways.\n")
    assert found.text == "Free.\n\n---\n\nAlways."


def test_a_file_name_without_words_still_makes_an_id(tmp_path: Path) -> None:
    assert document(tmp_path, "# Cards\nFree.", "!!!.md").id == "document"


@pytest.mark.parametrize(
    ("text", "line", "told"),
    [
        ("---\ntitle: Cards\n# Cards\nFree.\n", 1, "The front matter has no end"),
        ("Free.\n", 1, "This document has no title"),
        ("---\nid: a\n---\nFree.\n", 1, "This document has no title"),
        ("---\ntitle: Cards\n---\n", 3, "This document has no text"),
        ("---\ntitle: Cards\n---\n\n \n", 3, "This document has no text"),
        ("# Cards\n\n## Prices\n", 1, "This document has no text"),
        ("---\n- a\n---\n# Cards\nFree.\n", 2, "The front matter holds no fields"),
        ("---\nid: a\ntitle: a: b\n---\n# C\nFree.\n", 3, "This is no valid YAML: mapping values"),
        ("---\nid: a\nid: b\n---\n# C\nFree.\n", 3, "'id' is written twice here"),
        ("---\ntitel: Cards\n---\n# C\nFree.\n", 2, "There is no field 'titel': did you mean"),
        ("---\nanswer: A\n---\n# C\nFree.\n", 2, "There is no field 'answer': the fields are id,"),
        ("---\n\ntags: fees\n---\n# C\nFree.\n", 3, "'tags' must be a list"),
        ("---\ntitle:\n  - a\n---\n# C\nFree.\n", 2, "'title' must be text, but this is a list"),
        ("---\nid: a#b\n---\n# C\nFree.\n", 2, "The id 'a#b' contains '#'"),
        ("---\nvalid_from: 31.1.2026\n---\n# C\nFree.\n", 2, "'valid_from' is no date"),
    ],
)
def test_what_is_wrong_is_told_with_its_line(
    tmp_path: Path, text: str, line: int, told: str
) -> None:
    (fault,) = faults(tmp_path, {"en/cards.md": text})
    assert fault.startswith(f"en/cards.md:{line}: {told}")


@pytest.mark.parametrize(
    "front", ["id: own\ntitle: a: b", "- own", "id: [own]\ntitle: A", "id:\n  own: a\ntitle: A"]
)
def test_a_faulty_front_matter_is_no_reason_to_complain_of_the_files_name(
    tmp_path: Path, front: str
) -> None:
    files = {"en/cards.md": f"---\n{front}\n---\n# C\nFree.\n", "zh/cards.md": "# D\nFree.\n"}
    (fault,) = faults(tmp_path, files)
    assert fault.startswith("en/cards.md:")
