"""What the engines find for a question, before anybody decides."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

import numpy as np
from numpy.typing import NDArray

from bot.domain.reply import EscalationReason
from knowledge_base.words import PassageId


@dataclass(frozen=True, slots=True, eq=False)
class KeyScores:
    """By one engine, how near the texts are under which passages are found: of each kind the best.

    `best` (passages, 3): the best of a passage's questions, its own text, and the best of its sentences; NaN where it
    has none or the engine does not judge it.
    """

    passage_ids: tuple[PassageId, ...]
    best: NDArray[np.float64]

    def __len__(self) -> int:
        return len(self.passage_ids)

    def without(self, dropped: frozenset[PassageId]) -> "KeyScores":
        """The same of all other passages."""
        kept = [row for row, one in enumerate(self.passage_ids) if one not in dropped]
        return KeyScores(tuple(self.passage_ids[row] for row in kept), self.best[kept])


NO_SCORES: Final = KeyScores((), np.zeros((0, 3)))


@dataclass(frozen=True, slots=True)
class Suspicion:
    """That these words, a message or a sentence of it, tell of a danger."""

    danger: EscalationReason
    words: str


@dataclass(frozen=True, slots=True)
class Impression:
    """What a message is like by a classifier's judgement, whatever the content.

    `suspicions`: the dangers it seems to tell of, as a whole and in its sentences. `is_beyond_content`: it is about the
    customer's own account, asks for something to be done, or has another subject.
    """

    suspicions: tuple[Suspicion, ...] = ()
    is_beyond_content: bool = False


NO_IMPRESSION: Final = Impression()


@dataclass(frozen=True, slots=True)
class Findings:
    """What the engines found for one question.

    Whatever one of them found stands in all of them.

    `by_meaning`: cosine similarity in [-1, 1]; empty when the model cannot read the language.
    `by_words`: BM25 as a share in [0, 1] of the most that the question's words could reach.
    `by_letters`: the same over runs of letters and Chinese characters, where no model reads well.
    `by_head`: each FAQ entry's log-probability, at most 0 (what they lack to 1: no entry answers);
    empty when the content has too few questions to train a classifier.
    `by_precision`: how well the question's tokens are found in the text, in [-1, 1], rare tokens counting more;
    `by_recall`: the text's in the question. Sentences have neither, and both are empty when the model cannot read the
    language, or the content is too large.
    """

    by_meaning: KeyScores = NO_SCORES
    by_words: KeyScores = NO_SCORES
    by_head: Mapping[PassageId, float] = field(default_factory=dict)
    by_letters: KeyScores = NO_SCORES
    by_precision: KeyScores = NO_SCORES
    by_recall: KeyScores = NO_SCORES
    impression: Impression = NO_IMPRESSION


@dataclass(frozen=True, slots=True)
class Rehearsal:
    """What would be found for a question of the content, had it not been written there.

    `passage_id`: the entry that answers it; None when no content answers it.
    """

    passage_id: PassageId | None
    findings: Findings
