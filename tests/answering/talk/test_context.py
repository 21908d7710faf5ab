"""What the messages before a question say about it."""

from bot.answering.talk.context import context_of
from bot.domain.message import Author, Citation, Message, MessageKind
from bot.domain.reply import Choice, Context
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


def _asked_back(seq: int, *choices: Choice) -> Message:
    kind = MessageKind.CLARIFICATION
    return Message(seq, Author.BOT, kind, "which?", MORNING, in_reply_to=seq - 1, choices=choices)


CHOICES = (Choice("a", "A"), Choice("b", "B"))
UNCLEAR = (_asked(1, "card"), _asked_back(2, *CHOICES))


def test_choices_are_open_while_nothing_came_after_them() -> None:
    thanks = (_asked(3, "thanks"), _replied(4, MessageKind.SMALL_TALK))
    assert context_of(UNCLEAR).choices == CHOICES
    assert context_of((*UNCLEAR, *thanks)).choices == ()


def test_small_talk_ends_a_row_of_misses() -> None:
    thanks = (_asked(3, "thanks"), _replied(4, MessageKind.SMALL_TALK))
    assert context_of(UNCLEAR).misses == 1
    assert context_of((*UNCLEAR, *thanks)).misses == 0


def test_yes_and_no_to_choices_neither_count_nor_end_a_row() -> None:
    yes = (_asked(3, "yes"), _asked_back(4, *CHOICES))
    no = (_asked(5, "no"), _replied(6, MessageKind.SMALL_TALK))
    context = context_of((*UNCLEAR, *yes, *no))
    assert context.misses == 1
    assert context.question == "card"


def test_every_answer_is_remembered_and_the_newest_apart() -> None:
    first = _replied(2, MessageKind.ANSWER, Citation("fee", "source", "Fee"))
    second = _replied(4, MessageKind.ANSWER, Citation("time", "source", "Time"))
    context = context_of((_asked(1, "fee?"), first, _asked(3, "time?"), second))
    assert context.told == {"time"}
    assert context.answered == {"fee", "time"}


def test_choices_stay_offered_while_only_they_are_answered() -> None:
    """Who goes on to something else has left them."""
    chosen = (_asked(3, "the first"), _replied(4, MessageKind.ANSWER, Citation("a", "source", "A")))
    other = (_asked(5, "hours?"), _replied(6, MessageKind.ANSWER, Citation("h", "source", "H")))
    assert context_of(UNCLEAR).offered == CHOICES
    assert context_of((*UNCLEAR, *chosen)).offered == CHOICES
    assert context_of((*UNCLEAR, *chosen, *other)).offered == ()


def _cited(seq: int, passage_id: str, title: str) -> Message:
    return _replied(seq, MessageKind.ANSWER, Citation(passage_id, title, "1"))


def test_the_topic_is_what_was_answered_or_the_first_that_was_offered() -> None:
    assert context_of(UNCLEAR).topic == CHOICES[0]
    answered = (_asked(3, "fee?"), _cited(4, "fee", "What is the fee?"))
    assert context_of((*UNCLEAR, *answered)).topic == Choice("fee", "What is the fee?")
    assert context_of(()).topic is None


def test_what_was_chosen_in_words_is_the_subject_and_was_not_asked() -> None:
    """“The second one” is neither a subject nor a question that comes again."""
    chosen = (_asked(3, "the second one"), _cited(4, "b", "B"))
    context = context_of((*UNCLEAR, *chosen))
    assert context.question == "B"
    assert context.asked == frozenset()


def test_a_question_back_is_no_miss_where_the_next_is_about_something_else() -> None:
    """The row counts all the same."""
    other = (_asked(3, "hours"), _asked_back(4, Choice("c", "C"), Choice("d", "D")))
    again = (_asked(5, "hours!"), _asked_back(6, Choice("c", "C"), Choice("e", "E")))
    assert (context_of((*UNCLEAR, *other)).misses, context_of((*UNCLEAR, *other)).asked_back) == (
        1,
        2,
    )
    assert context_of((*UNCLEAR, *other, *again)).misses == 2
    assert context_of((*UNCLEAR, *other, *again)).asked_back == 3
