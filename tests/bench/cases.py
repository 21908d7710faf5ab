"""What is measured: content together with questions and the sources that answer them."""

import csv
import json
import random
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from bot.flows.evaluate import TestQuestion
from bot.question_file import read_questions
from bot.wiring.application import sample_content
from knowledge_base import read_folder, split
from knowledge_base.words import Content, Document, FaqEntry, Language, Passage, SourceId, Terms

SEEDS: Final = (0, 1, 2)
_ASKED: Final = 600
# Of four messages three have an answer.
_STRANGERS: Final = 200
_FEW: Final = 8
_QUESTIONS: Final = Path(__file__).parents[1] / "quality"
_BANKING: Final = "banking77_train.csv"
_OUT_OF_SCOPE: Final = "clinc150_out_of_scope_dev.json"


@dataclass(frozen=True, slots=True)
class Case:
    """Passages of one language, and what is asked of them."""

    passages: tuple[Passage, ...]
    questions: tuple[TestQuestion, ...]
    language: Language


@dataclass(frozen=True, slots=True)
class Subject:
    """Something to measure; `draw` makes the case of one seed.

    `has_strangers`: some of the questions must not be answered.
    """

    name: str
    title: str
    seeds: tuple[int, ...]
    draw: Callable[[int], Case]
    has_strangers: bool = True


def subjects(data: Path | None) -> tuple[Subject, ...]:
    """Everything that can be measured with this folder of public data sets, or without one."""
    samples = (_of_sample(language, bare) for bare in (False, True) for language in Language)
    thousand, four_hundred = (f"FAQ of {n} entries, one question each" for n in ("1,000", "400"))
    own = (
        *samples,
        Subject("thousand", thousand, (0,), lambda _: thousand_case()),
        Subject("four_hundred", four_hundred, (0,), lambda _: four_hundred_case()),
    )
    if data is None:
        return own
    banking = (
        *(_of_banking(data, count) for count in (10, 5, 1)),
        _of_banking(data, 1, named=True),
    )
    return (*banking, *own, *(_of_xquad(data, language) for language in Language))


def fewer(case: Case) -> Case:
    """The same content asked only an eighth of the questions, evenly chosen."""
    return replace(case, questions=case.questions[::_FEW])


# BANKING77: an entry for each intent, some of its questions in the content, others asked


def _of_banking(data: Path, count: int, *, named: bool = False) -> Subject:
    title = f"BANKING77, {count} question{'s' * (count > 1)} per entry"
    title += ", the answer names the intent" * named
    name = f"banking77-{count}" + "-named" * named
    return Subject(name, title, SEEDS, lambda seed: banking_case(data, count, seed, named=named))


def banking_case(data: Path, count: int, seed: int, *, named: bool = False) -> Case:
    """`count` questions of each intent as an FAQ; 600 others and 200 from elsewhere are asked.

    Answers say nothing, unless they are to name the intent, as a real answer does in some way.
    """
    with (data / _BANKING).open(encoding="utf-8", newline="") as file:
        rows = [(row["category"], row["text"].strip()) for row in csv.DictReader(file)]
    by_intent: dict[str, list[str]] = {}
    for intent, text in rows:
        by_intent.setdefault(intent, []).append(text)
    draw = random.Random(seed)
    entries, left = [], []
    for number, (intent, texts) in enumerate(sorted(by_intent.items())):
        shuffled = draw.sample(texts, len(texts))
        answer = f"Answer {number}."
        if named:
            answer = f"{intent.replace('_', ' ').capitalize()}. {answer}"
        entries.append(_entry(number, shuffled[:count], answer))
        left += [_asked(text, entries[-1].id) for text in shuffled[count:]]
    strangers = [_asked(text) for text in json.loads((data / _OUT_OF_SCOPE).read_text("utf-8"))]
    asked = draw.sample(left, min(_ASKED, len(left)))
    asked += draw.sample(strangers, min(_STRANGERS, len(strangers)))
    draw.shuffle(asked)
    return Case(split(Content(tuple(entries))), tuple(asked), Language.ENGLISH)


def _entry(number: int, questions: Sequence[str], answer: str) -> FaqEntry:
    """Its id says nothing of what it is about."""
    first, *others = questions
    return FaqEntry(
        SourceId(f"entry{number}"),
        first,
        answer,
        Terms(Language.ENGLISH),
        tuple(others),
    )


def _asked(text: str, *expected: str, language: Language = Language.ENGLISH) -> TestQuestion:
    return TestQuestion(text, frozenset(expected), language)


# The sample bank, as it is and with one question per entry


def _of_sample(language: Language, bare: bool) -> Subject:
    name = f"sample-{language}" + "-bare" * bare
    words = {Language.ENGLISH: "English", Language.CHINESE: "Chinese"}
    title = f"Sample bank, {words[language]}" + ", one question per entry" * bare
    return Subject(name, title, (0,), lambda _: sample_case(language, bare=bare))


def sample_case(language: Language, *, bare: bool) -> Case:
    """The sample content of one language; `bare` takes every wording but the first away."""
    content = read_folder(sample_content())
    if bare:
        content = replace(
            content, entries=tuple(replace(entry, variants=()) for entry in content.entries)
        )
    passages = tuple(one for one in split(content) if one.terms.language is language)
    asked = read_questions(_QUESTIONS / f"questions.{language}.jsonl")
    return Case(passages, asked, language)


# Two more fictional banks, one question an entry


def thousand_case(*areas: str) -> Case:
    """A thousand entries, asked by people who had the answers before them, not the questions; weights chosen on it.

    Of some areas alone, each of 200 entries and 90 messages, if any are named.
    """
    return _bank_case("thousand", areas)


def four_hundred_case() -> Case:
    """Four hundred entries, asked as customers ask; a threshold and how an encoder is adapted were chosen on them."""
    return _bank_case("four_hundred")


def _bank_case(name: str, areas: Sequence[str] = ()) -> Case:
    folder = _QUESTIONS / name
    content = read_folder(folder / "content")
    files = sorted((folder / "messages").glob("*.jsonl"))
    kept = tuple(areas) or tuple(file.stem for file in files)
    entries = tuple(one for one in content.entries if one.id.startswith(kept))
    asked = tuple(one for file in files if file.stem in kept for one in read_questions(file))
    return Case(split(replace(content, entries=entries)), asked, Language.ENGLISH)


# XQuAD: each paragraph a document


def _of_xquad(data: Path, language: Language) -> Subject:
    words = {Language.ENGLISH: "English", Language.CHINESE: "Chinese"}
    title = f"XQuAD paragraphs as documents, {words[language]}"
    return Subject(
        f"xquad-{language}", title, (0,), lambda _: xquad_case(data, language), has_strangers=False
    )


def xquad_case(data: Path, language: Language) -> Case:
    """Every paragraph under a title that says nothing; at most 600 questions, evenly chosen."""
    articles = json.loads((data / f"xquad_dev_{language}.json").read_text("utf-8"))
    paragraphs: Iterable[Mapping[str, object]] = [
        paragraph for article in articles for paragraph in article["paragraphs"]
    ]
    documents, asked = [], []
    for number, paragraph in enumerate(paragraphs):
        name = f"paragraph{number}"
        text = str(paragraph["context"])
        documents.append(Document(SourceId(name), f"Paragraph {number}", text, Terms(language)))
        questions = paragraph["questions"]
        assert isinstance(questions, list)
        asked += [_asked(str(one["question"]), name, language=language) for one in questions]
    most = min(_ASKED, len(asked))
    chosen = tuple(asked[place * len(asked) // most] for place in range(most))
    return Case(split(Content(documents=tuple(documents))), chosen, language)
