"""Questions that customers are offered before they have written one: approved ones, by what is asked most."""

import asyncio
from collections import Counter
from collections.abc import Callable
from itertools import zip_longest
from typing import Final

from bot.answering.completion import Completion, KnownQuestion
from bot.domain.ids import GenerationId
from bot.flows.ask import Ask
from bot.flows.library import Library
from bot.ports import AskedQuestions
from knowledge_base.words import Language, Passage, SourceKind

STARTERS: Final = 4
# Enough to tell what is asked most; read once a minute at most.
_LATELY: Final = 2_000
_KEPT_FOR: Final = 60.0


class Suggest:
    """Starters and completions out of what is published now."""

    def __init__(
        self,
        library: Library,
        ask: Ask,
        asked: AskedQuestions,
        simplified: Callable[[str], str],
        monotonic: Callable[[], float],
    ) -> None:
        self._library = library
        self._ask = ask
        self._asked = asked
        self._simplified = simplified
        self._monotonic = monotonic
        self._completion: tuple[GenerationId, Completion] | None = None
        self._counts: tuple[float, Counter[str]] | None = None

    async def starters(self, language: Language) -> tuple[KnownQuestion, ...]:
        """The questions most answered lately; where there are too few, one of each category in the content's order."""
        entries = [p for p in self._library.index.passages.values() if self._may_offer(p, language)]
        counts = await self._most_asked()
        asked = sorted((p for p in entries if counts[p.id]), key=lambda p: -counts[p.id])
        chosen = dict.fromkeys((*asked, *_one_of_each(entries)))
        return tuple(KnownQuestion(p.id, p.title) for p in list(chosen)[:STARTERS])

    async def completions(self, typed: str, language: Language) -> tuple[KnownQuestion, ...]:
        """Known questions for the letters typed so far."""
        completion = await self._current()
        return await asyncio.to_thread(completion.complete, typed, language, self._ask.may_show)

    def _may_offer(self, passage: Passage, language: Language) -> bool:
        terms = passage.terms
        is_plain = passage.kind is SourceKind.FAQ and not terms.sensitive
        return is_plain and terms.language is language and self._ask.may_show(passage)

    async def _most_asked(self) -> Counter[str]:
        if self._counts is None or self._monotonic() - self._counts[0] > _KEPT_FOR:
            answered = await self._asked.answered_lately(_LATELY)
            self._counts = (self._monotonic(), Counter(answered))
        return self._counts[1]

    async def _current(self) -> Completion:
        index = self._library.index
        if self._completion is None or self._completion[0] != index.generation.id:
            passages = tuple(index.passages.values())
            made = await asyncio.to_thread(Completion, passages, self._simplified)
            self._completion = (index.generation.id, made)
        return self._completion[1]


def _one_of_each(entries: list[Passage]) -> list[Passage]:
    """The first entry of each category, then the second of each, and so on."""
    categories: dict[str, list[Passage]] = {}
    for entry in entries:
        categories.setdefault(entry.terms.category, []).append(entry)
    return [one for row in zip_longest(*categories.values()) for one in row if one is not None]
