"""What the messages before a question say about it."""

from bot.answering.talk.context import context_of
from bot.domain.message import Author, Citation, Message, MessageKind
from bot.domain.reply import Context
from tests.builders import MORNING


def _asked(seq: int, text: str, choice_id: str | None = None) -> Message:
    return Message(seq, Author.CUSTOMER, MessageKind.WORDS, text, MORNING, choice_id=choice_id)


def _replied(seq: int, kind: MessageKind, *citations: Citation) -> Message:
    return Message(seq, Author.BOT, kind, "text", MORNING, in_reply_to=seq - 1, citations=citations)


def test_nothing_was_said_before_the_first_question() -> None:
    assert context_of(()) == Context()


def test_what_was_answered_is_known_whatever_its_case_and_punctuation() -> None:
    said = (_asked(1, "What is a Fee?"), _replied(2, MessageKind.ANSWER))
    context = context_of(said)
    assert context.asked == {"whatisafee"}
    assert context.question == "What is a Fee?"


def test_what_was_chosen_was_not_asked() -> None:
    said = (_asked(1, "Fees", choice_id="fees"), _replied(2, MessageKind.ANSWER))
    assert context_of(said).asked == frozenset()


def test_clarifications_are_counted_since_the_last_answer() -> None:
    asked_back = (_asked(3, "c"), _replied(4, MessageKind.CLARIFICATION))
    again = (_asked(5, "d"), _replied(6, MessageKind.CLARIFICATION))
    answered = (_asked(1, "a"), _replied(2, MessageKind.ANSWER))
    assert context_of(answered + asked_back + again).misses == 2
    assert context_of(asked_back + again + answered).misses == 0


def test_a_persons_part_ends_what_was_before() -> None:
    said = (_asked(1, "a"), _replied(2, MessageKind.ANSWER))
    left = Message(3, Author.SYSTEM, MessageKind.RETURNED_TO_BOT, "text", MORNING)
    assert context_of((*said, left)) == Context()
