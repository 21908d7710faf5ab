"""How well passages fit a question: nearness, words, the classifier and the overlap of tokens on one scale."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, TypeAlias

import numpy as np
from numpy.typing import NDArray

from knowledge_base.words import PassageId

# Beside a whole of 1: how far question and passage take each other up, token by token.
_WEIGHT_OF_OVERLAP: Final = 0.6
_WITH_OVERLAP: Final = 1.0 + _WEIGHT_OF_OVERLAP
# What the question takes up of a passage's own text counts less than what this takes up of the question.
_WEIGHT_OF_COVERAGE: Final = 0.25


@dataclass(frozen=True, slots=True)
class Scale:
    """How much words and the classifier weigh beside nearness, and at what difference of scores a passage is e times
    less likely.
    """

    words: float
    words_of_documents: float
    head: float
    temperature: float


# A convex combination (Bruch et al. 2023, "An analysis of fusion functions for hybrid retrieval"),
# with the logarithm of the classifier's probability beside it; chosen on BANKING77, XQuAD and the
# sample content, see DECISIONS.md, "Ranking and confidence", "Words weigh more in documents" and "Chinese by meaning".
BY_MEANING: Final = Scale(words=0.25, words_of_documents=0.35, head=0.12, temperature=0.1)
# Letters say less than meaning, so words weigh a little more beside them.
BY_LETTERS: Final = Scale(words=0.3, words_of_documents=0.3, head=0.3, temperature=0.1)
BY_BOTH: Final = Scale(words=0.2, words_of_documents=0.2, head=0.2, temperature=0.067)


# A number for each passage, shape (passages,).
Numbers: TypeAlias = NDArray[np.float64]


@dataclass(frozen=True, slots=True, eq=False)
class Overlaps:
    """How far question and passages take each other up token by token, each in [-1, 1].

    `precision`: the question by the nearest of a passage's questions; `recall`: that question by the one asked;
    `support`: the question by the passage's own text; `coverage`: that text by the question. A document's own text
    stands for its questions. `questions`: how much a passage's questions count beside its own text, in [0, 1].
    """

    precision: Numbers
    recall: Numbers
    support: Numbers
    coverage: Numbers
    questions: Numbers

    @property
    def scores(self) -> Numbers:
        """In [-1, 1]."""
        by_questions = (self.precision + self.recall) / 2.0
        by_text = (1.0 - _WEIGHT_OF_COVERAGE) * self.support + _WEIGHT_OF_COVERAGE * self.coverage
        return self.questions * by_questions + (1.0 - self.questions) * by_text


@dataclass(frozen=True, slots=True, eq=False)
class Matches:
    """How well passages fit.

    `nearness`: in [-1, 1] by meaning, by letters (by words where there is neither), or by both, as `scale` says;
    `words` in [0, 1]; `head`: the classifier's log-probability, at most 0; `is_document`: which are of documents;
    `overlaps`: token by token, None where the content is not searched so.
    """

    passage_ids: Sequence[PassageId]
    nearness: Numbers
    words: Numbers
    head: Numbers
    is_document: NDArray[np.bool_]
    scale: Scale
    overlaps: Overlaps | None

    @property
    def scores(self) -> Numbers:
        """At most 1, the higher the better."""
        scale = self.scale
        words = np.where(self.is_document, scale.words_of_documents, scale.words)
        fused = (1.0 - words) * self.nearness + words * self.words + scale.head * self.head
        if self.overlaps is None:
            return fused
        return (fused + _WEIGHT_OF_OVERLAP * self.overlaps.scores) / _WITH_OVERLAP

    @property
    def temperature(self) -> float:
        """How far apart scores tell passages apart: a passage that lies so much lower is e times less likely."""
        temperature = self.scale.temperature
        return temperature if self.overlaps is None else temperature / _WITH_OVERLAP
