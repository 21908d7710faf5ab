"""Facts about a folder: which files are read, and how everything wrong is told at once."""

from pathlib import Path

import pytest

from knowledge_base import read_folder
from knowledge_base.words import Fault, FaultyContentError
from tests.knowledge_base.content_folder import faults, places, read, write

ENTRY = "- {question: Are we open, answer: From nine to five.}\n"
DOCUMENT = "# Cards\nA card is free.\n"


def test_all_three_formats_are_read_from_folders_in_folders(tmp_path: Path) -> None:
    content = read(
        tmp_path,
        {
            "b/faq.yaml": "- {id: y, question: Q, answer: A}",
            "b/old.yml": "- {id: z, question: Q, answer: A}",
            "a/more/faq.csv": "id,question,answer\nc,Q,A\n",
            "a/cards.md": DOCUMENT,
            "UPPER.CSV": "id,question,answer\nu,Q,A\n",
        },
    )
    assert [entry.id for entry in content.entries] == ["u", "c", "y", "z"]
    assert [document.id for document in content.documents] == ["cards"]


@pytest.mark.parametrize(
    "name",
    [
        ".hidden.yaml",
        ".drafts/faq.yaml",
        "__pycache__/faq.yaml",
        "tool.py",
        "README.md",
        "en/readme.md",
        "picture.png",
        "notes.txt",
    ],
)
def test_other_files_are_passed_over(tmp_path: Path, name: str) -> None:
    content = read(tmp_path, {name: "- {nonsense", "faq.yaml": ENTRY})
    assert (len(content.entries), content.documents) == (1, ())


@pytest.mark.parametrize("line_break", ["\n", "\r\n", "\r"])
def test_a_byte_order_mark_and_any_line_breaks_are_fine(tmp_path: Path, line_break: str) -> None:
    text = "\ufeff---\nid: d\n---\n# Cards\n\nFree.\nAlways.\n".replace("\n", line_break)
    (document,) = read(tmp_path, {"d.md": text}).documents
    assert (document.id, document.text) == ("d", "# Cards\n\nFree.\nAlways.")


@pytest.mark.parametrize("name", ["faq.yaml", "faq.csv", "cards.md"])
def test_a_line_that_is_not_utf_8_is_named(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes(b"\xef\xbb\xbffirst\nsecond\n\xe9t\xe9\n")
    with pytest.raises(FaultyContentError) as raised:
        read_folder(tmp_path)
    assert str(raised.value) == (
        f"{name}:3: This line is not written in UTF-8: save the file as UTF-8."
    )


def test_a_missing_folder_is_a_fault(tmp_path: Path) -> None:
    (fault,) = _faults_of(tmp_path / "nowhere")
    assert str(fault) == (
        f"{tmp_path / 'nowhere'}: There is no such content folder: create it or mend its name."
    )


def test_a_file_in_the_folders_place_is_a_fault(tmp_path: Path) -> None:
    write(tmp_path, {"faq.yaml": ENTRY})
    (fault,) = _faults_of(tmp_path / "faq.yaml")
    assert str(fault) == (
        f"{tmp_path / 'faq.yaml'}: This is a file: name the folder that it lies in."
    )


@pytest.mark.parametrize("files", [{}, {"README.md": "# Notes"}, {"picture.png": ""}])
def test_a_folder_without_an_entry_or_document_is_a_fault(
    tmp_path: Path, files: dict[str, str]
) -> None:
    assert faults(tmp_path, files) == [
        f"{tmp_path}: This folder holds no entry and no document: write some."
    ]


@pytest.mark.parametrize(
    ("name", "text"),
    [("a.yaml", ""), ("a.yaml", "# later"), ("a.yaml", "[]"), ("a.yaml", "entries: []"),
     ("a.csv", ""), ("a.csv", "question,answer\n"), ("a.csv", ",,\n")],
)  # fmt: skip
def test_a_file_without_an_entry_is_a_fault(tmp_path: Path, name: str, text: str) -> None:
    assert faults(tmp_path, {name: text, "faq.yml": ENTRY}) == [
        f"{name}:1: This file holds no entry: write one or take the file away."
    ]


def test_every_fault_of_every_file_is_told_at_once_by_file_and_line(tmp_path: Path) -> None:
    files = {
        "z/faq.yaml": "- question: Q\n  answer: A\n  tags: x\n- answer: B\n",
        "a.csv": "question,answer\nonly a question,\nQ,A\n,only an answer\n",
        "good.yaml": ENTRY,
        "m.md": "---\ntitle: Cards\nkolor: red\n---\n\n",
    }
    assert places(tmp_path, files) == [
        "a.csv:2", "a.csv:4", "m.md:3", "m.md:4", "z/faq.yaml:3", "z/faq.yaml:4",
    ]  # fmt: skip


def test_the_faults_are_there_as_data(tmp_path: Path) -> None:
    write(tmp_path, {"en/faq.csv": "question,answer\nWhy?,\n"})
    message = "'answer' is missing: write 'answer' and its text here."
    assert _faults_of(tmp_path) == (Fault(Path("en/faq.csv"), 2, message),)


def _faults_of(folder: Path) -> tuple[Fault, ...]:
    with pytest.raises(FaultyContentError) as raised:
        read_folder(folder)
    return raised.value.faults
