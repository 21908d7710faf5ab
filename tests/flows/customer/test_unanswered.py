"""A danger is never lost because something else was faster."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import Final

import pytest

from bot.domain.conversation import Conversation
from bot.domain.desk.desk import Desk
from bot.domain.desk.hours import Hours
from bot.domain.ids import ClientId
from bot.domain.reply import EscalationReason
from bot.domain.ticket import HandoffTicket, Priority
from bot.flows.receipts import Receipt
from bot.ports import QUEUE
from tests.flows.conftest import Bank
from tests.flows.desk.people import at_work, ticket_of
from tests.small_content import QUESTION, UNKNOWN

STOLEN: Final = "Someone stole my card and is taking my money"
SELF_HARM: Final = "I want to kill myself"
PERSON: Final = ClientId("p1")

Step = Callable[[Bank, Conversation], Awaitable[object]]


async def _person(bank: Bank, conversation: Conversation) -> object:
    return await bank.converse.request_person(conversation.id, PERSON)


async def _message(bank: Bank, conversation: Conversation) -> object:
    return await bank.converse.leave_message(conversation.id, PERSON, "Call me", "+44 20 7946 0000")


async def _reply_to_before(bank: Bank, conversation: Conversation) -> None:
    await bank.ask.reply(conversation.id, 1)


async def _no_reply_in_time(bank: Bank, conversation: Conversation) -> None:
    await bank.ask.give_up(conversation.id, 1)


async def after(bank: Bank, step: Step, danger: str) -> HandoffTicket:
    """The ticket that a step makes while a danger awaits the bot, behind another message."""
    conversation = await bank.start()
    await bank.said(conversation.id, UNKNOWN, "a1")
    await bank.said(conversation.id, danger, "a2")
    await step(bank, conversation)
    return await ticket_of(bank, conversation.id)


@pytest.mark.parametrize("step", [_person, _message, _reply_to_before, _no_reply_in_time])
async def test_a_danger_that_awaits_its_reply_makes_the_ticket_urgent(
    bank: Bank, step: Step
) -> None:
    ticket = await after(bank, step, SELF_HARM)
    assert (ticket.reason, ticket.priority) == (EscalationReason.SELF_HARM, Priority.LIFE)
    assert ticket.rank_at is not None
    assert ticket.rank_at < ticket.asked_at


@pytest.mark.parametrize("step", [_person, _reply_to_before, _no_reply_in_time])
async def test_its_safe_text_comes_before_the_queue(bank: Bank, step: Step) -> None:
    ticket = await after(bank, step, SELF_HARM)
    *_, warned, queued = await bank.store.messages(ticket.conversation_id, 0)
    assert (warned.in_reply_to, "emergency number" in warned.text) == (2, True)
    assert (warned.kind, queued.kind) == ("escalation", "waiting_for_agent")
    (turn,) = await bank.store.turns(ticket.conversation_id, 0)
    assert (turn.reason, turn.question) == (EscalationReason.SELF_HARM, SELF_HARM)


async def test_the_gravest_of_several_dangers_counts(bank: Bank) -> None:
    conversation = await bank.start()
    for number, text in enumerate((STOLEN, SELF_HARM, "My card was stolen too")):
        await bank.said(conversation.id, text, f"a{number}")
    await bank.ask.reply(conversation.id, 1)
    assert (await ticket_of(bank, conversation.id)).reason is EscalationReason.SELF_HARM


async def test_a_lesser_danger_lets_the_graver_reply_be_said(bank: Bank) -> None:
    conversation = await bank.start()
    await bank.said(conversation.id, SELF_HARM, "a1")
    await bank.said(conversation.id, STOLEN, "a2")
    await bank.ask.reply(conversation.id, 1)
    assert (await bank.message(conversation.id, 3)).in_reply_to == 1
    assert (await ticket_of(bank, conversation.id)).reason is EscalationReason.SELF_HARM


async def test_the_wish_for_a_person_is_still_known_when_it_is_repeated(bank: Bank) -> None:
    conversation = await bank.start()
    await bank.said(conversation.id, STOLEN)
    first = await bank.converse.request_person(conversation.id, PERSON)
    assert first == Receipt(3)
    assert await bank.converse.request_person(conversation.id, PERSON) == Receipt(3, True)
    assert await bank.kinds(conversation.id) == ["words", "escalation", "waiting_for_agent"]


async def test_who_is_told_that_nobody_is_there_enters_the_queue_by_a_danger(bank: Bank) -> None:
    await bank.desks.put(Desk(hours=Hours("UTC", ())))
    conversation = await bank.start()
    await bank.said(conversation.id, STOLEN)
    await bank.converse.request_person(conversation.id, PERSON)
    assert await bank.kinds(conversation.id) == ["words", "escalation", "desk_closed"]
    assert (await ticket_of(bank, conversation.id)).reason is EscalationReason.FRAUD


async def test_out_of_hours_a_complaint_waits_for_its_own_reply(bank: Bank) -> None:
    await bank.desks.put(Desk(hours=Hours("UTC", ())))
    conversation = await bank.start()
    await bank.said(conversation.id, "I want to make a complaint about your branch")
    await bank.converse.request_person(conversation.id, PERSON)
    assert await bank.kinds(conversation.id) == ["words", "desk_closed"]
    await bank.ask.reply(conversation.id, 1)
    assert (await bank.message(conversation.id, 3)).in_reply_to == 1


async def test_an_outcome_that_comes_after_the_person_was_called_moves_the_ticket(
    bank: Bank,
) -> None:
    conversation = await bank.start()
    await bank.said(conversation.id, QUESTION)
    outcome = await bank.ask.outcome_of(STOLEN, conversation.language)
    await bank.converse.request_person(conversation.id, PERSON)
    before = await ticket_of(bank, conversation.id)
    await bank.store.edit(conversation.id, lambda edit: edit.bot_replies(outcome, 1))
    after = await ticket_of(bank, conversation.id)
    assert (before.reason, after.reason) == ("asked_for_person", "fraud")
    assert after.priority is Priority.MONEY
    assert await bank.kinds(conversation.id) == ["words", "waiting_for_agent"]
    assert await bank.store.is_answered(conversation.id, 1)


async def test_agents_are_told_of_a_danger_that_only_the_outcome_shows(
    bank: Bank, monkeypatch: pytest.MonkeyPatch
) -> None:
    conversation = await bank.start()
    await bank.said(conversation.id, QUESTION)
    await bank.converse.request_person(conversation.id, PERSON)
    outcome = await bank.ask.outcome_of(STOLEN, conversation.language)

    async def decided(*_: object) -> object:
        return outcome

    monkeypatch.setattr("bot.flows.ask.decide", decided)
    async with bank.bus.listening(QUEUE) as wakeups:
        await bank.ask.reply(conversation.id, 1)
        assert QUEUE in await wakeups.wait(10)
    assert (await ticket_of(bank, conversation.id)).reason is EscalationReason.FRAUD


async def test_a_later_outcome_never_lowers_the_ticket(bank: Bank) -> None:
    ticket = await after(bank, _person, SELF_HARM)
    await bank.ask.reply(ticket.conversation_id, 1)
    assert await ticket_of(bank, ticket.conversation_id) == ticket


async def test_an_agent_who_is_there_reads_it_and_the_bot_is_silent(bank: Bank) -> None:
    conversation = await bank.start()
    await bank.said(conversation.id, QUESTION)
    await bank.converse.request_person(conversation.id, PERSON)
    mina = await at_work(bank, "Mina")
    ticket = await ticket_of(bank, conversation.id)
    await bank.handoff.claim(ticket.id, mina, ClientId("c1"))
    held = await ticket_of(bank, conversation.id)
    outcome = await bank.ask.outcome_of(STOLEN, conversation.language)
    await bank.store.edit(conversation.id, lambda edit: edit.bot_replies(outcome, 1))
    assert await ticket_of(bank, conversation.id) == held


async def test_whatever_comes_first_the_danger_is_kept(bank: Bank) -> None:
    for _ in range(10):
        conversation = await bank.start()
        await bank.said(conversation.id, UNKNOWN, "a1")
        await asyncio.gather(
            bank.ask.reply(conversation.id, 1),
            bank.said(conversation.id, STOLEN, "a2"),
            bank.converse.request_person(conversation.id, PERSON),
        )
        assert (await ticket_of(bank, conversation.id)).reason is EscalationReason.FRAUD
        replied = [one.in_reply_to for one in await bank.store.messages(conversation.id, 0)]
        assert len(list(filter(None, replied))) <= 1
