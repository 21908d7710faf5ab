"""Publishing a folder, and asking what the bot would say."""

import json
from pathlib import Path

import pytest

from tests.command_line.conftest import Bot, current
from tests.small_content import ANSWER, QUESTION


def test_a_folder_is_published(bot: Bot, content: Path, tmp_path: Path) -> None:
    result = bot("index", content, "--data", tmp_path / "new", "--json")
    report = json.loads(result.out)
    assert (result.code, report["entries"], report["documents"]) == (0, 13, 1)
    assert report["generation"]["passages"] == 15
    assert set(report["calibrations"]) == {"en", "zh"}
    assert current(bot, tmp_path / "new") == report["generation"]["id"]


def test_a_report_counts_what_customers_may_be_told_and_names_shared_questions(
    bot: Bot, content: Path, tmp_path: Path
) -> None:
    data = tmp_path / "new"
    rows = "id,question,answer\na,Is [b]there[/b] a lounge?,Yes.\nb,is b there b a lounge,No.\n"
    said = bot("index", content, "--data", data).out
    assert "13 FAQ entries and 1 document in 15 passages." in said
    assert "Customers may be told 11 of the entries and 1 of the documents today" in said
    assert "different answers" not in said
    (content / "lounge.csv").write_text(rows, "utf-8")
    said = " ".join(bot("index", content, "--data", data).out.split())
    assert (
        "en: “Is [b]there[/b] a lounge?” is asked by a and b, which answer it differently" in said
    )
    report = json.loads(bot("index", content, "--data", data, "--json").out)
    assert (report["entries_told"], report["documents_told"]) == (13, 1)
    assert report["shared_questions"] == [
        {"question": "Is [b]there[/b] a lounge?", "language": "en", "ids": ["a", "b"]}
    ]


def test_one_is_not_told_as_many(bot: Bot, tmp_path: Path) -> None:
    folder = tmp_path / "one"
    folder.mkdir()
    (folder / "faq.csv").write_text("id,question,answer\na,Is there a lounge?,Yes.\n", "utf-8")
    result = bot("index", folder, "--data", tmp_path / "new")
    assert "1 FAQ entry and 0 documents in 1 passage." in result.out
    assert "Customers may be told" not in result.out
    assert "embedding 1 passage" in result.sentence
    assert "1 passages" not in result.sentence
    (tmp_path / "q.jsonl").write_text('{"question": "Is there a lounge?", "expected": ["a"]}\n')
    said = bot("evaluate", tmp_path / "q.jsonl", "--content", folder).sentence
    assert "asking 1 question" in said
    assert "1 questions" not in said


def test_every_fault_is_told_with_file_and_line_and_the_old_content_serves(
    bot: Bot, content: Path, folder: Path
) -> None:
    before = current(bot, folder)
    (content / "bad.yaml").write_text("- question: Why?\n\n- anwser: Because.\n", "utf-8")
    (content / "worse.csv").write_text("question,answer\nWhy not?,\n", "utf-8")
    result = bot("index", content, "--data", folder)
    assert result.code == 1
    for place in ("bad.yaml:1:", "bad.yaml:3:", "worse.csv:2:"):
        assert place in result.err
    assert "Nothing was published" in result.sentence
    assert current(bot, folder) == before


def test_a_folder_that_is_not_there_is_told(bot: Bot, folder: Path, tmp_path: Path) -> None:
    result = bot("index", tmp_path / "none", "--data", folder)
    assert (result.code, "no such content folder" in result.sentence) == (1, True)


def test_an_answer_is_shown_with_what_was_seen(bot: Bot, folder: Path) -> None:
    result = bot("ask", QUESTION, "--data", folder)
    assert result.code == 0
    assert "$12" in result.out
    assert "abroad-fee" in result.out


def test_an_answer_is_given_to_machines(bot: Bot, folder: Path) -> None:
    body = json.loads(bot("ask", QUESTION, "--data", folder, "--json").out)
    assert (body["decision"], body["text"]) == ("answer", ANSWER)
    assert body["candidates"][0]["id"] == "abroad-fee"


def test_a_question_without_content_says_what_to_do(bot: Bot, tmp_path: Path) -> None:
    result = bot("ask", QUESTION, "--data", tmp_path / "empty")
    assert result.code == 1
    assert "bot index FOLDER" in result.sentence
    assert "(no_content)" in result.sentence


@pytest.mark.parametrize(("question", "code"), [("", "text_empty"), ("😀", "no_words")])
def test_a_question_without_words_is_refused(
    bot: Bot, folder: Path, question: str, code: str
) -> None:
    result = bot("ask", question, "--data", folder)
    assert (result.code, f"({code})" in result.sentence) == (1, True)
