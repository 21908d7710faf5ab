"""A published bank to start from: its data folder is made once and copied for each test."""

import asyncio
import os
import shutil
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Final

import pytest

from bot.answering.confidence import Evidence
from bot.backends.embeddings.hashing import HashingEmbeddings
from bot.backends.index.generation_folder import GenerationFolder
from bot.backends.sql.database import Database
from bot.backends.sql.migrations import migrate
from bot.backends.sql.publications import SqlPublications
from bot.domain.generation import Calibration
from bot.domain.ids import GenerationId
from bot.settings import Settings
from knowledge_base import read_folder, split
from knowledge_base.words import Language
from tests.once import made_once
from tests.small_content import write_small_content

# Far more than anything here takes on a busy machine; a test that waits so long has failed.
PATIENCE: Final = 30.0
_BEAT: Final = 0.01


def settings_for(data: Path) -> Settings:
    """The settings of a bank without a model."""
    return Settings(data=data, embedding_model="hashing")


@dataclass(frozen=True, slots=True)
class Published:
    """A data folder, closed and ready to be copied, and the Generations in it."""

    data: Path
    current: GenerationId
    other: GenerationId
    """Built and saved, but not published; it has one entry more, about a lounge."""


def published_once(factory: pytest.TempPathFactory) -> Published:
    """The small content, published; all suites of a run share one build, which takes a while."""
    return published_in(made_once(factory, "published", published_in))


def published_in(folder: Path) -> Published:
    """The small content, published in a folder, unless it was before."""
    note = folder / "generations.txt"
    if not note.exists():
        content = write_small_content(folder / "content")
        (folder / "data").mkdir(parents=True)
        note.write_text("\n".join(asyncio.run(_publish(content, folder / "data"))), "utf-8")
    current, other = note.read_text("utf-8").split()
    return Published(folder / "data", GenerationId(current), GenerationId(other))


async def _publish(content: Path, data: Path) -> tuple[GenerationId, GenerationId]:
    builder = GenerationFolder(data / "generations", HashingEmbeddings())
    current = await _built(builder, content)
    (content / "more.csv").write_text("question,answer\nIs there a lounge?,Yes.\n", "utf-8")
    other = await _built(builder, content)
    async with Database(f"sqlite:///{data / 'teller.sqlite'}") as database:
        await migrate(database)
        await SqlPublications(database).publish(current)
    return current, other


async def _built(builder: GenerationFolder, content: Path) -> GenerationId:
    index = await builder.build(split(read_folder(content)))
    await builder.save(index, dict.fromkeys(Language, BY_NEARNESS))
    return index.generation.id


def _steps_at(nearness: float) -> tuple[float, ...]:
    """Weights of a model that goes from no to yes where the first hit is this near."""
    steepness = 40.0
    weights = {"nearness": steepness}
    slopes = (weights.get(field.name, 0.0) for field in fields(Evidence))
    return (-steepness * nearness, *slopes)


# What is learned from content is another suite's matter: here a question of the content itself
# is answered, half of one is asked back, and anything else goes to a person.
BY_NEARNESS: Final = Calibration(
    right=_steps_at(0.9), offered=_steps_at(0.5), threshold=0.9, samples=0
)


def copied(data: Path, folder: Path) -> Path:
    """A copy that a test may change, but for Generations: these never change, and have one body."""
    target = folder / "data"
    shutil.copytree(data, target, ignore=shutil.ignore_patterns("generations"))
    if (data / "generations").exists():
        shutil.copytree(data / "generations", target / "generations", copy_function=os.link)
    return target


async def eventually(fact: Callable[[], Awaitable[bool]]) -> None:
    """Returns as soon as the fact holds; TimeoutError when it never does."""
    async with asyncio.timeout(PATIENCE):
        while not await fact():  # noqa: ASYNC110 - the fact lies in a database or a process
            await asyncio.sleep(_BEAT)
