"""Every Publications names the Generation that was published last."""

import pytest

from bot.backends.sql.database import Database
from bot.backends.sql.publications import SqlPublications
from bot.domain.ids import GenerationId
from bot.ports import Publications


@pytest.fixture
def publications(database: Database) -> Publications:
    """The publications under test."""
    return SqlPublications(database)


async def test_nothing_serves_before_the_first_publication(publications: Publications) -> None:
    assert await publications.current() is None


async def test_the_newest_publication_serves_even_when_it_is_an_old_generation(
    publications: Publications,
) -> None:
    for name in ("first", "second", "first"):
        await publications.publish(GenerationId(name))
        assert await publications.current() == name


async def test_another_process_sees_the_publication(
    publications: Publications, database_url: str
) -> None:
    await publications.publish(GenerationId("first"))
    async with Database(database_url) as other:
        assert await SqlPublications(other).current() == "first"
