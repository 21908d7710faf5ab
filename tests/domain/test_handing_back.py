"""What the customer said last awaits the bot when it gets the word back, unless somebody has replied."""

from dataclasses import dataclass, replace
from typing import Final

import pytest

from bot.domain.conversation import Conversation, ConversationStatus
from bot.domain.editing import ConversationEdit
from bot.domain.message import Author, Message, MessageKind
from bot.domain.phrases import phrases_in
from bot.domain.reply import EscalationReason
from knowledge_base.words import Language
from tests.builders import MORNING, answer_about, escalation, message
from tests.domain.edits import FENCE, MINA, conversation_in

BOT = ConversationStatus.WITH_BOT
WAITING = ConversationStatus.WAITING_FOR_AGENT
AGENT = ConversationStatus.WITH_AGENT
SAID: Final = message(2, "what about fees")


@dataclass(frozen=True)
class Lately:
    """A history that ends like this."""

    rows: tuple[Message, ...]

    def awaiting(self) -> tuple[Message, ...]:
        """Nothing."""
        return ()

    def lately(self) -> tuple[Message, ...]:
        """These."""
        return self.rows


def edit_after(status: ConversationStatus, *rows: Message) -> ConversationEdit:
    """An edit of a conversation in which these came last."""
    conversation: Conversation = replace(conversation_in(status), last_seq=9)
    return ConversationEdit(conversation, MORNING, history=Lately(rows))


def row(seq: int, author: Author, kind: MessageKind, in_reply_to: int | None = None) -> Message:
    """Something that came after the customer's words."""
    return Message(seq, author, kind, "…", MORNING, in_reply_to=in_reply_to)


QUEUED: Final = row(3, Author.SYSTEM, MessageKind.WAITING_FOR_AGENT)
JOINED: Final = row(4, Author.SYSTEM, MessageKind.AGENT_JOINED)
LEFT: Final = row(5, Author.SYSTEM, MessageKind.LEFT_QUEUE)


@pytest.mark.parametrize(
    "later",
    [
        (),
        (QUEUED,),
        (QUEUED, JOINED),
        (row(3, Author.BOT, MessageKind.ANSWER, in_reply_to=1), QUEUED),
    ],
)
def test_the_last_words_await_the_bot_when_the_customer_leaves(later: tuple[Message, ...]) -> None:
    edit = edit_after(WAITING, SAID, *later)
    edit.leave_queue()
    assert edit.reopened == SAID


@pytest.mark.parametrize(
    "rows",
    [
        (),
        (message(2, "😀 …"),),
        (SAID, row(3, Author.BOT, MessageKind.ESCALATION, in_reply_to=2), QUEUED),
        (SAID, JOINED, row(5, Author.AGENT, MessageKind.WORDS)),
        (SAID, row(3, Author.SYSTEM, MessageKind.MESSAGE_LEFT)),
    ],
    ids=["nothing said", "no words", "bot replied", "agent replied", "left for later"],
)
def test_what_needs_no_reply_of_the_bot_stays_as_it_is(rows: tuple[Message, ...]) -> None:
    edit = edit_after(WAITING, *rows)
    edit.leave_queue()
    assert edit.reopened is None


def test_an_agent_without_a_word_gives_the_question_back() -> None:
    edit = edit_after(AGENT, SAID, QUEUED, JOINED)
    edit.release_to_bot(MINA, FENCE)
    assert edit.reopened == SAID


def test_words_to_an_agent_who_has_replied_are_that_agents() -> None:
    edit = edit_after(AGENT, SAID)
    edit.agent_says(MINA, FENCE, "Good morning")
    edit.release_to_bot(MINA, FENCE)
    assert edit.reopened is None


@pytest.mark.parametrize(
    ("reason", "told"),
    [
        (EscalationReason.NOT_UNDERSTOOD, phrases_in(Language.ENGLISH).no_answer),
        (EscalationReason.ASKED_FOR_PERSON, phrases_in(Language.ENGLISH).person_later),
    ],
)
def test_who_has_left_the_queue_is_offered_a_person_and_not_put_back(
    reason: EscalationReason, told: str
) -> None:
    edit = edit_after(BOT, SAID, QUEUED, LEFT)
    reply = edit.bot_replies(escalation(reason), in_reply_to=2)
    assert reply is not None
    assert (reply.kind, reply.text, reply.offers_person) == (MessageKind.ESCALATION, told, True)
    assert (edit.ticket, edit.conversation.status) == (None, BOT)


def test_a_danger_puts_back_who_has_left() -> None:
    edit = edit_after(BOT, SAID, QUEUED, LEFT)
    edit.bot_replies(escalation(EscalationReason.FRAUD), in_reply_to=2)
    assert edit.conversation.status is WAITING


def test_what_is_asked_after_leaving_is_passed_on_as_ever() -> None:
    edit = edit_after(BOT, message(6, "and my cat?"))
    edit.bot_replies(escalation(), in_reply_to=6)
    assert edit.conversation.status is WAITING


def test_an_answer_needs_no_offer() -> None:
    edit = edit_after(BOT, SAID, QUEUED, LEFT)
    reply = edit.bot_replies(answer_about("fees"), in_reply_to=2)
    assert reply is not None
    assert (reply.kind, reply.offers_person) == (MessageKind.ANSWER, False)
