"""Publishing is all or nothing."""

from pathlib import Path

import pytest

from knowledge_base.words import FaultyContentError, Language
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
    assert set(report.generation.languages) == set(report.calibrations) == set(Language)
    assert len(steps) >= 3


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
