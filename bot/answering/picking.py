"""A message that chooses among what was offered: the passage chosen, or the question which one."""

from datetime import date

from bot.answering.danger import danger_of
from bot.answering.talk.choosing import Offer, chosen_in
from bot.answering.talk.requests_for_person import asks_for_person
from bot.domain.phrases import phrases_in
from bot.domain.reply import Answer, Choice, Clarification, Decision, Outcome, Question
from bot.ports import Index
from knowledge_base.words import Passage, PassageId


def picked_outcome(question: Question, index: Index, day: date) -> Outcome | None:
    """What follows from choosing in words; None when nothing is chosen, or something graver is said."""
    passages = _valid(question.context.offered, index, day)
    if not passages:
        return None
    context = question.context
    offer = Offer(
        # Also those that may no longer be told: the second one is the second on the screen.
        choices=context.offered,
        taken=context.answered,
        is_open=bool(context.choices),
        wordings={one: passage.questions for one, passage in passages.items()},
    )
    chosen = tuple(one for one in chosen_in(question.text, offer) if one.id in passages)
    if not chosen or _says_something_graver(question):
        return None
    if len(chosen) > 1:
        which = Clarification(phrases_in(question.language).which_one, chosen)
        return Outcome(question, which, Decision.CLARIFY, generation_id=index.generation.id)
    passage = passages[chosen[0].id]
    return Outcome(
        question,
        Answer(passage.text, (passage,)),
        Decision.ANSWER,
        confidence=1.0,
        generation_id=index.generation.id,
    )


def _says_something_graver(question: Question) -> bool:
    is_danger = danger_of(question.text, question.language) is not None
    return is_danger or asks_for_person(question.text)


def _valid(choices: tuple[Choice, ...], index: Index, day: date) -> dict[str, Passage]:
    """The passages of the choices that customers may still be told."""
    found = {choice.id: index.passages.get(PassageId(choice.id)) for choice in choices}
    return {
        one: passage
        for one, passage in found.items()
        if passage is not None and passage.terms.allow_answering_on(day)
    }
