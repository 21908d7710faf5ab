"""Facts about FAQ files in YAML."""

from pathlib import Path

import pytest

from tests.knowledge_base.content_folder import entries, entry, faults, places

FULL = """\
- id: card-lost
  question: My card is gone
  variants:
    - I lost my card
    - 3.50
  answer: |
    Call **0800 555 0111** at once.

    Then order another.
  tags: [cards, 24]
"""


def test_an_entry_says_what_its_fields_say(tmp_path: Path) -> None:
    found = entry(tmp_path, "faq.yaml", FULL)
    assert found.id == "card-lost"
    assert found.question == "My card is gone"
    assert found.variants == ("I lost my card", "3.50")
    assert found.answer == "Call **0800 555 0111** at once.\n\nThen order another."
    assert found.terms.tags == ("cards", "24")


def test_numbers_and_days_are_text_as_they_are_written(tmp_path: Path) -> None:
    found = entry(tmp_path, "faq.yaml", "- {question: 0800, answer: 2026-01-31, id: 1.10}")
    assert (found.question, found.answer, found.id) == ("0800", "2026-01-31", "1.10")


def test_a_question_is_one_line_and_a_repeated_variant_is_kept_once(tmp_path: Path) -> None:
    text = """\
- question: |
    Is it
    free?
  variants: ["Is it free?", Free, Free]
  answer: A
"""
    found = entry(tmp_path, "faq.yaml", text)
    assert (found.question, found.variants) == ("Is it free?", ("Free",))


def test_a_files_defaults_hold_for_entries_that_say_nothing_else(tmp_path: Path) -> None:
    text = """\
language: en
category: cards
tags: [card]
audience: staff
valid_from: 2026-01-01
valid_until: 2026-12-31
entries:
  - {question: One, answer: A}
  - {question: Two, answer: B, category: loans, tags: [loan], audience: all, valid_until: }
"""
    one, two = entries(tmp_path, "faq.yaml", text)
    assert (one.terms.category, one.terms.tags, one.terms.audience) == (
        "cards", ("card",), "internal",
    )  # fmt: skip
    assert (str(one.terms.valid_from), str(one.terms.valid_until)) == ("2026-01-01", "2026-12-31")
    assert (two.terms.category, two.terms.tags, two.terms.audience) == (
        "loans", ("loan",), "public",
    )  # fmt: skip
    assert two.terms.valid_until is None


def test_a_wrong_default_is_told_once_where_it_stands(tmp_path: Path) -> None:
    text = "language: fr\nentries:\n- {question: One, answer: A}\n- {question: Two, answer: B}\n"
    assert places(tmp_path, {"faq.yaml": text}) == ["faq.yaml:1"]


def test_whether_it_is_sensitive_is_no_default(tmp_path: Path) -> None:
    text = "sensitive: true\nentries:\n- {question: One, answer: A}\n"
    assert places(tmp_path, {"faq.yaml": text}) == ["faq.yaml:1"]


def test_aliases_are_fine(tmp_path: Path) -> None:
    text = (
        "- {question: One, answer: &a Same., tags: &t [x]}\n- {question: 2, answer: *a, tags: *t}"
    )
    one, two = entries(tmp_path, "faq.yaml", text)
    assert (one.answer, one.terms.tags) == (two.answer, two.terms.tags) == ("Same.", ("x",))


def test_a_line_break_that_no_editor_counts_is_a_space(tmp_path: Path) -> None:
    text = "- question: Why\u2028not?\n  answer: |\n    Be\u2029cause.\n  tags: [a\x85b]\n"
    found = entry(tmp_path, "faq.yaml", text)
    assert (found.question, found.answer, found.terms.tags) == ("Why not?", "Be cause.", ("a b",))
    assert places(tmp_path, {"faq.yaml": f"{text}  colour: red"}) == ["faq.yaml:5"]


def test_an_alias_of_itself_does_not_hang(tmp_path: Path) -> None:
    text = "- {question: One, answer: A, tags: &t [x, *t]}"
    assert places(tmp_path, {"faq.yaml": text}) == ["faq.yaml:1"]


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("  answr: A", "There is no field 'answr': did you mean 'answer'?"),
        ("  Tags: [a]", "There is no field 'Tags': did you mean 'tags'?"),
        ("  [a]: b", "There is no field '[…]': the fields are id, question,"),
        ("  question: Again", "'question' is written twice here: leave one of them out."),
        ("  category: [a]", "'category' must be text, but this is a list: write one text."),
        ("  category: {a: b}", "'category' must be text, but this is a group of fields:"),
        ("  category: yes", "'category' must be text, but this is true or false:"),
        ("  category: ''", "'category' must be text, but this is empty:"),
        ("  variants: Wording", "'variants' must be a list:"),
        ("  variants: [a, '']", "'variants' must be text, but this is empty:"),
        ("  variants: [a, ]\n  id: ' '", "'id' must be text, but this is empty:"),
        ("  tags: [no]", "'tags' must be text, but this is true or false:"),
        ("  tags: [[a]]", "'tags' must be text, but this is a list:"),
        ("  sensitive: 'true'", "'sensitive' must be true or false, without quotes."),
        ("  sensitive: 1", "'sensitive' must be true or false, without quotes."),
        ("  valid_from: tomorrow", "'valid_from' is no date: write year-month-day, such as"),
        ("  valid_from: 2026-02-30", "'valid_from' names 2026-02-30, a day that does not exist:"),
        ("  valid_until: 2026-13-01", "'valid_until' names 2026-13-01, a day that does not exist:"),
        ("  valid_until: 20260131", "'valid_until' is no date: write year-month-day, such as"),
        ("  language: fr", "'fr' is no language: write one of en, en-us,"),
        ("  audience: friends", "'friends' is no audience: write one of public, all,"),
        (f"  variants: [{'x' * 501}]", "'variants' has 501 characters: shorten it to 500"),
    ],
)
def test_what_is_wrong_in_a_field_is_told_with_its_line(
    tmp_path: Path, line: str, told: str
) -> None:
    (fault,) = faults(tmp_path, {"faq.yaml": f"# FAQ\n- question: Q\n  answer: A\n{line}\n"})
    number = 4 + line.count("\n")
    assert fault.startswith(f"faq.yaml:{number}: {told}")


def test_an_item_is_faulty_on_its_own_line(tmp_path: Path) -> None:
    text = "- question: Q\n  answer: A\n  variants:\n    - fine\n    - So: how?\n    -\n"
    assert places(tmp_path, {"faq.yaml": text}) == ["faq.yaml:5", "faq.yaml:6"]


@pytest.mark.parametrize(("field", "longest"), [("question", 500), ("answer", 20_000)])
def test_a_text_may_be_as_long_as_its_limit_and_no_longer(
    tmp_path: Path, field: str, longest: int
) -> None:
    texts = {"question": "Q", "answer": "A", field: "x" * longest}
    line = f"- {{question: {texts['question']}, answer: {texts['answer']}, id: a}}\n"
    assert len(entries(tmp_path, "faq.yaml", line)) == 1
    (fault,) = faults(tmp_path, {"faq.yaml": line.replace("xx", "xxx", 1)})
    assert fault.startswith(f"faq.yaml:1: '{field}' has {longest + 1} characters: shorten")


def test_a_missing_text_is_told_where_the_entry_begins_and_an_empty_one_where_it_is(
    tmp_path: Path,
) -> None:
    text = "- id: a\n  question: Q\n- id: b\n  answer: A\n  question:\n"
    assert faults(tmp_path, {"faq.yaml": text}) == [
        "faq.yaml:1: 'answer' is missing: write 'answer' and its text here.",
        "faq.yaml:5: 'question' is missing: write 'question' and its text here.",
    ]


def test_an_end_before_the_beginning_is_told_at_the_end(tmp_path: Path) -> None:
    text = "- question: Q\n  answer: A\n  valid_from: 2026-02-01\n  valid_until: 2026-01-31\n"
    (fault,) = faults(tmp_path, {"faq.yaml": text})
    assert fault.startswith("faq.yaml:4: 'valid_until' is before 'valid_from'")


@pytest.mark.parametrize(
    ("text", "line", "told"),
    [
        ("just words", 1, "There is no list of entries here"),
        ("language: en\n", 1, "'entries' is missing"),
        ("language: en\nentries:\n  question: Q\n", 3, "There is no list of entries here"),
        ("entrys: []\nentries: [{question: Q, answer: A}]", 1, "There is no field 'entrys'"),
        ("entries: [{question: Q, answer: A}]\nentries: []", 2, "'entries' is written twice"),
        ("- question: Q\n  answer: A\n- only words\n", 3, "This entry has no fields"),
        ("- question: Q\n  answer: a: b\n", 2, "This is no valid YAML: mapping values"),
        (
            "- question: Q\n\tanswer: A\n",
            2,
            "This is no valid YAML: while scanning for the next token",
        ),
        (
            "- question: 'Q\n  answer: A\n",
            3,
            "This is no valid YAML: while scanning a quoted scalar",
        ),
        ("- question: *q\n", 1, "This is no valid YAML: found undefined alias"),
        (
            "- {question: Q, answer: A}\n---\n- {}\n",
            2,
            "This is no valid YAML: expected a single document",
        ),
        ("- question: Q\n  answer: A\x07\n", 2, "An invisible control character"),
    ],
)
def test_what_is_wrong_with_a_whole_file_is_told_with_its_line(
    tmp_path: Path, text: str, line: int, told: str
) -> None:
    (fault,) = faults(tmp_path, {"faq.yaml": text})
    assert fault.startswith(f"faq.yaml:{line}: {told}")


def test_broken_yaml_says_where_the_broken_thing_begins(tmp_path: Path) -> None:
    (fault,) = faults(tmp_path, {"faq.yaml": "- question: 'Q\n  answer: A\n"})
    assert "while scanning a quoted scalar begun in line 1, found unexpected end" in fault
