"""Publishing: from a folder of content to the Generation that serves; all of it or nothing."""

import asyncio
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from bot.answering.calibration import calibrate
from bot.domain.generation import Calibration, Generation
from bot.domain.reply import plainly
from bot.ports import Index, IndexBuilder, Publications
from knowledge_base import read_folder, split
from knowledge_base.words import Content, Document, FaqEntry, Language, SourceId


@dataclass(frozen=True, slots=True)
class SharedQuestion:
    """A question as it is written first, and the entries that ask it and answer it differently."""

    question: str
    language: Language
    ids: tuple[SourceId, ...]


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
        say(f"embedding {len(passages)} passage{'s' * (len(passages) != 1)}")
        index = await self._builder.build(passages)
        say("learning how far its rankings can be trusted")
        index = await self._builder.save(index, await calibrate(index, self._risk, self._today()))
        await self._publications.publish(index.generation.id)
        await self._builder.tidy(index.generation.id)
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
        _shared_questions(content.entries, day),
    )


def _shared_questions(entries: Iterable[FaqEntry], day: date) -> tuple[SharedQuestion, ...]:
    """Those of one language that customers may be told on that day; case and punctuation make no other question."""
    asked: dict[tuple[Language, str], list[tuple[str, FaqEntry]]] = {}
    for entry in entries:
        if entry.terms.allow_answering_on(day):
            # Two of its own wordings may be the same, plainly.
            own = {plainly(text): text for text in reversed((entry.question, *entry.variants))}
            for plain, text in own.items():
                asked.setdefault((entry.terms.language, plain), []).append((text, entry))
    shared = (
        SharedQuestion(asking[0][0], language, tuple(entry.id for _, entry in asking))
        for (language, plain), asking in asked.items()
        if plain and len({entry.answer for _, entry in asking}) > 1
    )
    return tuple(sorted(shared, key=lambda one: (one.language, one.question)))
