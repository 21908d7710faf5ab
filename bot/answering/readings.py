"""A message read as a whole, in parts, and together with the question before it: which reading is to be replied to."""

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from bot.answering.agreement import lacks_what_is_named, named_elsewhere, points_elsewhere
from bot.answering.clauses import parts_of
from bot.answering.confidence import probability
from bot.answering.language import are_two_words, is_one_word
from bot.answering.retrieval import Ranking, rank, without
from bot.answering.talk.follow_ups import FollowUp, follow_ups_of
from bot.domain.findings import Findings
from bot.domain.generation import Calibration
from bot.domain.reply import Hit, Question, plainly
from bot.ports import Index
from knowledge_base.words import Language, PassageId

# How sure the whole message must be for a part of it to be answered.
_BORNE_OUT: Final = 0.5
# A word alone names a subject, and two entries may have one question: which is meant nobody can tell.
_SUREST_OF_A_WORD: Final = 0.5
# Two name one as well where the first hit has less than this share of all: “card fee” has 0.46, “atm fees” 0.98.
_LEAST_OF_TWO_WORDS: Final = 0.5
_SUREST_OF_ONE_OF_TWO: Final = 0.5
_SUREST_OF_ANOTHER_THING: Final = 0.5
_SUREST_OF_A_GUESS: Final = 0.5
# What was offered first may be the wrong subject: it must make the bot so much surer.
_LEAST_GAIN: Final = 0.2
# From here on what the question before names speaks against what the message alone does; measured on pairs of sample
# questions, the second begun with “and”: of those that change the subject a twelfth is asked back for it.
_RIVALS: Final = 0.4
# Scores of one ranking that differ less are comparable.
_COMPARABLE: Final = 0.1


@dataclass(frozen=True, slots=True)
class Reading:
    """What one reading of a message finds, and how surely, in [0, 1].

    `is_open`: the first two hits are asked back, since the message alone and together with the question before it mean
    different things, or the second has the product that is named.
    """

    ranking: Ranking
    confidence: float
    is_open: bool = False

    @property
    def first(self) -> PassageId | None:
        """What stands first."""
        return self.ranking.hits[0].passage.id if self.ranking.hits else None

    def finds(self, passage_id: PassageId | None) -> bool:
        """True when it is among the hits."""
        return any(hit.passage.id == passage_id for hit in self.ranking.hits)


@dataclass(frozen=True, slots=True)
class Reader:
    """Reads messages against the content of one day."""

    index: Index
    calibration: Calibration
    day: date
    language: Language

    async def read(self, question: Question) -> Reading:
        """The whole message, or the part or the follow-up of it that is answered most surely."""
        parts = parts_of(question.text)
        follow_ups = follow_ups_of(question.text, question.context)
        texts = [one.text for one in follow_ups]
        found = await self.index.search((*parts, *texts), question.language)
        whole, *some = (self._reading(one, text) for one, text in zip(found, parts, strict=False))
        in_context = [
            self._in_context(whole, one, follow_up)
            for one, follow_up in zip(found[len(parts) :], follow_ups, strict=True)
        ]
        kept = [one for one in in_context if one is not None]
        # A part that cannot be answered says less of the message than the whole does; of many, one is sure by chance.
        if whole.confidence < _BORNE_OUT:
            some = []
        some = [one for one in some if one.confidence >= self.calibration.threshold]
        # Scores of different texts cannot be compared; probabilities can.
        best = max((whole, *some, *kept), key=lambda one: one.confidence)
        chosen = self.weighed(whole, best, [one for one in kept if whole.finds(one.first)])
        return replace(chosen, ranking=replace(chosen.ranking, impression=found[0].impression))

    def weighed(self, whole: Reading, best: Reading, in_context: Sequence[Reading]) -> Reading:
        """What is meant after the question before, if that is sure; both, if it is nearly so."""
        threshold = self.calibration.threshold
        after = max(in_context, key=lambda one: one.confidence, default=None)
        if after is None or best.first != whole.first or best.confidence < threshold:
            return best
        if after.first != whole.first and after.confidence >= threshold:
            return after
        rival = _rival(after, whole)
        if rival is None:
            return best
        both = (rival, whole.ranking.hits[0])
        others = [
            hit for hit in after.ranking.hits if hit.passage not in (one.passage for one in both)
        ]
        return replace(after, ranking=replace(after.ranking, hits=(*both, *others)), is_open=True)

    def _reading(self, findings: Findings, text: str) -> Reading:
        return self._judged(rank(findings, self.index.passages, self.day), text)

    def _in_context(
        self, whole: Reading, findings: Findings, follow_up: FollowUp
    ) -> Reading | None:
        """Without what was said before; None when the rest, too, is what was said before it says alone."""
        text, dropped = follow_up.text, follow_up.dropped
        first = self._reading(findings, text).first
        reading = self._reading(without(findings, dropped), text)
        is_borne_out = whole.finds(reading.first)
        if follow_up.is_guess:
            return self._guessed(whole, reading) if is_borne_out or not follow_up.is_bare else None
        if first not in dropped or is_borne_out:
            return reading
        hits = tuple(hit for hit in reading.ranking.hits if whole.finds(hit.passage.id))
        surest = min(reading.confidence, _SUREST_OF_ONE_OF_TWO)
        return Reading(replace(reading.ranking, hits=hits), surest) if len(hits) > 1 else None

    def _guessed(self, whole: Reading, reading: Reading) -> Reading | None:
        """What only may lean on what was said before is asked back at the most, and only where it says little alone."""
        if reading.confidence < whole.confidence + _LEAST_GAIN:
            return None
        guessed = min(reading.confidence, _SUREST_OF_A_GUESS)
        return replace(reading, confidence=guessed) if guessed > whole.confidence else None

    def _judged(self, ranking: Ranking, text: str) -> Reading:
        """An approved question that is asked word for word is certain of its answer."""
        if not ranking.hits:
            return Reading(ranking, 0.0)
        likely = probability(self.calibration.right, ranking.evidence)
        same = asked_word_for_word(text, ranking.hits)
        if len(same) > 1:
            return Reading(ranking, min(likely, _SUREST_OF_ONE_OF_TWO))
        if same == [ranking.hits[0]]:
            return Reading(ranking, 1.0)
        if is_one_word(text) or (
            are_two_words(text) and math.exp(ranking.evidence.first) < _LEAST_OF_TWO_WORDS
        ):
            likely = min(likely, _SUREST_OF_A_WORD)
        return self._agreeing(Reading(ranking, likely), text)

    def _agreeing(self, reading: Reading, text: str) -> Reading:
        """Not sure where the first hit lacks a product or a direction that is asked of; who has it stands second."""
        hits = reading.ranking.hits
        rival = named_elsewhere(text, hits, self.language)
        if rival is None and not (
            points_elsewhere(text, hits[0].passage, self.language)
            or lacks_what_is_named(text, hits, self.language)
        ):
            return reading
        if rival is not None:
            hits = (hits[0], rival, *(hit for hit in hits[1:] if hit is not rival))
        surest = min(reading.confidence, _SUREST_OF_ANOTHER_THING)
        return Reading(replace(reading.ranking, hits=hits), surest, is_open=rival is not None)


def _rival(after: Reading, whole: Reading) -> Hit | None:
    """What the message means as likely after the question before it as what it means alone; None when there is none."""
    if after.confidence < _RIVALS:
        return None
    first, *others = after.ranking.hits[:2]
    for hit in (first, *others):
        is_near = hit.score >= first.score - _COMPARABLE
        if hit.passage.id != whole.first and whole.finds(hit.passage.id) and is_near:
            return hit
    return None


def asked_word_for_word(text: str, hits: Sequence[Hit]) -> list[Hit]:
    """Those whose approved question it is; several entries may have the same."""
    said = plainly(text)
    return [hit for hit in hits if said in map(plainly, hit.passage.questions)]
