"""How good the answers are: the same questions to Teller and to the plain pipeline."""

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from langchain_core.embeddings import Embeddings

from bot.answering.calibration import calibrate
from bot.answering.decide import decide
from bot.answering.language import LONGEST_TEXT
from bot.answering.measures import Judged
from bot.backends.embeddings.model import EmbeddingModel
from bot.backends.index.generation_folder import GenerationFolder
from bot.domain.reply import Clarification, Decision, Question
from bot.flows.evaluate import TestQuestion
from bot.ports import Index
from knowledge_base.words import PassageId
from tests.bench.cases import Case, Subject, fewer
from tests.bench.figures import Figures, figures_of, mean_of
from tests.bench.plain_pipeline import CUSTOMARY_THRESHOLD, PlainPipeline

RISK: Final = 0.05
_AT_ONCE: Final = 16
_DEEPEST: Final = 10
# Any day will do: nothing that is measured here expires.
_DAY: Final = date(2030, 1, 1)


@dataclass(frozen=True, slots=True)
class Models:
    """The embedding models of either side."""

    teller: tuple[EmbeddingModel, ...]
    plain: Embeddings


@dataclass(frozen=True, slots=True)
class Runs:
    """What came of every question: all seeds one after the other."""

    figures: Figures
    judged: tuple[Judged, ...]


@dataclass(frozen=True, slots=True)
class Compared:
    """One subject, measured on both sides."""

    subject: Subject
    teller: Runs
    plain: Runs


async def compare(
    subject: Subject, models: Models, *, few: bool, say: Callable[[str], None]
) -> Compared:
    """Every seed of the subject; `few`: one seed and an eighth of the questions."""
    teller, plain = [], []
    for seed in subject.seeds[:1] if few else subject.seeds:
        say(f"{subject.title}, draw {seed + 1}")
        case = fewer(subject.draw(seed)) if few else subject.draw(seed)
        teller.append(await run_teller(case, models.teller))
        plain.append(await run_plain(case, models.plain))
    return Compared(subject, _runs(teller), _runs(plain))


def _runs(several: Sequence[Sequence[Judged]]) -> Runs:
    figures = mean_of([figures_of(one) for one in several])
    return Runs(figures, tuple(judged for one in several for judged in one))


async def run_teller(case: Case, models: Sequence[EmbeddingModel]) -> list[Judged]:
    """As `bot evaluate` does it: built, calibrated on the content alone, asked sixteen at once."""
    with TemporaryDirectory() as folder:
        builder = GenerationFolder(Path(folder), *models)
        built = await builder.build(case.passages)
        index = await builder.save(built, await calibrate(built, RISK, _DAY))
    is_right = _judge(case)

    async def ask(one: TestQuestion) -> Judged:
        question = Question(one.question.strip()[:LONGEST_TEXT], case.language)
        outcome = await decide(question, index, _DAY)
        ranked = list(dict.fromkeys(hit.passage.source_id for hit in outcome.hits))
        offered = _offered(outcome.reply, index)
        return Judged(
            is_answerable=bool(one.expected),
            rank=_rank(ranked, one, is_right),
            is_answered=outcome.decision is Decision.ANSWER,
            is_offered=any(is_right(source, one.expected) for source in offered),
            is_handed_over=outcome.decision is Decision.ESCALATE,
            confidence=outcome.confidence,
            milliseconds=0.0,
        )

    return await _sixteen_at_once(ask, case.questions)


async def run_plain(case: Case, model: Embeddings) -> list[Judged]:
    """The nearest text wins; it is sent from the customary cosine on."""
    pipeline = await asyncio.to_thread(PlainPipeline.of, case.passages, model)
    is_right = _judge(case)

    async def ask(one: TestQuestion) -> Judged:
        found = await pipeline.find(one.question)
        return Judged(
            is_answerable=bool(one.expected),
            rank=_rank([hit.source_id for hit in found], one, is_right),
            is_answered=found[0].cosine >= CUSTOMARY_THRESHOLD,
            is_offered=False,
            is_handed_over=found[0].cosine < CUSTOMARY_THRESHOLD,
            confidence=found[0].cosine,
            milliseconds=0.0,
        )

    return await _sixteen_at_once(ask, case.questions)


_Judge = Callable[[str, frozenset[str]], bool]


def _judge(case: Case) -> _Judge:
    """Whether a source is an expected one, or says the same to the letter as one that is."""
    texts: dict[str, set[str]] = {}
    for passage in case.passages:
        texts.setdefault(passage.source_id, set()).add(passage.text)

    def is_right(source: str, expected: frozenset[str]) -> bool:
        same = (texts[source] == texts[other] for other in expected if other in texts)
        return source in expected or any(same)

    return is_right


def _rank(ranked: Sequence[str], one: TestQuestion, is_right: _Judge) -> int:
    """From 1; 0 when no right source is among the first ten."""
    for place, source in enumerate(ranked[:_DEEPEST], start=1):
        if is_right(source, one.expected):
            return place
    return 0


def _offered(reply: object, index: Index) -> list[str]:
    if not isinstance(reply, Clarification):
        return []
    return [index.passages[PassageId(choice.id)].source_id for choice in reply.choices]


async def _sixteen_at_once(
    ask: Callable[[TestQuestion], Awaitable[Judged]], questions: Sequence[TestQuestion]
) -> list[Judged]:
    room = asyncio.Semaphore(_AT_ONCE)

    async def within(one: TestQuestion) -> Judged:
        async with room:
            return await ask(one)

    return list(await asyncio.gather(*(within(one) for one in questions)))
