"""Reads texts, a JSON list of them on the standard input, with all that reads what a customer writes."""

import json
import sys

from bot.answering.clauses import parts_of
from bot.answering.danger import borne_out, danger_of
from bot.answering.language import is_one_word, language_of
from bot.answering.talk.courtesies import without_courtesies
from bot.answering.talk.follow_ups import with_context
from bot.answering.talk.requests_for_person import asks_for_person
from bot.answering.talk.small_talk import small_talk_reply
from bot.domain.findings import Suspicion
from bot.domain.reply import EscalationReason, Question
from knowledge_base.words import Language


def read(text: str) -> None:
    """Once by everything."""
    for language in Language:
        danger_of(text, language)
        borne_out([Suspicion(EscalationReason.DISPUTE, text)], language)
        small_talk_reply(Question(text, language))
    asks_for_person(text)
    with_context(text, (text,))
    parts_of(text)
    without_courtesies(text)
    is_one_word(text)
    language_of(text, Language.ENGLISH)


if __name__ == "__main__":
    for one in json.load(sys.stdin):
        read(one)
