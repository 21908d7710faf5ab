"""The Generation that serves: replaced without a restart, and never by a damaged one."""

import asyncio
import logging
from pathlib import Path

import pytest

from bot.domain.ids import GenerationId
from bot.errors import NoContentError
from tests.flows.conftest import Bank
from tests.running import Published, eventually


def damage(bank: Bank, generation_id: GenerationId, pattern: str) -> None:
    """Cut every file of a Generation that fits the pattern in half."""
    files = [
        file for file in bank.builder.folder_of(generation_id).rglob(pattern) if file.is_file()
    ]
    assert files
    for file in files:
        half = file.read_bytes()[: file.stat().st_size // 2]
        # Its body is every copy's.
        file.unlink()
        file.write_bytes(half)


async def test_before_anything_is_loaded_there_is_no_content(empty_bank: Bank) -> None:
    assert not empty_bank.library.is_ready
    with pytest.raises(NoContentError):
        _ = empty_bank.library.index


async def test_what_is_published_is_loaded(empty_bank: Bank) -> None:
    assert await empty_bank.library.has_publication()
    await empty_bank.library.refresh()
    assert "abroad-fee" in empty_bank.library.index.passages


async def test_a_newer_generation_takes_over(bank: Bank, published: Published) -> None:
    assert bank.library.index.generation.id == published.current
    await bank.publications.publish(published.other)
    await bank.library.refresh()
    assert bank.library.index.generation.id == published.other
    assert "is-there-a-lounge" in bank.library.index.passages


async def test_a_generation_that_serves_is_not_loaded_again(bank: Bank) -> None:
    before = bank.library.index
    await bank.library.refresh()
    assert bank.library.index is before


@pytest.mark.parametrize("pattern", ["generation.json", "passages.json", "*.faiss", "*.json"])
async def test_a_damaged_generation_leaves_the_older_one_serving(
    bank: Bank, published: Published, pattern: str, caplog: pytest.LogCaptureFixture
) -> None:
    before = bank.library.index
    damage(bank, published.other, pattern)
    await bank.publications.publish(published.other)
    await bank.library.refresh()
    await bank.library.refresh()
    assert bank.library.index is before
    assert len([record for record in caplog.records if record.levelno >= logging.ERROR]) == 1


async def test_a_generation_that_was_mended_is_loaded(
    bank: Bank, published: Published, tmp_path: Path
) -> None:
    folder = bank.builder.folder_of(published.other)
    aside = folder.rename(tmp_path / "aside")
    await bank.publications.publish(published.other)
    await bank.library.refresh()
    assert bank.library.index.generation.id == published.current
    aside.rename(folder)
    await bank.library.refresh()
    assert bank.library.index.generation.id == published.other


async def test_watching_finds_what_is_published(empty_bank: Bank) -> None:
    watching = asyncio.create_task(empty_bank.library.watch())

    async def is_ready() -> bool:
        return empty_bank.library.is_ready

    await eventually(is_ready)
    watching.cancel()
    await asyncio.gather(watching, return_exceptions=True)
