"""Generations on disk: built aside, made durable, then renamed into place.

Never changed afterwards.
"""

import asyncio
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path
from types import MappingProxyType
from typing import Final
from uuid import uuid4

import orjson
from pydantic import TypeAdapter

from bot.backends.durable_folder import is_whole, put_in_place, remove_old
from bot.backends.embeddings.model import EmbeddingModel
from bot.backends.index.classifier.messages import MessageClassifier
from bot.backends.index.language_index import LanguageIndex
from bot.backends.index.loaded_index import LoadedIndex
from bot.backends.index.meaning import adapted_to, reader_among
from bot.backends.index.one_thread import search_in_one_thread
from bot.domain.generation import Calibration, Generation
from bot.domain.ids import GenerationId
from bot.errors import NoContentError
from bot.ports import Index
from knowledge_base.words import Language, Passage

# Part of a Generation's name: raise it when the files or the way of searching change.
_FORMAT: Final = "19"
_FORM_FILE: Final = "form.txt"
_MAKE_IT_AGAIN: Final = "Make it again with: bot index FOLDER"
_PASSAGES: Final = TypeAdapter(list[Passage])
_GENERATION: Final = TypeAdapter(Generation)
_CALIBRATIONS: Final = TypeAdapter(dict[Language, Calibration])


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
        for language, some in _by_language(passages).items():
            model = reader_among(some, self._models)
            if model is None:
                continue
            questions = [question for passage in some for question in passage.questions]
            texts = [passage.text for passage in some]
            said[model.name] = model.prepare(questions or texts, texts)
            adaptation = adapted_to(some, model)
            if adaptation is not None:
                said[f"{model.name}, {language}"] = adaptation.why
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
            name: MessageClassifier.fitted(
                name,
                by_language.get(name, ()),
                languages[name].model if name in languages else None,
            )
            for name in Language
        }
        own = [index.model.name for index in languages.values() if index.model is not None]
        models = list(dict.fromkeys([*(model.name for model in self._models), *own]))
        generation = Generation(
            id=_name(passages, models),
            built_at=datetime.now(UTC),
            model=", ".join(models),
            passages=len(passages),
            languages=tuple(by_language),
        )
        return LoadedIndex(generation, passages, languages, classifiers)

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
            classifier.save(aside / language)
        (aside / _FORM_FILE).write_text(_FORMAT, encoding="utf-8")
        (aside / "passages.json").write_bytes(_PASSAGES.dump_json(list(index.passages.values())))
        (aside / "calibrations.json").write_bytes(_CALIBRATIONS.dump_json(dict(index.calibrations)))
        (aside / "generation.json").write_bytes(
            orjson.dumps(
                _GENERATION.dump_python(index.generation, mode="json"), option=orjson.OPT_INDENT_2
            )
        )
        put_in_place(aside, target)

    async def tidy(self, serving: GenerationId) -> None:
        """See ports.IndexBuilder."""
        await asyncio.to_thread(self._tidy, serving)

    def _tidy(self, serving: GenerationId) -> None:
        """What a crash left aside goes as well."""
        folders = (folder for folder in self._folder.iterdir() if folder.is_dir())
        remove_old(folder for folder in folders if folder.name != serving)

    async def load(self, generation_id: GenerationId) -> Index:
        """See ports.IndexBuilder."""
        return await asyncio.to_thread(self._load, generation_id)

    def _load(self, generation_id: GenerationId) -> LoadedIndex:
        folder = self.folder_of(generation_id)
        if not is_whole(folder):
            raise NoContentError(
                f"The index {generation_id} is missing or damaged. {_MAKE_IT_AGAIN}"
            )
        form = folder / _FORM_FILE
        if not form.exists() or form.read_text(encoding="utf-8") != _FORMAT:
            raise NoContentError(
                f"The index {generation_id} was made by another version. {_MAKE_IT_AGAIN}"
            )
        try:
            index = self._read(folder)
        except FileNotFoundError as error:
            raise NoContentError(
                f"The index {generation_id} was removed meanwhile. {_MAKE_IT_AGAIN}"
            ) from error
        index.warm_up()
        return index

    def _read(self, folder: Path) -> LoadedIndex:
        """Of a whole folder of this form."""
        generation = _GENERATION.validate_json((folder / "generation.json").read_bytes())
        passages = _PASSAGES.validate_json((folder / "passages.json").read_bytes())
        calibrations = _CALIBRATIONS.validate_json((folder / "calibrations.json").read_bytes())
        languages = {
            language: LanguageIndex.load(folder / language, some, self._models)
            for language, some in _by_language(passages).items()
        }
        classifiers = {name: MessageClassifier.load(name, folder / name) for name in Language}
        index = LoadedIndex(generation, passages, languages, classifiers)
        index.calibrations = MappingProxyType(calibrations)
        return index


def _name(passages: Sequence[Passage], models: Sequence[str]) -> GenerationId:
    content = _PASSAGES.dump_json(sorted(passages, key=lambda passage: passage.id))
    names = "\0".join(models)
    return GenerationId(sha256(f"{_FORMAT}\0{names}\0".encode() + content).hexdigest()[:16])


def _by_language(passages: Sequence[Passage]) -> dict[Language, list[Passage]]:
    languages: dict[Language, list[Passage]] = {}
    for passage in passages:
        languages.setdefault(passage.terms.language, []).append(passage)
    return languages
