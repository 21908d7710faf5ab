"""The one function that decides what is said to a question."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Final

from bot.answering.choices import choices_of, clarification_of
from bot.answering.confidence import CAUTIOUS, probability
from bot.answering.danger import borne_out, danger_of, wishes_to_freeze
from bot.answering.language import is_one_word
from bot.answering.picking import picked_outcome
from bot.answering.readings import Reader, Reading, asked_word_for_word
from bot.answering.retrieval import Ranking
from bot.answering.talk.courtesies import without_courtesies
from bot.answering.talk.disappointment import says_it_did_not_help
from bot.answering.talk.follow_ups import leans, stands_for_something
from bot.answering.talk.requests_for_person import asks_for_person, without_refusals
from bot.answering.talk.small_talk import is_assent, small_talk_reply
from bot.domain.findings import NO_IMPRESSION, Impression
from bot.domain.generation import Calibration
from bot.domain.phrases import phrases_in
from bot.domain.reply import (
    Answer,
    Clarification,
    Context,
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

# The chance that the right answer is among the choices; below, asking back wastes the customer's
# time. A question back costs seconds and a person dollars, so it need not be more likely than not.
_WORTH_ASKING: Final = 0.4
# What seems to be beyond all content gets a person rather, unless the choices fit well.
_WORTH_ASKING_ALL_THE_SAME: Final = 0.9
# Asked back twice without a choice being taken, a third time would not help either.
_MOST_MISSES: Final = 2
# From here on the first hit is what is asked for, rather than the nearest of what was misunderstood again.
_GOOD: Final = 0.6
# However the subjects change: a row of questions back is no conversation.
_MOST_ASKED_BACK: Final = 4
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


async def decide(question: Question, index: Index, day: date) -> Outcome:
    """What to say to a question on that day; the Outcome holds everything that was seen."""
    return picked_outcome(question, index, day) or await _decided(question, index, day)


async def _decided(question: Question, index: Index, day: date) -> Outcome:
    calibration = index.calibrations.get(question.language, CAUTIOUS)
    asked = _bare(question)
    reading = await Reader(index, calibration, day, question.language).read(asked)
    ranking, confidence, hits = reading.ranking, reading.confidence, reading.ranking.hits

    def outcome(decision: Decision, reply: Reply) -> Outcome:
        seen = (hits, confidence, calibration.threshold, index.generation.id)
        return Outcome(question, reply, decision, *seen)

    phrase = small_talk_reply(question)
    is_sure = bool(hits) and confidence >= calibration.threshold and not reading.is_open
    # Who wants a card frozen is served sooner by the approved steps, if the bot is sure of them, than by a queue.
    is_served = is_sure and wishes_to_freeze(asked.text)
    impression = NO_IMPRESSION if is_served else ranking.impression
    if (reason := _reason_before_answering(question, impression, phrase is not None)) is not None:
        approved = _approved_for(reason, hits) if is_sure else None
        return outcome(Decision.ESCALATE, escalation(question, reason, approved))
    if phrase is not None:
        return outcome(*_small_talk(question, phrase))
    if is_sure:
        if _is_told(ranking, question):
            return outcome(Decision.ESCALATE, escalation(question, EscalationReason.REPEATED))
        return outcome(Decision.ANSWER, answer_with(hits[0].passage))
    if choices := _worth_asking(asked, reading, calibration):
        return outcome(Decision.CLARIFY, clarification_of(question, choices))
    return outcome(Decision.ESCALATE, escalation(question, EscalationReason.NOT_UNDERSTOOD))


def _bare(question: Question) -> Question:
    """Without courtesies, and that no person is wanted: they say nothing of what is meant, and all are alike."""
    return replace(question, text=without_courtesies(without_refusals(question.text)))


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
    if _was_no_help(question):
        return EscalationReason.REPEATED
    if is_small_talk:
        return None
    if (danger := borne_out(impression.suspicions, question.language)) is not None:
        return danger
    is_asked_again = plainly(question.text) in question.context.asked
    return EscalationReason.REPEATED if is_asked_again else None


def _was_no_help(question: Question) -> bool:
    """True when the customer says so of what the bot has said; choices that do not fit are no answer yet."""
    context = question.context
    is_answered = context.question is not None and not context.choices
    return is_answered and says_it_did_not_help(question.text)


def _small_talk(question: Question, phrase: str) -> tuple[Decision, Reply]:
    """The phrase, unless it is a “yes” to choices, which tells nothing of what was meant."""
    choices, phrases = question.context.choices, phrases_in(question.language)
    if choices and is_assent(question.text):
        return Decision.CLARIFY, Clarification(phrases.which_one, choices)
    return Decision.SMALL_TALK, Answer(phrase)


def _worth_asking(
    question: Question, reading: Reading, calibration: Calibration
) -> tuple[Hit, ...]:
    """What to choose from; nothing where asking back would not help.

    A word alone, and what goes on from what was said, say too little of what they are about.
    """
    ranking = reading.ranking
    text = question.text
    goes_on = bool(question.context.question) and (leans(text) or stands_for_something(text))
    says_enough = not is_one_word(question.text) and not goes_on
    is_beyond = ranking.impression.is_beyond_content and says_enough
    least = _WORTH_ASKING_ALL_THE_SAME if is_beyond else _WORTH_ASKING
    is_likely = probability(calibration.offered, ranking.evidence) >= least
    are_named = reading.is_open or len(asked_word_for_word(question.text, ranking.hits)) > 1
    choices = choices_of(reading) if is_likely or are_named else ()
    is_vain = len(choices) < 2 or _is_asked_in_vain(question.context, reading, choices)
    return () if is_vain else choices


def _is_asked_in_vain(context: Context, reading: Reading, choices: Sequence[Hit]) -> bool:
    """True after two clarifications; the newest does not count where the customer now asks for something else."""
    before = {choice.id for choice in context.offered}
    now = {hit.passage.id for hit in choices}
    is_other = before.isdisjoint(now) and reading.confidence >= _GOOD
    return context.misses - is_other >= _MOST_MISSES or context.asked_back >= _MOST_ASKED_BACK


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
