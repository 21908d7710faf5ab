"""The one function that decides what is said to a question."""

from datetime import date
from typing import Final

from bot.answering.clauses import parts_of
from bot.answering.confidence import CAUTIOUS, probability
from bot.answering.requests_for_person import asks_for_person
from bot.answering.retrieval import Ranking, rank
from bot.answering.small_talk import small_talk_reply
from bot.domain.generation import Calibration
from bot.domain.phrases import phrases_in
from bot.domain.reply import (
    Answer,
    Choice,
    Clarification,
    Decision,
    Escalation,
    EscalationReason,
    Hit,
    Outcome,
    Question,
    Reply,
)
from bot.ports import Index
from knowledge_base.words import Passage

_CHOICES: Final = 3
# The chance that the right answer is among the choices; below, asking back wastes the customer's
# time. A question back costs seconds and a person dollars, so it need not be more likely than not.
_WORTH_ASKING: Final = 0.4


async def decide(question: Question, index: Index, day: date) -> Outcome:
    """What to say to a question on that day; the Outcome holds everything that was seen."""
    calibration = index.calibrations.get(question.language, CAUTIOUS)
    ranking, confidence = await _best_ranking(question, index, calibration, day)
    hits = ranking.hits

    def outcome(decision: Decision, reply: Reply) -> Outcome:
        generation_id = index.generation.id
        return Outcome(
            question, reply, decision, hits, confidence, calibration.threshold, generation_id
        )

    if asks_for_person(question.text):
        return outcome(Decision.ESCALATE, escalation(question, EscalationReason.ASKED_FOR_PERSON))
    if (phrase := small_talk_reply(question)) is not None:
        return outcome(Decision.SMALL_TALK, Answer(phrase))
    if hits and confidence >= calibration.threshold:
        return outcome(Decision.ANSWER, answer_with(hits[0].passage))
    if len(hits) > 1 and probability(calibration.offered, ranking.evidence) >= _WORTH_ASKING:
        return outcome(Decision.CLARIFY, _clarification(question, hits[:_CHOICES]))
    return outcome(Decision.ESCALATE, escalation(question, EscalationReason.NOT_UNDERSTOOD))


async def _best_ranking(
    question: Question, index: Index, calibration: Calibration, day: date
) -> tuple[Ranking, float]:
    """Of the whole message, or of the part of it that is answered most surely.

    And how surely, in [0, 1].
    """
    found = await index.search(parts_of(question.text), question.language)
    rankings = [rank(findings, index.passages, day) for findings in found]
    # Scores of different texts cannot be compared; probabilities can.
    confidence = [probability(calibration.right, r.evidence) if r.hits else 0.0 for r in rankings]
    best = max(range(len(rankings)), key=lambda number: confidence[number])
    return rankings[best], confidence[best]


def answer_with(passage: Passage) -> Answer:
    """The passage's approved text, to the letter."""
    return Answer(passage.text, (passage,))


def escalation(question: Question, reason: EscalationReason) -> Escalation:
    """The bot's words when a person takes over."""
    return Escalation(phrases_in(question.language).escalations[reason], reason)


def _clarification(question: Question, hits: tuple[Hit, ...]) -> Clarification:
    choices = tuple(Choice(hit.passage.id, hit.passage.title) for hit in hits)
    return Clarification(phrases_in(question.language).clarification, choices)
