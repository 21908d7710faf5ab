"""What an edit writes: client keys, tickets, fences, and the record of a reply."""

import pytest

from bot.domain.conversation import ConversationStatus
from bot.domain.desk.desk import DeskStanding
from bot.domain.message import CUSTOMER, Author, ClientKey, MessageKind
from bot.domain.phrases import phrases_in
from bot.domain.reply import Choice, Decision, Escalation, EscalationReason, Outcome
from bot.domain.ticket import TicketStatus
from bot.errors import AlreadyClaimedError, FencedError
from knowledge_base.words import Language
from tests.builders import (
    MORNING,
    answer_about,
    clarification_between,
    escalation,
    key_of_customer,
    passage_about,
)
from tests.domain.edits import FENCE, MINA, OMAR, conversation_in, edit_in, edit_of

BOT = ConversationStatus.WITH_BOT
WAITING = ConversationStatus.WAITING_FOR_AGENT
AGENT = ConversationStatus.WITH_AGENT


def test_the_first_message_of_a_conversation_is_number_one() -> None:
    assert edit_in(BOT).customer_says("Hello").seq == 1


def test_a_message_has_the_time_of_the_edit() -> None:
    assert edit_in(BOT).customer_says("Hello").at == MORNING


def test_the_customers_words_carry_the_clients_key() -> None:
    key = key_of_customer("a1")
    assert edit_in(BOT, key).customer_says("Hello").client_key == key


def test_a_bots_reply_carries_no_clients_key() -> None:
    edit = edit_in(BOT, key_of_customer("a1"))
    edit.bot_replies(answer_about("cards"), in_reply_to=1)
    assert [message.client_key for message in edit.messages] == [None]


def test_only_the_first_message_of_a_command_carries_its_key() -> None:
    key = key_of_customer("a1")
    edit = edit_in(BOT, key)
    edit.customer_says("one")
    edit.queue_for_person(EscalationReason.ASKED_FOR_PERSON)
    assert [message.client_key for message in edit.messages] == [key, None]


def test_an_agents_words_name_the_agent_and_carry_the_agents_key() -> None:
    key = ClientKey(MINA.id, key_of_customer("s1").client_id)
    message = edit_in(AGENT, key).agent_says(MINA, FENCE, "Good morning")
    assert (message.author, message.author_name, message.client_key) == (Author.AGENT, "Mina", key)
    assert key.sender != CUSTOMER


def test_a_choice_is_stored_with_its_id_and_its_label() -> None:
    message = edit_in(BOT).customer_says("What about cards?", Choice("cards", "What about cards?"))
    assert (message.kind, message.choice_id) == (MessageKind.WORDS, "cards")


def test_an_answer_cites_its_passages_in_the_version_shown() -> None:
    message = edit_in(BOT).bot_replies(answer_about("cards"), in_reply_to=7)
    assert message is not None
    passage = passage_about("cards")
    assert [(c.passage_id, c.version) for c in message.citations] == [("cards", passage.version)]
    assert (message.in_reply_to, message.text) == (7, passage.text)


def test_a_clarification_has_choices_and_offers_a_person() -> None:
    message = edit_in(BOT).bot_replies(clarification_between("a", "b"), in_reply_to=1)
    assert message is not None
    assert [choice.id for choice in message.choices] == ["a", "b"]
    assert message.offers_person


def test_each_reply_leaves_a_record_with_its_seq() -> None:
    edit = edit_in(BOT)
    edit.customer_says("what about cards")
    edit.bot_replies(answer_about("cards"), in_reply_to=1)
    (turn,) = edit.turns
    assert (turn.seq, turn.decision, turn.hits[0].id) == (2, Decision.ANSWER, "cards")


def test_a_silent_bot_leaves_no_record() -> None:
    edit = edit_in(AGENT)
    assert edit.bot_replies(answer_about("cards"), in_reply_to=1) is None
    assert edit.turns == []


@pytest.mark.parametrize("reason", EscalationReason)
def test_an_escalation_opens_a_ticket_with_its_reason(reason: EscalationReason) -> None:
    edit = edit_in(BOT)
    edit.bot_replies(escalation(reason), in_reply_to=1)
    assert edit.ticket is not None
    assert (edit.ticket.reason, edit.ticket.asked_at, edit.ticket.fence) == (reason, MORNING, 0)


def test_a_claim_raises_the_fence() -> None:
    edit = edit_in(WAITING)
    edit.claim(MINA)
    assert edit.ticket is not None
    assert (edit.ticket.fence, edit.ticket.agent_id) == (1, MINA.id)
    assert edit.conversation.agent_name == "Mina"


def test_the_slower_of_two_agents_is_told_who_was_faster() -> None:
    with pytest.raises(AlreadyClaimedError) as refused:
        edit_in(AGENT).claim(OMAR)
    assert refused.value.detail == {"agent_name": "Mina"}


def test_a_ticket_given_back_keeps_its_place_and_its_fence() -> None:
    edit = edit_in(AGENT)
    before = edit.ticket
    edit.release_to_queue(MINA, FENCE)
    after = edit.ticket
    assert before is not None
    assert after is not None
    assert (after.id, after.asked_at, after.fence) == (before.id, before.asked_at, before.fence)
    assert (after.status, after.agent_id) == (TicketStatus.WAITING, None)
    assert after.reason is EscalationReason.RETURNED


def test_an_agent_who_claims_again_cannot_write_by_the_old_claim() -> None:
    edit = edit_in(AGENT)
    edit.release_to_queue(MINA, FENCE)
    edit.claim(MINA)
    with pytest.raises(FencedError):
        edit.agent_says(MINA, FENCE, "late words")
    assert edit.agent_says(MINA, FENCE + 1, "new words").text == "new words"


def test_a_customer_who_asks_again_after_leaving_gets_a_new_ticket() -> None:
    edit = edit_in(WAITING)
    first = edit.ticket
    edit.leave_queue()
    assert edit.ticket is None
    edit.queue_for_person(EscalationReason.ASKED_FOR_PERSON)
    assert first is not None
    assert edit.ticket is not None
    assert edit.ticket.id != first.id


@pytest.mark.parametrize(
    ("status", "left_as"), [(WAITING, TicketStatus.ABANDONED), (AGENT, TicketStatus.RESOLVED)]
)
def test_a_customer_who_ends_leaves_no_open_ticket(
    status: ConversationStatus, left_as: TicketStatus
) -> None:
    edit = edit_in(status)
    edit.end()
    assert edit.ticket is None
    assert edit.conversation.ticket is not None
    assert edit.conversation.ticket.status is left_as


def test_ending_is_not_put_down_to_the_agent() -> None:
    edit = edit_in(AGENT)
    message = edit.end()
    assert message is not None
    assert message.author_name is None


@pytest.mark.parametrize("language", Language)
def test_events_are_told_in_the_conversations_language(language: Language) -> None:
    edit = edit_of(conversation_in(WAITING, language))
    message = edit.claim(MINA)
    expected = phrases_in(language).events[MessageKind.AGENT_JOINED].format(agent_name="Mina")
    assert message is not None
    assert (message.text, message.author, message.author_name) == (expected, Author.SYSTEM, "Mina")


def test_an_agents_name_with_braces_is_only_a_name() -> None:
    curly = type(MINA)(MINA.id, "{agent_name} {0}")
    message = edit_in(WAITING).claim(curly)
    assert message is not None
    assert message.text == "{agent_name} {0} has joined the chat."


def test_who_waits_is_moved_forward_by_what_the_bot_found_and_not_talked_to() -> None:
    edit = edit_in(WAITING)
    assert edit.bot_replies(escalation(EscalationReason.FRAUD), in_reply_to=1) is None
    assert (edit.messages, edit.turns, edit.settled) == ([], [], [1])
    assert edit.ticket is not None
    assert edit.ticket.reason is EscalationReason.FRAUD


def test_a_reply_of_the_bot_leaves_the_commands_key_to_what_follows() -> None:
    key = key_of_customer("a1")
    edit = edit_in(BOT, key)
    edit.bot_replies(escalation(EscalationReason.FRAUD), in_reply_to=1)
    assert [message.client_key for message in edit.messages] == [None, key]


CLOSED = DeskStanding(is_open=False, is_staffed=False)
LOSS = passage_about("a lost relative")


@pytest.mark.parametrize(
    ("outcome", "told"),
    [
        (escalation(), phrases_in(Language.ENGLISH).no_answer),
        (escalation(EscalationReason.REPEATED), phrases_in(Language.ENGLISH).no_help),
        (
            escalation(EscalationReason.BEREAVEMENT),
            phrases_in(Language.ENGLISH).escalations[EscalationReason.SENSITIVE],
        ),
        (escalation(EscalationReason.BEREAVEMENT, LOSS), LOSS.text),
    ],
)
def test_out_of_hours_nobody_is_said_to_be_passed_on(outcome: Outcome, told: str) -> None:
    """What is approved for such a case is told all the same, with its source."""
    edit = edit_in(BOT)
    reply = edit.bot_replies(outcome, in_reply_to=1, standing=CLOSED)
    assert reply is not None
    assert isinstance(outcome.reply, Escalation)
    assert reply.text == told
    assert [one.passage_id for one in reply.citations] == [one.id for one in outcome.reply.passages]
