"""The texts under which passages are found."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final, Self

import numpy as np
from numpy.typing import NDArray

from bot.backends.index.classifier.entries import LabelledTexts
from knowledge_base.words import Passage, PassageId, SourceKind

# The model reads 256 tokens; what comes later in a text would be cut off silently. An FAQ answer says the main
# thing first, and embedding it whole would be most of the work of publishing.
_LONGEST_TEXT: Final = {SourceKind.DOCUMENT: 1_000, SourceKind.FAQ: 350}
_OWN_TEXT: Final = -1
_SENTENCE: Final = -2
_MOST_SENTENCES: Final = 12
_SHORTEST_SENTENCE: Final = 12
_SENTENCE_ENDS: Final = re.compile(r"(?<=[.!?])\s+|(?<=[。！？；])|\n+")
# An id that was written as words ("lost-card") says what the entry is about.
_SPEAKING_ID: Final = re.compile(r"[a-z]+(?:[-_ ][a-z]+)+", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class SearchKey:
    """A text under which a passage is found.

    `number` counts its questions from 0; -1 is its own text, -2 one of its sentences.
    `words`: what is searched by words, which need not be short; empty for sentences.
    """

    passage_id: PassageId
    number: int
    text: str
    words: str

    @property
    def is_sentence(self) -> bool:
        """Part of its passage's own text."""
        return self.number == _SENTENCE


def keys_among(passages: Sequence[Passage]) -> list[SearchKey]:
    """Every question and own text of the passages, then every sentence of them."""
    return [
        *(key for passage in passages for key in _questions_and_own_text(passage)),
        *(key for passage in passages for key in _sentences(passage)),
    ]


def _questions_and_own_text(passage: Passage) -> Iterator[SearchKey]:
    for number, question in enumerate(passage.questions):
        yield SearchKey(passage.id, number, question, question)
    is_speaking = passage.kind is SourceKind.FAQ and _SPEAKING_ID.fullmatch(passage.source_id)
    subject = re.sub("[-_]", " ", passage.source_id) + ". " if is_speaking else ""
    own_text = f"{passage.title}\n{subject}{passage.text}"
    yield SearchKey(passage.id, _OWN_TEXT, own_text[: _LONGEST_TEXT[passage.kind]], own_text)


def _sentences(passage: Passage) -> Iterator[SearchKey]:
    sentences = [sentence.strip() for sentence in _SENTENCE_ENDS.split(passage.text)]
    long_enough = [one for one in sentences if len(one) >= _SHORTEST_SENTENCE]
    for sentence in long_enough[:_MOST_SENTENCES]:
        text = sentence[: _LONGEST_TEXT[passage.kind]]
        yield SearchKey(passage.id, _SENTENCE, text, "")


@dataclass(frozen=True, slots=True)
class EntryTexts:
    """What the classifier learns from: the questions, then the own texts, of every FAQ entry.

    `positions`: where each text stands among all keys; the first `questions` of them are questions.
    `labels` (texts,): the number of each text's entry in `ids`.
    """

    ids: tuple[PassageId, ...]
    texts: tuple[str, ...]
    questions: int
    positions: tuple[int, ...]
    labels: NDArray[np.int64]

    @classmethod
    def among(cls, keys: Sequence[SearchKey]) -> Self:
        """Leaves out documents, which have no questions."""
        questions = [place for place, key in enumerate(keys) if key.number >= 0]
        ids = tuple(dict.fromkeys(keys[place].passage_id for place in questions))
        numbers = {passage_id: number for number, passage_id in enumerate(ids)}
        own = [
            n for n, key in enumerate(keys) if key.number == _OWN_TEXT and key.passage_id in numbers
        ]
        positions = (*questions, *own)
        return cls(
            ids=ids,
            texts=tuple(keys[place].text for place in positions),
            questions=len(questions),
            positions=positions,
            labels=np.asarray(
                [numbers[keys[place].passage_id] for place in positions], dtype=np.int64
            ),
        )

    def labelled(
        self, strangers: Sequence[str], meaning: NDArray[np.float32] | None
    ) -> LabelledTexts:
        """These texts, then the questions that no entry answers; `meaning` has a row for each of both."""
        places = np.arange(len(self.texts) + len(strangers))
        return LabelledTexts(
            texts=(*self.texts, *strangers),
            meaning=meaning,
            entries=np.concatenate([self.labels, np.full(len(strangers), len(self.ids))]),
            is_question=(places < self.questions) | (places >= len(self.texts)),
        )


def even_choice(rows: NDArray[np.intp], limit: int) -> NDArray[np.intp]:
    """At most `limit` of the rows, evenly spread."""
    return rows[:: max(1, -(-len(rows) // limit))]
