"""What the engines find for a question, before anybody decides."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from bot.domain.reply import EscalationReason
from knowledge_base.words import PassageId


@dataclass(frozen=True, slots=True)
class KeyHit:
    """A text under which a passage is found, and how near it is to the question.

    `key` counts the passage's questions from 0; -1 is the passage's own text, -2 one of its sentences.
    """

    passage_id: PassageId
    key: int
    score: float


@dataclass(frozen=True, slots=True)
class TokenHit:
    """A text compared with the question token by token; both shares lie in [-1, 1], rare tokens counting more.

    `precision`: how well the question's tokens are found in the text; `recall`: the text's in the question.
    `key` as in KeyHit; sentences have none.
    """

    passage_id: PassageId
    key: int
    precision: float
    recall: float


@dataclass(frozen=True, slots=True)
class Findings:
    """What the engines found for one question.

    Whatever one of them found stands in all of them: a passage with the best of its questions, its own text, and
    the best of its sentences. By tokens the best is who has the highest precision, and who the highest recall.

    `by_meaning`: cosine similarity in [-1, 1]; empty when the model cannot read the language.
    `by_words`: BM25 as a share in [0, 1] of the most that the question's words could reach.
    `by_letters`: the same over runs of letters and Chinese characters, where the model cannot read.
    `by_head`: each FAQ entry's log-probability, at most 0 (what they lack to 1: no entry answers);
    empty when the content has too few questions to train a classifier.
    `by_tokens`: empty when the model cannot read the language, or the content is too large.
    `danger`: what the message tells of by a classifier's judgement, if anything.
    """

    by_meaning: tuple[KeyHit, ...]
    by_words: tuple[KeyHit, ...]
    by_head: Mapping[PassageId, float] = field(default_factory=dict)
    by_letters: tuple[KeyHit, ...] = ()
    by_tokens: tuple[TokenHit, ...] = ()
    danger: EscalationReason | None = None


@dataclass(frozen=True, slots=True)
class Rehearsal:
    """What would be found for a question of the content, had it not been written there.

    `passage_id`: the entry that answers it; None when no content answers it.
    """

    passage_id: PassageId | None
    findings: Findings
