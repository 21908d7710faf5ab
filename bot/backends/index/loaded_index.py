"""One Generation in memory, as it is searched."""

import asyncio
from collections.abc import Awaitable, Mapping, Sequence
from dataclasses import replace
from itertools import accumulate
from types import MappingProxyType
from typing import Final

import numpy as np
from numpy.typing import NDArray

from bot.backends.embeddings.onnx_encoder import RUNS_AT_ONCE
from bot.backends.index.classifier.messages import MessageClassifier, with_sentences
from bot.backends.index.classifier.reviewed_texts import out_of_scope_questions
from bot.backends.index.language_index import LanguageIndex
from bot.backends.index.reading_cache import Asked, ReadingCache
from bot.backends.micro_batch import MicroBatcher
from bot.domain.findings import Findings, Rehearsal
from bot.domain.generation import Calibration, Generation
from knowledge_base.words import Language, Passage, PassageId

# Questions that are searched for together.
_AT_ONCE: Final = 32


class LoadedIndex:
    """One Generation in memory."""

    def __init__(
        self,
        generation: Generation,
        passages: Sequence[Passage],
        languages: Mapping[Language, LanguageIndex],
        classifiers: Mapping[Language, MessageClassifier],
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
        self._batches = {language: self._batches_of(language) for language in Language}

    def _batches_of(self, language: Language) -> MicroBatcher[str, Findings]:
        """Off the event loop: while one batch is read, another is searched for."""

        def find(questions: Sequence[str]) -> Awaitable[tuple[Findings, ...]]:
            return asyncio.get_running_loop().run_in_executor(None, self._find, language, questions)

        return MicroBatcher(find, _AT_ONCE, RUNS_AT_ONCE)

    async def search(self, questions: Sequence[str], language: Language) -> tuple[Findings, ...]:
        """See ports.Index."""
        return tuple(await self._batches[language].ask(questions))

    def _find(self, language: Language, questions: Sequence[str]) -> tuple[Findings, ...]:
        """What a message is like depends on its own language, wherever it is searched for."""
        if not questions:
            return ()
        if language not in self.languages:
            messages = [with_sentences(question) for question in questions]
            return self._with_impressions(language, self._elsewhere(questions), messages, None)
        index = self.languages[language]
        messages = [with_sentences(read) for read in index.readings_of(questions)]
        # A message and its sentences are read in one turn of the model.
        asked = self._read(language, [text for message in messages for text in message])
        wholes = [message[0] for message in messages]
        if asked is None:
            return self._with_impressions(language, index.find(wholes, None), messages, None)
        places = accumulate((len(message) for message in messages[:-1]), initial=0)
        found = index.find(wholes, [asked[place] for place in places])
        meaning = np.stack([one.plain for one in asked])
        return self._with_impressions(language, found, messages, meaning)

    def _elsewhere(self, questions: Sequence[str]) -> tuple[Findings, ...]:
        """Where nothing is written in the language asked, another is searched, if there is one."""
        name = next(iter(self.languages), None)
        if name is None:
            return tuple(Findings() for _ in questions)
        read = self.languages[name].readings_of(questions)
        return self.languages[name].find(read, self._read(name, read))

    def _with_impressions(
        self,
        language: Language,
        found: tuple[Findings, ...],
        messages: Sequence[Sequence[str]],
        meaning: NDArray[np.float32] | None,
    ) -> tuple[Findings, ...]:
        """`meaning` has a row for each text of the messages; None where no model reads the language."""
        impressions = self.classifiers[language].impressions(messages, meaning)
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
