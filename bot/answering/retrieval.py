"""From what the engines found to ranked passages: nearness, words and the classifier on one scale.

An FAQ entry is as near as the nearest of its questions and as what it answers; a passage of a document as near as
its own text and its best sentence.
"""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

import numpy as np
from numpy.typing import NDArray

from bot.answering.confidence import Evidence
from bot.answering.match import BY_BOTH, BY_LETTERS, BY_MEANING, Matches, Overlaps, Scale
from bot.domain.findings import NO_IMPRESSION, Findings, Impression, KeyScores
from bot.domain.reply import Hit
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
# Columns of KeyScores.
_QUESTION: Final = 0
_OWN_TEXT: Final = 1


@dataclass(frozen=True, slots=True)
class Ranking:
    """Hits, best first, and what they say of their own trustworthiness."""

    hits: tuple[Hit, ...]
    evidence: Evidence
    impression: Impression = NO_IMPRESSION
    """Of the whole message."""


def _fused(scores: KeyScores, passages: Mapping[PassageId, Passage]) -> dict[PassageId, float]:
    """Of each passage's questions, its own text and its best sentence one number."""
    if not scores:
        return {}
    question, own_text, sentence = scores.best.T
    both = (1.0 - _WEIGHT_OF_SENTENCE) * own_text + _WEIGHT_OF_SENTENCE * sentence
    answer = _first(both, own_text, sentence)
    weight = _weight_of_questions(scores.passage_ids, passages)
    is_verbatim = ((question - _NEARLY_VERBATIM) / (1 - _NEARLY_VERBATIM)).clip(0.0, 1.0)
    weight += (1.0 - weight) * is_verbatim
    together = weight * question + (1.0 - weight) * answer
    fused = _first(together, question, answer, np.zeros(len(scores)))
    return dict(zip(scores.passage_ids, fused.tolist(), strict=True))


def _weight_of_questions(
    ids: Sequence[PassageId], passages: Mapping[PassageId, Passage]
) -> NDArray[np.float64]:
    """How much each passage's questions count beside its own text, shape (passages,), in [0, 1)."""
    counts = np.asarray([len(passages[one].questions) for one in ids], dtype=np.float64)
    return counts / (counts + _QUESTIONS_LIKE_AN_ANSWER)


def _first(*choices: NDArray[np.float64]) -> NDArray[np.float64]:
    """The first of the choices that is a number."""
    *others, chosen = choices
    for choice in reversed(others):
        chosen = np.where(np.isnan(choice), chosen, choice)
    return chosen


def _overlaps(
    findings: Findings, ids: Sequence[PassageId], passages: Mapping[PassageId, Passage]
) -> Overlaps | None:
    """None where nothing is compared token by token; a passage that is not takes up nothing."""
    if np.isnan(findings.by_precision.best[:, _OWN_TEXT]).all():
        return None
    rows = {one: row for row, one in enumerate(findings.by_precision.passage_ids)}
    chosen = np.asarray([rows.get(one, len(rows)) for one in ids])
    precision, recall = (
        np.vstack([scores.best, np.full(scores.best.shape[1], np.nan)])[chosen]
        for scores in (findings.by_precision, findings.by_recall)
    )
    support, coverage = np.nan_to_num(precision[:, _OWN_TEXT]), np.nan_to_num(recall[:, _OWN_TEXT])
    return Overlaps(
        _first(precision[:, _QUESTION], support),
        _first(recall[:, _QUESTION], coverage),
        support,
        coverage,
        _weight_of_questions(ids, passages),
    )


def matches_of(findings: Findings, passages: Mapping[PassageId, Passage]) -> Matches:
    """Every passage that an engine found.

    One that meaning missed is as far as the farthest it found.
    """
    by_words = _fused(findings.by_words, passages)
    nearness, scale = _nearness_of(findings, passages)
    nearness = nearness or by_words
    farthest = min(nearness.values(), default=0.0)
    head = findings.by_head
    likeliest = sorted(head.items(), key=lambda item: -item[1])[:_LIKELIEST]
    of_documents = likeliest[:_PLACE_OF_DOCUMENTS][-1][1] if likeliest else 0.0
    ids = sorted(nearness.keys() | by_words.keys() | dict(likeliest).keys())
    return Matches(
        passage_ids=ids,
        nearness=np.asarray([nearness.get(one, farthest) for one in ids]),
        words=np.asarray([by_words.get(one, 0.0) for one in ids]),
        head=np.asarray([head.get(one, of_documents) for one in ids]),
        is_document=np.asarray([passages[one].kind is SourceKind.DOCUMENT for one in ids], bool),
        scale=scale,
        overlaps=_overlaps(findings, ids, passages),
    )


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
    scores = matches.scores
    rows: dict[str, int] = {}
    # Of equal ones the first by its id.
    for row in np.argsort(-scores, kind="stable").tolist():
        passage = passages[matches.passage_ids[row]]
        if passage.text not in rows and passage.terms.allow_answering_on(day):
            rows[passage.text] = row
    ranked = list(rows.values())
    hits = tuple(
        Hit(passages[matches.passage_ids[row]], score)
        for row, score in zip(ranked[:limit], scores[ranked[:limit]].tolist(), strict=True)
    )
    return Ranking(hits, _evidence_of(matches, scores[ranked], ranked))


def _evidence_of(matches: Matches, scores: NDArray[np.float64], ranked: Sequence[int]) -> Evidence:
    """A softmax over the scores says how far the first stands out.

    Nearness, words and the classifier whether it fits at all. `scores`: of the passages at the places `ranked` among
    the matches, best first.
    """
    if not ranked:
        return Evidence()
    best = ranked[0]
    logits = (scores[1:] - scores[0]) / matches.temperature
    others = float(np.exp(logits).sum())
    # Alone it stands out from nothing: it is judged as if there were another as good.
    second = float(logits[0]) if len(logits) else 0.0
    others = others if len(logits) else 1.0
    overlaps = matches.overlaps
    return Evidence(
        first=-math.log1p(others),
        second=max(second - math.log1p(others), -_FAR),
        nearness=float(matches.nearness[best]),
        words=float(matches.words[best]),
        head=float(matches.head[best]),
        precision=float(overlaps.precision[best]) if overlaps else 0.0,
        recall=float(overlaps.recall[best]) if overlaps else 0.0,
        support=float(overlaps.support[best]) if overlaps else 0.0,
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
        findings.by_meaning.without(dropped),
        findings.by_words.without(dropped),
        {
            one: min(0.0, logarithm - left)
            for one, logarithm in findings.by_head.items()
            if one not in dropped
        },
        findings.by_letters.without(dropped),
        findings.by_precision.without(dropped),
        findings.by_recall.without(dropped),
    )
