"""Measuring: a list of questions with their right answers, asked against a folder of content."""

import asyncio
import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from difflib import get_close_matches
from pathlib import Path
from typing import Final

from bot.answering.calibration import calibrate
from bot.answering.decide import decide
from bot.answering.language import LONGEST_TEXT, language_of
from bot.answering.measures import Judged, Measures, measures_of
from bot.domain.reply import Clarification, Decision, Outcome, Question
from bot.errors import SetupError
from bot.flows.gate import KnownQuestion, result_of
from bot.ports import Index, IndexBuilder
from knowledge_base import read_folder, split
from knowledge_base.words import Language, Passage, PassageId, SourceId

# Enough at once to be embedded together, few enough that the times still mean something.
_AT_ONCE: Final = 16
_CHOICES: Final = 3


@dataclass(frozen=True, slots=True)
class TestQuestion:
    """A question and the ids of the entries or documents that answer it; none: it must not be answered."""

    question: str
    expected: frozenset[str]
    language: Language | None
    place: str = ""
    """Where it is written, as file:line."""

    @property
    def is_answerable(self) -> bool:
        """False when it must not be answered."""
        return bool(self.expected)


@dataclass(frozen=True, slots=True)
class Candidate:
    """An entry or document that was found, and its score."""

    id: SourceId
    score: float


@dataclass(frozen=True, slots=True)
class RunLine:
    """What came of one question; candidates best first, at most ten, each answer text once."""

    question: str
    decision: Decision
    candidates: tuple[Candidate, ...]
    choices: tuple[SourceId, ...]
    confidence: float
    milliseconds: float


@dataclass(frozen=True, slots=True)
class Evaluation:
    """A whole run: its lines in the order of the questions, and its figures, for all and by language."""

    lines: tuple[RunLine, ...]
    measures: Measures
    by_language: Mapping[Language, Measures]
    known: tuple[KnownQuestion, ...]
    """What came of each question in one word, to be compared with a later run."""


class Evaluate:
    """Builds an index of its own, or takes one that is there, and asks it."""

    def __init__(self, builder: IndexBuilder, *, risk: float, today: Callable[[], date]) -> None:
        self._builder = builder
        self._risk = risk
        self._today = today

    async def evaluate(
        self, questions: Sequence[TestQuestion], folder: Path, say: Callable[[str], None]
    ) -> Evaluation:
        """Raises FaultyContentError; SetupError for expected ids that nothing has. `say` is told what is being done."""
        say("reading the content")
        passages = split(await asyncio.to_thread(read_folder, folder))
        _check_expected(questions, passages)
        say(f"embedding {len(passages)} passage{'s' * (len(passages) != 1)}")
        index = await self._builder.build(passages)
        say("learning how far its rankings can be trusted")
        index = await self._builder.save(index, await calibrate(index, self._risk, self._today()))
        return await self.ask(questions, index, say)

    async def ask(
        self, questions: Sequence[TestQuestion], index: Index, say: Callable[[str], None]
    ) -> Evaluation:
        """The same with an index that is there, as it decides now. Raises SetupError."""
        _check_expected(questions, index.passages.values())
        say(f"asking {len(questions)} question{'s' * (len(questions) != 1)}")
        room = asyncio.Semaphore(_AT_ONCE)
        is_right = _equals(index)
        # The first search loads what is loaded late; nobody's time should hold that.
        await index.search(["warm up"], Language.ENGLISH)

        async def ask(one: TestQuestion) -> tuple[RunLine, Judged]:
            async with room:
                began = time.perf_counter()
                outcome = await decide(_question(one), index, self._today())
                milliseconds = (time.perf_counter() - began) * 1000
            line = _line(one, outcome, index, milliseconds)
            return line, _judged(line, one.expected, is_right)

        results = await asyncio.gather(*(ask(one) for one in questions))
        languages = [_question(one).language for one in questions]
        judged = [judgement for _, judgement in results]
        return Evaluation(
            lines=tuple(line for line, _ in results),
            measures=measures_of(judged),
            by_language=_by_language(languages, judged),
            known=tuple(
                KnownQuestion(one.question, language, one.is_answerable, result_of(judgement))
                for one, language, judgement in zip(questions, languages, judged, strict=True)
            ),
        )


def _check_expected(questions: Iterable[TestQuestion], passages: Iterable[Passage]) -> None:
    """A slip in an id would count as a wrong answer of the bot."""
    known = sorted({passage.source_id for passage in passages})
    unknown = [
        f"{one.place}: Nothing has the id '{wrong}': {_nearest(wrong, known)}"
        for one in questions
        for wrong in sorted(one.expected.difference(known))
    ]
    if unknown:
        raise SetupError("\n".join(unknown))


def _nearest(wrong: str, known: Sequence[str]) -> str:
    # A passage of a document is expected by the document's id.
    source = wrong.split("#")[0]
    near = [source] if source in known else get_close_matches(wrong, known, n=1)
    return f"did you mean '{near[0]}'?" if near else "mend it or leave it out."


def _question(one: TestQuestion) -> Question:
    text = one.question.strip()[:LONGEST_TEXT]
    return Question(text, one.language or language_of(text, otherwise=Language.ENGLISH))


def _by_language(
    languages: Iterable[Language], judged: Sequence[Judged]
) -> dict[Language, Measures]:
    groups: dict[Language, list[Judged]] = {}
    for language, judgement in zip(languages, judged, strict=True):
        groups.setdefault(language, []).append(judgement)
    return {language: measures_of(group) for language, group in sorted(groups.items())}


def _line(one: TestQuestion, outcome: Outcome, index: Index, milliseconds: float) -> RunLine:
    best: dict[SourceId, float] = {}
    for hit in outcome.hits:
        best.setdefault(hit.passage.source_id, hit.score)
    choices: list[SourceId] = []
    if isinstance(outcome.reply, Clarification):
        choices = [
            index.passages[PassageId(choice.id)].source_id for choice in outcome.reply.choices
        ]
    return RunLine(
        question=one.question,
        decision=outcome.decision,
        candidates=tuple(Candidate(source, round(score, 6)) for source, score in best.items())[:10],
        choices=tuple(dict.fromkeys(choices))[:_CHOICES],
        confidence=round(outcome.confidence, 6),
        milliseconds=round(milliseconds, 3),
    )


def _equals(index: Index) -> Callable[[str, frozenset[str]], bool]:
    """Whether a source is an expected one, or says the same to the letter as one that is."""
    texts: dict[str, set[str]] = {}
    for passage in index.passages.values():
        texts.setdefault(passage.source_id, set()).add(passage.text)

    def is_right(source: str, expected: frozenset[str]) -> bool:
        if source in expected:
            return True
        return any(texts.get(source) == texts.get(other) for other in expected if other in texts)

    return is_right


def _judged(
    line: RunLine,
    expected: frozenset[str],
    is_right: Callable[[str, frozenset[str]], bool],
) -> Judged:
    ranks = [
        rank
        for rank, candidate in enumerate(line.candidates, start=1)
        if is_right(candidate.id, expected)
    ]
    return Judged(
        is_answerable=bool(expected),
        rank=ranks[0] if ranks else 0,
        is_answered=line.decision is Decision.ANSWER,
        is_offered=any(is_right(choice, expected) for choice in line.choices),
        is_handed_over=line.decision is Decision.ESCALATE,
        confidence=line.confidence,
        milliseconds=line.milliseconds,
    )
