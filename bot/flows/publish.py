"""Publishing: from a folder of content to the Generation that serves; all of it or nothing."""

import asyncio
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from bot.answering.calibration import calibrate
from bot.domain.generation import Calibration, Generation
from bot.flows.counted import counted
from bot.flows.shared_questions import SharedQuestion, shared_questions
from bot.ports import Index, IndexBuilder, Publications
from knowledge_base import read_folder, split
from knowledge_base.words import Content, Document, FaqEntry, Language


@dataclass(frozen=True, slots=True)
class PublishReport:
    """What was published."""

    generation: Generation
    entries: int
    documents: int
    calibrations: Mapping[Language, Calibration]
    entries_told: int
    """Those that customers may be told today."""
    documents_told: int
    shared: tuple[SharedQuestion, ...]
    """Questions that entries share and answer differently."""


class Publish:
    """Reads, builds, learns, saves, then says which Generation serves."""

    def __init__(
        self,
        builder: IndexBuilder,
        publications: Publications,
        *,
        risk: float,
        today: Callable[[], date],
    ) -> None:
        self._builder = builder
        self._publications = publications
        self._risk = risk
        self._today = today

    async def publish(self, folder: Path, say: Callable[[str], None]) -> PublishReport:
        """Raises FaultyContentError, and then nothing has changed. `say` is told what is being done."""
        say("reading the content")
        content = await asyncio.to_thread(read_folder, folder)
        passages = split(content)
        say("preparing the encoder")
        say(await self._builder.prepare(passages))
        say(f"embedding {counted(len(passages), 'passage')}")
        index = await self._builder.build(passages)
        say("learning how far its rankings can be trusted")
        index = await self._builder.save(index, await calibrate(index, self._risk, self._today()))
        await self._publications.publish(index.generation.id)
        return _report(index, content, self._today())


def _report(index: Index, content: Content, day: date) -> PublishReport:
    def told(sources: Iterable[FaqEntry | Document]) -> int:
        return sum(source.terms.allow_answering_on(day) for source in sources)

    return PublishReport(
        index.generation,
        len(content.entries),
        len(content.documents),
        index.calibrations,
        told(content.entries),
        told(content.documents),
        shared_questions(content.entries, day),
    )
