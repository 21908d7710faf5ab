"""Greetings, thanks, acknowledgements, goodbyes and “who are you”: answered when they are the whole message."""

from bot.answering.talk.courtesies import Courtesy, courtesies_in
from bot.answering.talk.disappointment import says_it_did_not_help
from bot.domain.phrases import Phrases, phrases_in
from bot.domain.reply import Question


def small_talk_reply(question: Question) -> str | None:
    """The phrase that answers this small talk; None when the message is something else, or more.

    To choices “that is not what I asked” is a “no”.
    """
    if question.context.choices and is_refusal(question.text):
        return phrases_in(question.language).other_words
    kinds = courtesies_in(question.text)
    return _phrase(max(kinds), phrases_in(question.language)) if kinds else None


def is_assent(text: str) -> bool:
    """True for “yes” and “ok” alone: to a question back it says nothing of what was meant."""
    return courtesies_in(text) == {Courtesy.ASSENT}


def is_refusal(text: str) -> bool:
    """True for “no”, “none of these” and “that is not it” alone."""
    return courtesies_in(text) == {Courtesy.REFUSAL} or says_it_did_not_help(text)


def _phrase(kind: Courtesy, phrases: Phrases) -> str:
    match kind:
        case Courtesy.FAREWELL | Courtesy.WISH:
            return phrases.goodbye
        case Courtesy.WHO:
            return phrases.who_are_you
        case Courtesy.QUESTION:
            return phrases.what_question
        case Courtesy.THANKS | Courtesy.THANKS_FOR_ALL:
            return phrases.thanks
        case Courtesy.GREETING:
            return phrases.greeting
        case _:
            return phrases.acknowledgement
