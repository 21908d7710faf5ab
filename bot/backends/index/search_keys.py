"""The texts under which passages are found."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final, Self

import numpy as np
from numpy.typing import NDArray

from bot.backends.index.classifier.entries import LabelledTexts
from bot.domain.findings import Findings, KeyHit
from knowledge_base.words import Passage, PassageId, SourceKind

# The model reads 256 tokens; what comes later in a text would be cut off silently. An FAQ answer says the main
# thing first, and embedding it whole would be most of the work of publishing.
_LONGEST_TEXT: Final = {SourceKind.DOCUMENT: 1_000, SourceKind.FAQ: 350}
_OWN_TEXT: Final = -1


@dataclass(frozen=True, slots=True)
class SearchKey:
    """A text under which a passage is found; `number` counts its questions, -1 is its own text."""

    passage_id: PassageId
    number: int
    text: str


def keys_of(passage: Passage) -> Iterator[SearchKey]:
    """Every question of an FAQ entry, and every passage by its title and text."""
    for number, question in enumerate(passage.questions):
        yield SearchKey(passage.id, number, question)
    own_text = f"{passage.title}\n{passage.text}"[: _LONGEST_TEXT[passage.kind]]
    yield SearchKey(passage.id, _OWN_TEXT, own_text)


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
        questions = [place for place, key in enumerate(keys) if key.number != _OWN_TEXT]
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
        self,
        vectors: NDArray[np.float32] | None,
        strangers: Sequence[str],
        stranger_vectors: NDArray[np.float32] | None,
    ) -> LabelledTexts:
        """These texts, then the questions that no entry answers.

        `vectors` has a row for every key.
        """
        meaning = None
        if vectors is not None and stranger_vectors is not None:
            meaning = np.vstack([vectors[list(self.positions)], stranger_vectors])
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


def without_key(findings: Findings, key: SearchKey) -> Findings:
    """The findings as if one text had not been there."""

    def others(hits: tuple[KeyHit, ...]) -> tuple[KeyHit, ...]:
        return tuple(
            hit for hit in hits if (hit.passage_id, hit.key) != (key.passage_id, key.number)
        )

    return replace(
        findings, by_meaning=others(findings.by_meaning), by_words=others(findings.by_words)
    )
