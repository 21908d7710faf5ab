"""From what the engines found to ranked passages: nearness, words and the classifier on one scale.

An FAQ entry is as near as the nearest of its questions and as what it answers; a passage of a document as near as
its own text and its best sentence.
"""

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from bot.answering.confidence import Evidence
from bot.answering.match import (
    BY_BOTH,
    BY_LETTERS,
    BY_MEANING,
    NO_OVERLAP,
    OF_DOCUMENTS,
    Match,
    Overlap,
    Scale,
)
from bot.domain.findings import Findings, KeyHit, TokenHit
from bot.domain.reply import EscalationReason, Hit
from knowledge_base.words import Passage, PassageId, SourceKind

# An entry of n questions is judged by them with weight n / (n + 3), and by its answer for the rest.
_QUESTIONS_LIKE_AN_ANSWER: Final = 3
# From here on a question needs ever less support by its answer, and none when it is the same.
_NEARLY_VERBATIM: Final = 0.8
_WEIGHT_OF_SENTENCE: Final = 0.4
# The classifier knows no documents: they stand where it puts its fourth choice, so that an entry
# that fits comes first.
_PLACE_OF_DOCUMENTS: Final = 4
_LIKELIEST: Final = 10
# Letters have the rest; chosen on the sample content and XQuAD in Chinese.
_SHARE_OF_COARSE_MEANING: Final = 0.42
_OWN_TEXT: Final = -1
_SENTENCE: Final = -2


@dataclass(frozen=True, slots=True)
class Ranking:
    """Hits, best first, and what they say of their own trustworthiness."""

    hits: tuple[Hit, ...]
    evidence: Evidence
    danger: EscalationReason | None = None
    """What the whole message tells of by the classifier's judgement, if anything."""


class _Scores:
    """The best score of a passage's questions, of its own text, and of its sentences."""

    def __init__(self) -> None:
        self.question: float | None = None
        self.own_text: float | None = None
        self.sentence: float | None = None

    def take(self, hit: KeyHit) -> None:
        if hit.key == _OWN_TEXT:
            self.own_text = _higher(self.own_text, hit.score)
        elif hit.key == _SENTENCE:
            self.sentence = _higher(self.sentence, hit.score)
        else:
            self.question = _higher(self.question, hit.score)

    def together(self, questions: int) -> float:
        """The fused score of a passage with so many questions."""
        answer = self._answer()
        if self.question is None:
            return answer if answer is not None else 0.0
        if answer is None:
            return self.question
        weight = questions / (questions + _QUESTIONS_LIKE_AN_ANSWER)
        is_verbatim = max(
            0.0, min(1.0, (self.question - _NEARLY_VERBATIM) / (1 - _NEARLY_VERBATIM))
        )
        weight += (1.0 - weight) * is_verbatim
        return weight * self.question + (1.0 - weight) * answer

    def _answer(self) -> float | None:
        if self.own_text is None or self.sentence is None:
            return self.own_text if self.sentence is None else self.sentence
        return (1.0 - _WEIGHT_OF_SENTENCE) * self.own_text + _WEIGHT_OF_SENTENCE * self.sentence


def _higher(known: float | None, score: float) -> float:
    return score if known is None else max(known, score)


def _fused(hits: Iterable[KeyHit], passages: Mapping[PassageId, Passage]) -> dict[PassageId, float]:
    scores: dict[PassageId, _Scores] = {}
    for hit in hits:
        scores.setdefault(hit.passage_id, _Scores()).take(hit)
    return {one: some.together(len(passages[one].questions)) for one, some in scores.items()}


def _overlaps(hits: Iterable[TokenHit]) -> dict[PassageId, Overlap]:
    own: dict[PassageId, TokenHit] = {}
    precision: dict[PassageId, float] = {}
    recall: dict[PassageId, float] = {}
    for hit in hits:
        if hit.key == _OWN_TEXT:
            own[hit.passage_id] = hit
        else:
            precision[hit.passage_id] = _higher(precision.get(hit.passage_id), hit.precision)
            recall[hit.passage_id] = _higher(recall.get(hit.passage_id), hit.recall)
    return {
        one: Overlap(precision.get(one, hit.precision), recall.get(one, hit.recall), hit.precision)
        for one, hit in own.items()
    }


def matches_of(findings: Findings, passages: Mapping[PassageId, Passage]) -> dict[PassageId, Match]:
    """Every passage that an engine found.

    One that meaning missed is as far as the farthest it found.
    """
    by_words = _fused(findings.by_words, passages)
    nearness, scale = _nearness_of(findings, passages)
    nearness = nearness or by_words
    overlaps = _overlaps(findings.by_tokens)
    missing = NO_OVERLAP if overlaps else None
    farthest = min(nearness.values(), default=0.0)

    def is_document(passage_id: PassageId) -> bool:
        return passages[passage_id].kind is SourceKind.DOCUMENT

    likeliest = sorted(findings.by_head.items(), key=lambda item: -item[1])[:_LIKELIEST]
    of_documents = likeliest[:_PLACE_OF_DOCUMENTS][-1][1] if likeliest else 0.0
    return {
        passage_id: Match(
            nearness.get(passage_id, farthest),
            by_words.get(passage_id, 0.0),
            findings.by_head.get(passage_id, of_documents),
            OF_DOCUMENTS if scale is BY_MEANING and is_document(passage_id) else scale,
            overlaps.get(passage_id, missing),
        )
        for passage_id in nearness.keys() | by_words.keys() | dict(likeliest).keys()
    }


def _nearness_of(
    findings: Findings, passages: Mapping[PassageId, Passage]
) -> tuple[dict[PassageId, float], Scale]:
    """By meaning, by letters, or by both where a coarse model reads the language."""
    by_meaning = _fused(findings.by_meaning, passages)
    by_letters = _fused(findings.by_letters, passages)
    if not by_meaning or not by_letters:
        return by_meaning or by_letters, BY_MEANING if by_meaning else BY_LETTERS
    share = _SHARE_OF_COARSE_MEANING
    both = {
        one: share * by_meaning[one] + (1.0 - share) * by_letters[one]
        for one in by_meaning.keys() & by_letters.keys()
    }
    return both, BY_BOTH


def rank(
    findings: Findings, passages: Mapping[PassageId, Passage], day: date, limit: int = 10
) -> Ranking:
    """Up to `limit` passages that customers may be told on that day, best first, each answer text
    once.
    """
    matches = matches_of(findings, passages)
    ordered = sorted(matches, key=lambda passage_id: (-matches[passage_id].score, passage_id))
    hits: dict[str, Hit] = {}
    for passage_id in ordered:
        passage = passages[passage_id]
        if passage.text not in hits and passage.terms.allow_answering_on(day):
            hits[passage.text] = Hit(passage, matches[passage_id].score)
    ranked = tuple(hits.values())
    return Ranking(
        ranked[:limit], _evidence_of([(hit.score, matches[hit.passage.id]) for hit in ranked])
    )


def _evidence_of(ranked: Sequence[tuple[float, Match]]) -> Evidence:
    """A softmax over the scores says how far the first stands out.

    Nearness, words and the classifier whether it fits at all.
    """
    if not ranked:
        return Evidence()
    best, match = ranked[0]
    others = sum(math.exp((score - best) / match.temperature) for score, _ in ranked[1:])
    second = (ranked[1][0] - best) / match.temperature if len(ranked) > 1 else -_FAR
    overlap = match.overlap or NO_OVERLAP
    return Evidence(
        first=-math.log1p(others),
        second=max(second - math.log1p(others), -_FAR),
        nearness=match.nearness,
        words=match.words,
        head=match.head,
        precision=overlap.precision,
        recall=overlap.recall,
        support=overlap.support,
    )


# As improbable as a second candidate can be: e to the power of -10.
_FAR: Final = 10.0


def without(findings: Findings, dropped: frozenset[PassageId]) -> Findings:
    """The same findings as if some passages had not been there.

    Their probability goes to all others alike.
    """
    gone = sum(math.exp(findings.by_head[one]) for one in dropped & findings.by_head.keys())
    left = math.log(max(1.0 - gone, 1e-6))
    return Findings(
        tuple(hit for hit in findings.by_meaning if hit.passage_id not in dropped),
        tuple(hit for hit in findings.by_words if hit.passage_id not in dropped),
        {
            one: min(0.0, logarithm - left)
            for one, logarithm in findings.by_head.items()
            if one not in dropped
        },
        tuple(hit for hit in findings.by_letters if hit.passage_id not in dropped),
        tuple(hit for hit in findings.by_tokens if hit.passage_id not in dropped),
    )
