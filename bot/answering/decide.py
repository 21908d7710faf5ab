"""The one function that decides what is said to a question."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from bot.answering.clauses import parts_of
from bot.answering.confidence import CAUTIOUS, probability
from bot.answering.danger import borne_out, danger_of
from bot.answering.language import is_one_word
from bot.answering.retrieval import Ranking, rank
from bot.answering.talk.follow_ups import leans, with_context
from bot.answering.talk.requests_for_person import asks_for_person
from bot.answering.talk.small_talk import small_talk_reply
from bot.domain.findings import Impression
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
    plainly,
)
from bot.ports import Index
from knowledge_base.words import Passage, SourceKind

_CHOICES: Final = 3
# The chance that the right answer is among the choices; below, asking back wastes the customer's
# time. A question back costs seconds and a person dollars, so it need not be more likely than not.
_WORTH_ASKING: Final = 0.4
# What seems to be beyond all content gets a person rather, unless the choices fit well.
_WORTH_ASKING_ALL_THE_SAME: Final = 0.9
# How sure the whole message must be for a part of it to be answered.
_BORNE_OUT: Final = 0.5
# A word alone names a subject, and two entries may have one question: which is meant nobody can tell.
_SUREST_OF_A_WORD: Final = 0.5
_SUREST_OF_ONE_OF_TWO: Final = 0.5
# Asked back twice without a choice being taken, a third time would not help either.
_MOST_MISSES: Final = 2
_LONGEST_BEGINNING: Final = 60
# Where life is at stake the bot's own words are said, whatever the content has.
_HAVE_APPROVED_WORDS: Final = frozenset(
    {
        EscalationReason.FRAUD,
        EscalationReason.LOST_CARD,
        EscalationReason.DISPUTE,
        EscalationReason.BEREAVEMENT,
        EscalationReason.HARDSHIP,
        EscalationReason.COMPLAINT,
    }
)


@dataclass(frozen=True, slots=True)
class _Judged:
    """What one reading of a message finds, and how surely, in [0, 1]."""

    ranking: Ranking
    confidence: float


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

    phrase = small_talk_reply(question)
    is_small_talk = phrase is not None
    if (
        reason := _reason_before_answering(question, ranking.impression, is_small_talk)
    ) is not None:
        is_sure = confidence >= calibration.threshold
        approved = _approved_for(reason, hits) if is_sure else None
        return outcome(Decision.ESCALATE, escalation(question, reason, approved))
    if phrase is not None:
        return outcome(Decision.SMALL_TALK, Answer(phrase))
    if hits and confidence >= calibration.threshold:
        if _is_told(ranking, question):
            return outcome(Decision.ESCALATE, escalation(question, EscalationReason.REPEATED))
        return outcome(Decision.ANSWER, answer_with(hits[0].passage))
    if _is_worth_asking(question, ranking, calibration):
        return outcome(Decision.CLARIFY, _clarification(question, hits[:_CHOICES]))
    return outcome(Decision.ESCALATE, escalation(question, EscalationReason.NOT_UNDERSTOOD))


def _reason_before_answering(
    question: Question, impression: Impression, is_small_talk: bool
) -> EscalationReason | None:
    """Why a person takes this, whatever the content says; None when it may be answered.

    The list of dangers speaks first, the classifier last: a greeting is never one, and may be said twice.
    """
    if (danger := danger_of(question.text, question.language)) is not None:
        return danger
    if asks_for_person(question.text):
        return EscalationReason.ASKED_FOR_PERSON
    if is_small_talk:
        return None
    if (danger := borne_out(impression.suspicions, question.language)) is not None:
        return danger
    is_asked_again = plainly(question.text) in question.context.asked
    return EscalationReason.REPEATED if is_asked_again else None


def _is_worth_asking(question: Question, ranking: Ranking, calibration: Calibration) -> bool:
    """A word alone, and what goes on from what was said, say too little of what they are about."""
    goes_on = bool(question.context.question) and leans(question.text)
    says_enough = not is_one_word(question.text) and not goes_on
    is_beyond = ranking.impression.is_beyond_content and says_enough
    least = _WORTH_ASKING_ALL_THE_SAME if is_beyond else _WORTH_ASKING
    likely = probability(calibration.offered, ranking.evidence)
    is_likely = likely >= least or len(_asked_word_for_word(question.text, ranking.hits)) > 1
    return len(ranking.hits) > 1 and is_likely and question.context.misses < _MOST_MISSES


def _asked_word_for_word(text: str, hits: Sequence[Hit]) -> list[Hit]:
    """Those whose approved question it is; several entries may have the same."""
    said = plainly(text)
    return [hit for hit in hits if said in map(plainly, hit.passage.questions)]


async def _best_ranking(
    question: Question, index: Index, calibration: Calibration, day: date
) -> tuple[Ranking, float]:
    """Of the whole message, or of the part or the follow-up of it that is answered most surely.

    And how surely, in [0, 1].
    """
    before = question.context.question
    follow_ups = with_context(question.text, (before,) if before else ())
    texts = (*parts_of(question.text), *follow_ups)
    found = await index.search(texts, question.language)
    whole, *others = [
        _Judged(ranking, _confidence(ranking, text, calibration))
        for ranking, text in zip(
            (rank(findings, index.passages, day) for findings in found), texts, strict=True
        )
    ]
    parts, in_context = (
        others[: len(others) - len(follow_ups)],
        others[len(others) - len(follow_ups) :],
    )
    # A part that cannot be answered says less of the message than the whole does; of many, one is sure by chance.
    is_borne_out = whole.confidence >= _BORNE_OUT
    parts = [one for one in parts if is_borne_out and one.confidence >= calibration.threshold]
    # With the last question before it a message finds what was told already: that says nothing new.
    new = [one for one in in_context if not _is_told(one.ranking, question)]
    # Scores of different texts cannot be compared; probabilities can.
    best = max((whole, *parts, *new), key=lambda one: one.confidence)
    return replace(best.ranking, impression=found[0].impression), best.confidence


def _confidence(ranking: Ranking, text: str, calibration: Calibration) -> float:
    """In [0, 1]; an approved question that is asked word for word is certain of its answer."""
    if not ranking.hits:
        return 0.0
    likely = probability(calibration.right, ranking.evidence)
    same = _asked_word_for_word(text, ranking.hits)
    if len(same) > 1:
        return min(likely, _SUREST_OF_ONE_OF_TWO)
    if same == [ranking.hits[0]]:
        return 1.0
    return min(likely, _SUREST_OF_A_WORD) if is_one_word(text) else likely


def _is_told(ranking: Ranking, question: Question) -> bool:
    """True when the bot has just answered with what stands first."""
    return bool(ranking.hits) and ranking.hits[0].passage.id in question.context.told


def answer_with(passage: Passage) -> Answer:
    """The passage's approved text, to the letter."""
    return Answer(passage.text, (passage,))


def _approved_for(reason: EscalationReason, hits: Sequence[Hit]) -> Passage | None:
    """What the bank itself says of such a case: its numbers and steps, which the bot's own words do not know."""
    if reason not in _HAVE_APPROVED_WORDS or not hits:
        return None
    passage = hits[0].passage
    is_meant_for_it = passage.terms.sensitive and passage.kind is SourceKind.FAQ
    return passage if is_meant_for_it else None


def escalation(
    question: Question, reason: EscalationReason, approved: Passage | None = None
) -> Escalation:
    """The bot's words when a person takes over, behind what is approved for such a case."""
    words = phrases_in(question.language).escalations
    if approved is None:
        return Escalation(words[reason], reason)
    text = f"{approved.text}\n\n{words[EscalationReason.SENSITIVE]}"
    return Escalation(text, reason, (approved,))


def _clarification(question: Question, hits: tuple[Hit, ...]) -> Clarification:
    titles = Counter(hit.passage.title for hit in hits)
    choices = tuple(
        Choice(hit.passage.id, _label(hit.passage, is_clear=titles[hit.passage.title] == 1))
        for hit in hits
    )
    phrases = phrases_in(question.language)
    is_again = question.context.misses > 0
    return Clarification(
        phrases.clarification_again if is_again else phrases.clarification, choices
    )


def _label(passage: Passage, *, is_clear: bool) -> str:
    """The title, and how its text begins where another has the same title."""
    if is_clear:
        return passage.title
    text = " ".join(passage.text.split())
    beginning = (
        text if len(text) <= _LONGEST_BEGINNING else f"{text[:_LONGEST_BEGINNING].rstrip()}…"
    )
    return f"{passage.title} – {beginning}"
