"""Facts about FAQ files in CSV."""

from pathlib import Path

import pytest

from knowledge_base.words import Audience, Language
from tests.knowledge_base.content_folder import entries, entry, faults, places


def test_question_and_answer_are_enough(tmp_path: Path) -> None:
    found = entry(tmp_path, "faq.csv", "question,answer\nIs it free?,Yes.\n")
    assert (found.id, found.question, found.answer) == ("is-it-free", "Is it free?", "Yes.")
    assert (found.variants, found.terms.language) == ((), Language.ENGLISH)


def test_every_field_has_its_column(tmp_path: Path) -> None:
    header = "id,question,variants,answer,language,category,tags,sensitive,valid_from,valid_until,"
    row = 'a,Q,one|two,"A, and B",zh-CN,cards,x|y,yes,2026-01-01,2026-12-31,internal'
    found = entry(tmp_path, "faq.csv", f"{header}audience\n{row}\n")
    assert (found.id, found.variants, found.answer) == ("a", ("one", "two"), "A, and B")
    assert (found.terms.language, found.terms.category) == (Language.CHINESE, "cards")
    assert (found.terms.tags, found.terms.sensitive) == (("x", "y"), True)
    assert str(found.terms.valid_from) == "2026-01-01"
    assert str(found.terms.valid_until) == "2026-12-31"
    assert found.terms.audience is Audience.INTERNAL


@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_the_separator_is_recognised_from_the_header(tmp_path: Path, separator: str) -> None:
    text = f'question{separator}answer\nWhat, when; how?{separator}"A, b; c\td"\n'
    if separator != "\t":
        text = f'question{separator}answer\n"What, when; how?"{separator}"A, b; c\td"\n'
    found = entry(tmp_path, "faq.csv", text)
    assert (found.question, found.answer) == ("What, when; how?", "A, b; c\td")


def test_header_names_are_trimmed_and_may_be_capitals(tmp_path: Path) -> None:
    found = entry(tmp_path, "faq.csv", "\n Question ;ANSWER; Category\nQ;A;cards\n")
    assert (found.question, found.terms.category) == ("Q", "cards")


def test_a_column_without_a_name_and_a_row_without_text_are_passed_over(tmp_path: Path) -> None:
    found = entry(tmp_path, "faq.csv", "question,,answer,\n , ,,\nQ,my note,A,another\n\n,,,\n")
    assert (found.question, found.answer) == ("Q", "A")


def test_variants_and_tags_are_separated_by_bars_or_line_breaks(tmp_path: Path) -> None:
    text = 'question,answer,variants,tags\nQ,A,"one | two\nthree||","x|\ny"\n'
    found = entry(tmp_path, "faq.csv", text)
    assert (found.variants, found.terms.tags) == (("one", "two", "three"), ("x", "y"))


@pytest.mark.parametrize(
    ("cell", "is_sensitive"),
    [("true", True), ("Yes", True), ("1", True), ("FALSE", False), ("no", False), ("0", False),
     ("", False)],
)  # fmt: skip
def test_sensitive_is_told_as_spreadsheets_do(
    tmp_path: Path, cell: str, is_sensitive: bool
) -> None:
    text = f"question,answer,sensitive\nQ,A,{cell}\n"
    assert entry(tmp_path, "faq.csv", text).terms.sensitive is is_sensitive


def test_rows_with_one_id_and_one_answer_are_one_entry(tmp_path: Path) -> None:
    text = """\
id,question,variants,answer,category,tags,sensitive
lost,My card is gone,,Call us.,cards,card,
open,When are you open?,,At nine.,,,
lost,Lost my card,Where is my card?|My card is gone,Call us.,,loss,yes
"""
    lost, opening = entries(tmp_path, "faq.csv", text)
    assert (lost.id, lost.question, opening.id) == ("lost", "My card is gone", "open")
    assert lost.variants == ("Lost my card", "Where is my card?")
    assert (lost.terms.category, lost.terms.tags) == ("cards", ("card", "loss"))
    assert lost.terms.sensitive


def test_one_id_with_two_answers_is_a_fault(tmp_path: Path) -> None:
    text = "id,question,answer\na,Q,A\nb,Q,A\na,R,B\n"
    (fault,) = faults(tmp_path, {"faq.csv": text})
    assert fault.startswith("faq.csv:4: The id 'a' has another answer in line 2: repeat that")


def test_one_entry_with_two_categories_is_a_fault(tmp_path: Path) -> None:
    text = "id,question,answer,category\na,Q,A,cards\na,R,A,loans\n"
    assert faults(tmp_path, {"faq.csv": text}) == [
        "faq.csv:3: 'category' is not the same as at faq.csv:2 for one entry: mend one of them."
    ]


def test_the_stricter_terms_hold_for_rows_that_are_one_entry(tmp_path: Path) -> None:
    text = "question,answer,audience,valid_until\nQ,A,,\nQ,A,staff,2026-12-31\n"
    terms = entry(tmp_path, "faq.csv", text).terms
    assert (terms.audience, str(terms.valid_until)) == (Audience.INTERNAL, "2026-12-31")


@pytest.mark.parametrize(
    ("header", "told"),
    [
        ("question,anser,answer", "There is no field 'anser': did you mean 'answer'?"),
        (
            "question,Valid from,answer",
            "There is no field 'valid from': did you mean 'valid_from'?",
        ),
        ("question,price,answer", "There is no field 'price': the fields are id, question,"),
        ("question,answer,answer", "There are two columns 'answer': leave one of them out."),
        ("question,variants", "The column 'answer' is missing: name it in the first row."),
        ("answer,variants", "The column 'question' is missing: name it in the first row."),
    ],
)
def test_a_wrong_header_is_told(tmp_path: Path, header: str, told: str) -> None:
    (fault,) = faults(tmp_path, {"faq.csv": f"{header}\nQ,A,A\n"})
    assert fault.startswith(f"faq.csv:1: {told}")


def test_a_fault_is_on_the_line_where_its_row_begins(tmp_path: Path) -> None:
    text = """\
question,answer,sensitive,valid_from
First,"Two
lines, and
three",,

Second,"Again
two",perhaps,
,no question,,
Third,A,,1.1.2026
"""
    assert places(tmp_path, {"faq.csv": text}) == ["faq.csv:6", "faq.csv:8", "faq.csv:9"]


@pytest.mark.parametrize("row", ['Q,"A" and more', 'Q,"never closed\nNext,row'])
def test_a_row_that_cannot_be_read_is_told_with_those_before_it(tmp_path: Path, row: str) -> None:
    text = f'question,answer\nFine,"A\nB"\nNo answer,\n{row}\n'
    fault, unreadable = faults(tmp_path, {"faq.csv": text})
    assert fault.startswith("faq.csv:4: 'answer' is missing")
    assert unreadable.startswith("faq.csv:5: This row cannot be read (")


def test_a_row_wider_than_the_header_is_a_fault(tmp_path: Path) -> None:
    text = "question;answer\nFine;A;;\nWhat;now; and then\n"
    assert faults(tmp_path, {"faq.csv": text}) == [
        "faq.csv:3: This row has more cells than the header: put text that contains ';' in quotes."
    ]


def test_texts_that_are_too_long_are_told(tmp_path: Path) -> None:
    text = f"question,answer,variants\nQ,A,{'x' * 500}|{'y' * 501}\n{'q' * 501},{'a' * 20_001},\n"
    told = [fault.partition(":")[2][:17] for fault in faults(tmp_path, {"faq.csv": text})]
    assert told == ["2: 'variants' has", "3: 'answer' has 2", "3: 'question' has"]


def test_what_is_no_truth_is_told_in_the_words_of_a_spreadsheet(tmp_path: Path) -> None:
    assert faults(tmp_path, {"faq.csv": "question,answer,sensitive\nQ,A,maybe\n"}) == [
        "faq.csv:2: 'sensitive' must be true, yes or 1, or false, no or 0, or an empty cell."
    ]
