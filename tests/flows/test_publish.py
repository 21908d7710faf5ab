"""Publishing is all or nothing."""

from pathlib import Path
from typing import Final

import pytest

from bot.flows.publish import SharedQuestion
from knowledge_base.words import FaultyContentError, Language, SourceId
from tests.flows.conftest import Bank
from tests.running import Published
from tests.small_content import write_small_content


async def test_the_same_content_gives_the_same_generation_and_a_report(
    bank: Bank, published: Published, tmp_path: Path
) -> None:
    content = write_small_content(tmp_path / "content")
    steps: list[str] = []
    report = await bank.publish.publish(content, steps.append)
    assert (report.entries, report.documents) == (13, 1)
    assert (report.generation.id, report.generation.passages) == (published.current, 15)
    # One has expired, one is internal.
    assert (report.entries_told, report.documents_told, report.shared) == (11, 1, ())
    assert set(report.generation.languages) == set(report.calibrations) == set(Language)
    assert len(steps) >= 3


ROWS: Final = """\
id,question,variants,answer,language,audience,valid_until
lounge,Is there a lounge?,Where is the lounge?,"Yes, at the airport.",en,,
lounge-2,Where is the lounge,is there a  LOUNGE,In terminal two.,en,,
same,Is there a lounge?,,"Yes, at the airport.",en,,
staff,Is there a lounge?,,Ask the head.,en,staff,
old,Is there a lounge?,,Not yet.,en,,2020-12-31
zh,Is there a lounge?,,有。,zh,,
"""


async def test_questions_that_entries_share_although_they_answer_them_differently_are_told(
    bank: Bank, tmp_path: Path
) -> None:
    content = write_small_content(tmp_path / "content")
    (content / "lounge.csv").write_text(ROWS, "utf-8")
    report = await bank.publish.publish(content, lambda _: None)
    lounge, lounge_2, same = map(SourceId, ("lounge", "lounge-2", "same"))
    assert report.shared == (
        SharedQuestion("Is there a lounge?", Language.ENGLISH, (lounge, lounge_2, same)),
        SharedQuestion("Where is the lounge?", Language.ENGLISH, (lounge, lounge_2)),
    )
    assert (report.entries, report.entries_told) == (19, 15)


async def test_faulty_content_changes_nothing_and_every_fault_is_told(
    bank: Bank, tmp_path: Path
) -> None:
    published = await bank.publications.current()
    folders = sorted(bank.generations.iterdir())
    content = write_small_content(tmp_path / "content")
    (content / "bad.yaml").write_text("- question: Why?\n- anwser: Because.\n", "utf-8")
    (content / "bad.csv").write_text("question,answer\nWhy not?,\n", "utf-8")
    with pytest.raises(FaultyContentError) as refused:
        await bank.publish.publish(content, lambda _: None)
    assert {fault.file.name for fault in refused.value.faults} == {"bad.yaml", "bad.csv"}
    assert len(refused.value.faults) >= 3
    assert await bank.publications.current() == published
    assert sorted(bank.generations.iterdir()) == folders
