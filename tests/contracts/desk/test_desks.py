"""Every Desks keeps what supervisors set, and knows what is due and how long chats took."""

from datetime import date, timedelta
from functools import partial

import pytest

from bot.domain.desk.desk import MAIN_DESK, Desk, DeskMode
from bot.domain.desk.hours import Hours, Opening
from bot.domain.desk.promise import PROMISES, Alert, Promise, Segment
from bot.domain.editing import ConversationEdit
from bot.domain.ids import DeskId
from bot.errors import UnknownDeskError
from bot.ports import ConversationStore
from bot.ports.desk import Desks
from tests.builders import MORNING, SetClock, agent_named
from tests.contracts.conversation_store.steps import claim, open_ticket, start_and_queue

LOANS = Desk(
    DeskId("loans"),
    DeskMode.OFFER,
    timedelta(seconds=20),
    Hours("Europe/London", (Opening(0, 480, 1_440),), frozenset({date(2026, 12, 25)})),
    MORNING,
    waits_unstaffed=False,
    promises=dict(PROMISES) | {Segment.PRIVATE: Promise(timedelta(seconds=9), timedelta(hours=1))},
)
ADA = agent_named("Ada")


async def test_the_main_desk_always_exists(desks: Desks) -> None:
    assert await desks.desk(MAIN_DESK) == Desk()
    assert await desks.all() == (Desk(),)


async def test_an_unknown_desk_is_refused(desks: Desks) -> None:
    with pytest.raises(UnknownDeskError):
        await desks.desk(DeskId("loans"))


async def test_a_desk_is_kept_as_it_was_set_and_set_again(desks: Desks) -> None:
    await desks.put(LOANS)
    assert await desks.desk(LOANS.id) == LOANS
    assert [desk.id for desk in await desks.all()] == ["loans", "main"]
    again = Desk(LOANS.id, hours=Hours(weekly=()))
    await desks.put(again)
    assert await desks.desk(LOANS.id) == again


async def test_recent_chats_are_measured_from_the_claim_to_the_end(
    desks: Desks, store: ConversationStore, clock: SetClock
) -> None:
    for seconds in (60, 120):
        ticket = await claim(store, (await start_and_queue(store)).conversation_id, ADA)
        clock.advance(seconds)
        await store.edit(
            ticket.conversation_id, partial(ConversationEdit.resolve, agent=ADA, fence=ticket.fence)
        )
    left = await start_and_queue(store)
    await store.edit(left.conversation_id, lambda edit: edit.leave_queue())
    minutes = [hold / timedelta(minutes=1) for hold in await desks.recent_holds(10)]
    assert minutes == [2, 1]
    assert len(await desks.recent_holds(1)) == 1
    clock.advance(25 * 3_600)
    assert await desks.recent_holds(10) == ()


async def test_what_is_nearly_due_is_found(
    desks: Desks, store: ConversationStore, clock: SetClock
) -> None:
    ticket = await start_and_queue(store)
    assert await desks.nearly_due(timedelta(minutes=4)) == ()
    clock.advance(60)
    assert await desks.nearly_due(timedelta(minutes=4)) == (ticket,)
    held = await claim(store, ticket.conversation_id, ADA)
    await store.edit(
        ticket.conversation_id, lambda edit: edit.agent_says(ADA, held.fence, "Good morning")
    )
    assert await desks.nearly_due(timedelta(minutes=4)) == ()
    assert len(await desks.nearly_due(timedelta(hours=8))) == 1


async def test_an_alert_is_kept_once(store: ConversationStore, clock: SetClock) -> None:
    ticket = await start_and_queue(store)
    clock.advance(600)
    for _ in range(2):
        await store.edit(ticket.conversation_id, lambda edit: edit.ring())
    told = (await open_ticket(store, ticket.conversation_id)).alerts
    assert told == (Alert.FIRST_REPLY_WARNING, Alert.FIRST_REPLY_BREACH)
