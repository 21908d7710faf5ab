"""Generations on disk: built aside, made durable, then renamed into place.

Never changed afterwards.
"""

import asyncio
from collections.abc import Awaitable, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path
from types import MappingProxyType
from typing import Final
from uuid import uuid4

import numpy as np
import orjson
from pydantic import TypeAdapter

from bot.backends.durable_folder import is_whole, put_in_place
from bot.backends.embeddings.model import EmbeddingModel
from bot.backends.embeddings.onnx_encoder import RUNS_AT_ONCE
from bot.backends.index.classifier.messages import MessageClassifier
from bot.backends.index.classifier.reviewed_texts import out_of_scope_questions
from bot.backends.index.language_index import LanguageIndex
from bot.backends.index.meaning import reader_among
from bot.backends.index.one_thread import search_in_one_thread
from bot.backends.index.reading_cache import Asked, ReadingCache
from bot.backends.micro_batch import MicroBatcher
from bot.domain.findings import Findings, Rehearsal
from bot.domain.generation import Calibration, Generation
from bot.domain.ids import GenerationId
from bot.errors import NoContentError
from bot.ports import Index
from knowledge_base.words import Language, Passage, PassageId

# Part of a Generation's name: raise it when the files or the way of searching change.
_FORMAT: Final = "16"
# Questions that are searched for together.
_AT_ONCE: Final = 32
_PASSAGES: Final = TypeAdapter(list[Passage])
_GENERATION: Final = TypeAdapter(Generation)
_CALIBRATIONS: Final = TypeAdapter(dict[Language, Calibration])


class LoadedIndex:
    """One Generation in memory."""

    def __init__(
        self,
        generation: Generation,
        passages: Sequence[Passage],
        languages: Mapping[Language, LanguageIndex],
        classifiers: Mapping[Language, MessageClassifier | None],
    ) -> None:
        self.classifiers = classifiers
        self.generation = generation
        self.passages: Mapping[PassageId, Passage] = MappingProxyType({p.id: p for p in passages})
        self.calibrations: Mapping[Language, Calibration] = MappingProxyType({})
        self.languages = languages
        self._caches = {
            name: ReadingCache(index.read)
            for name, index in languages.items()
            if index.model is not None
        }
        self._batches = {name: self._batches_of(name) for name in languages}

    def _batches_of(self, name: Language) -> MicroBatcher[str, Findings]:
        """Off the event loop: while one batch is read, another is searched for."""

        def find(questions: Sequence[str]) -> Awaitable[tuple[Findings, ...]]:
            return asyncio.get_running_loop().run_in_executor(None, self._find, name, questions)

        return MicroBatcher(find, _AT_ONCE, RUNS_AT_ONCE)

    async def search(self, questions: Sequence[str], language: Language) -> tuple[Findings, ...]:
        """See ports.Index."""
        if not self.languages:
            return tuple(Findings() for _ in questions)
        name = language if language in self.languages else next(iter(self.languages))
        return tuple(await self._batches[name].ask(questions))

    def _find(self, name: Language, questions: Sequence[str]) -> tuple[Findings, ...]:
        index = self.languages[name]
        questions = index.readings_of(questions)
        asked = self._read(name, questions)
        found = index.find(questions, asked)
        classifier = self.classifiers.get(name)
        if classifier is None or not questions:
            return found
        meaning = np.stack([one.plain for one in asked]) if asked is not None else None
        impressions = classifier.impressions(questions, meaning)
        pairs = zip(found, impressions, strict=True)
        return tuple(replace(one, impression=impression) for one, impression in pairs)

    def _read(self, name: Language, questions: Sequence[str]) -> list[Asked] | None:
        """As the model reads them, unless it cannot; what is asked again is known."""
        cache = self._caches.get(name)
        return cache.read(questions) if cache is not None else None

    async def rehearse(self, language: Language, limit: int) -> tuple[Rehearsal, ...]:
        """See ports.Index."""
        chosen = self.languages.get(language)
        if chosen is None:
            return ()
        strangers = out_of_scope_questions(language)
        asked = await asyncio.to_thread(self._read, language, strangers)
        return await asyncio.to_thread(chosen.rehearse, strangers, asked, limit)

    def warm_up(self) -> None:
        """Load the models before the first question comes."""
        for index in self.languages.values():
            if index.model is not None:
                index.model.load()


class GenerationFolder:
    """An IndexBuilder over one folder: a sub-folder for each Generation.

    Each language is read by the first of the models that can.
    """

    def __init__(self, folder: Path, *models: EmbeddingModel) -> None:
        self._folder = folder
        self._models = models
        search_in_one_thread()

    def folder_of(self, generation_id: GenerationId) -> Path:
        """Where a saved Generation lies."""
        return self._folder / generation_id

    async def prepare(self, passages: Sequence[Passage]) -> str:
        """See ports.IndexBuilder."""
        return await asyncio.to_thread(self._prepare, passages)

    def _prepare(self, passages: Sequence[Passage]) -> str:
        said: dict[str, str] = {}
        for some in _by_language(passages).values():
            questions = [question for passage in some for question in passage.questions]
            texts = [passage.text for passage in some]
            model = reader_among(self._models, [*questions, *texts])
            if model is not None:
                said[model.name] = model.prepare(questions or texts, texts)
        return "\n".join(said.values())

    async def build(self, passages: Sequence[Passage]) -> Index:
        """See ports.IndexBuilder."""
        return await asyncio.to_thread(self._build, passages)

    def _build(self, passages: Sequence[Passage]) -> LoadedIndex:
        by_language = _by_language(passages)
        languages = {
            name: LanguageIndex.of(some, self._models) for name, some in by_language.items()
        }
        classifiers = {
            name: MessageClassifier.fitted(name, some, languages[name].model)
            for name, some in by_language.items()
        }
        generation = Generation(
            id=self._name(passages),
            built_at=datetime.now(UTC),
            model=", ".join(model.name for model in self._models),
            passages=len(passages),
            languages=tuple(by_language),
        )
        return LoadedIndex(generation, passages, languages, classifiers)

    def _name(self, passages: Sequence[Passage]) -> GenerationId:
        content = _PASSAGES.dump_json(sorted(passages, key=lambda passage: passage.id))
        names = "\0".join(model.name for model in self._models)
        return GenerationId(sha256(f"{_FORMAT}\0{names}\0".encode() + content).hexdigest()[:16])

    async def save(self, index: Index, calibrations: Mapping[Language, Calibration]) -> Index:
        """See ports.IndexBuilder."""
        assert isinstance(index, LoadedIndex)
        index.calibrations = MappingProxyType(dict(calibrations))
        await asyncio.to_thread(self._save, index)
        return index

    def _save(self, index: LoadedIndex) -> None:
        target = self.folder_of(index.generation.id)
        aside = self._folder / f".{uuid4().hex}"
        aside.mkdir(parents=True)
        for language, some in index.languages.items():
            some.save(aside / language)
        for language, classifier in index.classifiers.items():
            if classifier is not None:
                classifier.save(aside / language)
        (aside / "passages.json").write_bytes(_PASSAGES.dump_json(list(index.passages.values())))
        (aside / "calibrations.json").write_bytes(_CALIBRATIONS.dump_json(dict(index.calibrations)))
        (aside / "generation.json").write_bytes(
            orjson.dumps(
                _GENERATION.dump_python(index.generation, mode="json"), option=orjson.OPT_INDENT_2
            )
        )
        put_in_place(aside, target)

    async def load(self, generation_id: GenerationId) -> Index:
        """See ports.IndexBuilder."""
        return await asyncio.to_thread(self._load, generation_id)

    def _load(self, generation_id: GenerationId) -> LoadedIndex:
        folder = self.folder_of(generation_id)
        if not is_whole(folder):
            raise NoContentError(
                f"The index {generation_id} is missing or damaged. Make it again with: bot index FOLDER"
            )
        generation = _GENERATION.validate_json((folder / "generation.json").read_bytes())
        passages = _PASSAGES.validate_json((folder / "passages.json").read_bytes())
        calibrations = _CALIBRATIONS.validate_json((folder / "calibrations.json").read_bytes())
        languages = {
            language: LanguageIndex.load(folder / language, some, self._models)
            for language, some in _by_language(passages).items()
        }
        classifiers = {name: MessageClassifier.load(name, folder / name) for name in languages}
        index = LoadedIndex(generation, passages, languages, classifiers)
        index.calibrations = MappingProxyType(calibrations)
        index.warm_up()
        return index


def _by_language(passages: Sequence[Passage]) -> dict[Language, list[Passage]]:
    languages: dict[Language, list[Passage]] = {}
    for passage in passages:
        languages.setdefault(passage.terms.language, []).append(passage)
    return languages
