"""From what the engines found to ranked passages: nearness, words and the classifier on one scale.

An FAQ entry is as near as the nearest of its questions; a passage of a document as near as its own
text.
"""

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from bot.answering.confidence import Evidence
from bot.domain.findings import Findings, KeyHit
from bot.domain.reply import Hit
from knowledge_base.words import Passage, PassageId

# A convex combination (Bruch et al. 2023, "An analysis of fusion functions for hybrid retrieval"),
# with the logarithm of the classifier's probability beside it; chosen on BANKING77, see
# DECISIONS.md, "Ranking and confidence".
_WEIGHT_OF_NEARNESS: Final = 0.8
_WEIGHT_OF_WORDS: Final = 0.2
_WEIGHT_OF_HEAD: Final = 0.3
_TEMPERATURE: Final = 0.1
# A question that resembles an answer is weaker evidence than one that resembles a question.
_WEIGHT_OF_OWN_TEXT: Final = 0.85
# The classifier knows no documents: they stand where it puts its fourth choice, so that an entry
# that fits comes first.
_PLACE_OF_DOCUMENTS: Final = 4
_LIKELIEST: Final = 10
_OWN_TEXT: Final = -1


@dataclass(frozen=True, slots=True)
class Match:
    """How well one passage fits.

    `nearness`: in [-1, 1] by meaning (by words where the model cannot read);
    `words` in [0, 1]; `head`: the classifier's log-probability, at most 0.
    """

    nearness: float
    words: float
    head: float = 0.0

    @property
    def score(self) -> float:
        """At most 1, the higher the better."""
        return (
            _WEIGHT_OF_NEARNESS * self.nearness
            + _WEIGHT_OF_WORDS * self.words
            + _WEIGHT_OF_HEAD * self.head
        )


@dataclass(frozen=True, slots=True)
class Ranking:
    """Hits, best first, and what they say of their own trustworthiness."""

    hits: tuple[Hit, ...]
    evidence: Evidence


def _best_of(hits: Iterable[KeyHit]) -> dict[PassageId, float]:
    best: dict[PassageId, float] = {}
    for hit in hits:
        score = hit.score * _WEIGHT_OF_OWN_TEXT if hit.key == _OWN_TEXT else hit.score
        best[hit.passage_id] = max(score, best.get(hit.passage_id, -1.0))
    return best


def matches_of(findings: Findings) -> dict[PassageId, Match]:
    """Every passage that an engine found.

    One that meaning missed is as far as the farthest it found.
    """
    by_words = _best_of(findings.by_words)
    nearness = _best_of(findings.by_meaning) or by_words
    farthest = min(nearness.values(), default=0.0)
    likeliest = sorted(findings.by_head.items(), key=lambda item: -item[1])[:_LIKELIEST]
    of_documents = likeliest[:_PLACE_OF_DOCUMENTS][-1][1] if likeliest else 0.0
    return {
        passage_id: Match(
            nearness.get(passage_id, farthest),
            by_words.get(passage_id, 0.0),
            findings.by_head.get(passage_id, of_documents),
        )
        for passage_id in nearness.keys() | by_words.keys() | dict(likeliest).keys()
    }


def rank(
    findings: Findings, passages: Mapping[PassageId, Passage], day: date, limit: int = 10
) -> Ranking:
    """Up to `limit` passages that customers may be told on that day, best first, each answer text
    once.
    """
    matches = matches_of(findings)
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
    others = sum(math.exp((score - best) / _TEMPERATURE) for score, _ in ranked[1:])
    second = (ranked[1][0] - best) / _TEMPERATURE if len(ranked) > 1 else -_FAR
    return Evidence(
        first=-math.log1p(others),
        second=max(second - math.log1p(others), -_FAR),
        nearness=match.nearness,
        words=match.words,
        head=match.head,
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
    )
