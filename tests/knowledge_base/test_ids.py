"""Facts about ids: made from words, given by hand, and never used twice."""

from pathlib import Path

import pytest

from tests.knowledge_base.content_folder import entries, entry, faults, read


@pytest.mark.parametrize(
    ("question", "id_"),
    [
        ("What's the fee — for ATMs?", "whats-the-fee-for-atms"),
        ("Is 3.5 % a_year OK?", "is-3-5-a-year-ok"),
        ("我的银行卡丢了，怎么办？", "我的银行卡丢了-怎么办"),
        ("Où est le café ?", "où-est-le-café"),
        ("?!", "entry"),
        ("word " * 20, "-".join(["word"] * 12)),
        ("x" * 70, "x" * 60),
    ],
)
def test_an_id_is_made_from_the_questions_words(tmp_path: Path, question: str, id_: str) -> None:
    found = entry(tmp_path, "faq.csv", f'question,answer\n"{question}",A\n')
    assert found.id == id_
    assert len(found.id) <= 60


def test_a_made_id_that_is_taken_anywhere_gets_a_number(tmp_path: Path) -> None:
    content = read(
        tmp_path,
        {
            "a.csv": "question,answer\nCards,One\nCards!,Two\nPrices,One\n",
            "b.yaml": "- {id: cards, question: Q, answer: A}\n- {question: Cards, answer: Three}",
            "prices.md": "# Prices\nNone.\n",
        },
    )
    assert [one.id for one in content.entries] == [
        "cards-2", "cards-3", "prices-2", "cards", "cards-4",
    ]  # fmt: skip


def test_one_question_with_one_answer_is_one_entry_in_whatever_files(tmp_path: Path) -> None:
    content = read(
        tmp_path,
        {
            "a.csv": "question,answer,variants\nCards?,Free.,x\nCards?,Free.,y\nCards?,Dear.,\n",
            "b.yaml": "- {question: 'Cards?', answer: Free., variants: [z, x]}",
        },
    )
    first, second = content.entries
    assert (first.id, first.variants) == ("cards", ("x", "y", "z"))
    assert (second.id, second.answer) == ("cards-2", "Dear.")


def test_entries_named_by_hand_stay_apart_whatever_they_say(tmp_path: Path) -> None:
    text = "id,question,answer\na,Q,A\nb,Q,A\n,Q,A\n"
    assert [one.id for one in entries(tmp_path, "faq.csv", text)] == ["a", "b", "q"]


@pytest.mark.parametrize("id_", ["a", "Card.2_b-c:d/e", "reverted_payment?", "银行卡", "x" * 200])
def test_an_id_given_by_hand_stays_as_it_is(tmp_path: Path, id_: str) -> None:
    assert entry(tmp_path, "faq.csv", f"id,question,answer\n{id_},Q,A\n").id == id_


@pytest.mark.parametrize(
    ("id_", "told"),
    [
        ("a#b", "The id 'a#b' contains '#', which separates passages: leave it out."),
        ("a b", "An id has 1 to 200 visible characters without blanks"),
        ("x" * 201, "An id has 1 to 200 visible characters without blanks"),
    ],
)
def test_what_cannot_be_an_id_is_a_fault(tmp_path: Path, id_: str, told: str) -> None:
    text = f"- question: Q\n  answer: A\n  id: '{id_}'\n"
    (fault,) = faults(tmp_path, {"faq.yaml": text})
    assert fault.startswith(f"faq.yaml:3: {told}")


def test_an_id_in_two_places_is_told_with_both(tmp_path: Path) -> None:
    files = {
        "a.csv": "id,question,answer\nsame,Q,A\n",
        "b/faq.yaml": "- question: Q\n  answer: A\n  id: same\n"
        "- {id: two, question: Q, answer: A}\n"
        "- {id: two, question: R, answer: A}\n",
        "c.md": "---\ntitle: C\nid: same\n---\nText.\n",
    }
    assert faults(tmp_path, files) == [
        "b/faq.yaml:3: The id 'same' is already used at a.csv:2: give another.",
        "b/faq.yaml:5: The id 'two' is already used at b/faq.yaml:4: give another.",
        "c.md:3: The id 'same' is already used at a.csv:2: give another.",
    ]


def test_two_documents_of_one_file_name_need_ids(tmp_path: Path) -> None:
    text = "# Cards\nFree.\n"
    assert faults(tmp_path, {"en/cards.md": text, "zh/cards.md": text}) == [
        "zh/cards.md:1: The id 'cards' is already used at en/cards.md:1: give another."
    ]
