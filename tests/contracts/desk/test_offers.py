"""Every Offers keeps at most one open offer for each ticket, and ends it with the waiting."""

import asyncio
from datetime import timedelta

from bot.domain.desk.desk import MAIN_DESK
from bot.domain.ids import TicketId
from bot.ports import ConversationStore
from bot.ports.desk import Offers, Roster
from tests.builders import SetClock
from tests.contracts.conversation_store.steps import claim, start_and_queue
from tests.contracts.desk.conftest import LEASE, MINA, OMAR

WITHIN = timedelta(seconds=30)


async def offered_to(offers: Offers) -> list[tuple[TicketId, str]]:
    """Every open offer."""
    return [(offer.ticket_id, offer.agent_id) for _, offer in await offers.all_open()]


async def test_a_ticket_is_offered_until_a_moment(
    offers: Offers, store: ConversationStore, roster: Roster, clock: SetClock
) -> None:
    await roster.renew(MINA.id, LEASE)
    ticket = await start_and_queue(store)
    assert await offers.unoffered([MAIN_DESK]) == (ticket,)
    assert await offers.offer(ticket.id, MINA.id, WITHIN)
    assert await offers.unoffered([MAIN_DESK]) == ()
    ((place, offer),) = await offers.open_to(MINA.id)
    assert (place.ticket, offer.expires_at) == (ticket, clock.now + WITHIN)
    assert await offers.open_to(OMAR.id) == ()
    assert (await roster.colleagues())[0].load == 1


async def test_of_twenty_offers_at_once_one_is_made(
    offers: Offers, store: ConversationStore, roster: Roster
) -> None:
    ticket = await start_and_queue(store)
    made = await asyncio.gather(
        *(offers.offer(ticket.id, agent.id, WITHIN) for agent in [MINA, OMAR] * 10)
    )
    assert sum(made) == 1 == len(await offers.all_open())


async def test_what_nobody_answers_ends(
    offers: Offers, store: ConversationStore, roster: Roster, clock: SetClock
) -> None:
    await roster.renew(MINA.id, LEASE)
    ticket = await start_and_queue(store)
    await offers.offer(ticket.id, MINA.id, WITHIN)
    clock.advance(29)
    assert await offers.expire() == 0
    clock.advance(1)
    assert await offers.expire() == 1
    assert await offers.expire() == 0
    assert [past.agent_id for past in await offers.past(ticket.id)] == [MINA.id]
    assert await offers.unoffered([MAIN_DESK]) == (ticket,)


async def test_what_was_offered_to_somebody_who_has_gone_ends_at_once(
    offers: Offers, store: ConversationStore, roster: Roster
) -> None:
    ticket = await start_and_queue(store)
    await offers.offer(ticket.id, MINA.id, WITHIN)
    assert await offers.expire() == 1


async def test_only_who_was_asked_can_decline_and_only_once(
    offers: Offers, store: ConversationStore, roster: Roster
) -> None:
    ticket = await start_and_queue(store)
    await offers.offer(ticket.id, MINA.id, WITHIN)
    assert not await offers.decline(ticket.id, OMAR.id)
    assert await offers.decline(ticket.id, MINA.id)
    assert not await offers.decline(ticket.id, MINA.id)


async def test_a_claim_ends_the_offer_whoever_claims(
    offers: Offers, store: ConversationStore, roster: Roster
) -> None:
    taken, lost = [await start_and_queue(store) for _ in range(2)]
    for ticket in (taken, lost):
        await offers.offer(ticket.id, MINA.id, WITHIN)
    await claim(store, taken.conversation_id, MINA)
    await claim(store, lost.conversation_id, OMAR)
    assert await offered_to(offers) == []
    assert await offers.past(taken.id) == await offers.past(lost.id) == ()


async def test_who_leaves_the_queue_is_offered_no_more(
    offers: Offers, store: ConversationStore, roster: Roster
) -> None:
    ticket = await start_and_queue(store)
    await offers.offer(ticket.id, MINA.id, WITHIN)
    await store.edit(ticket.conversation_id, lambda edit: edit.leave_queue())
    assert await offered_to(offers) == []
    assert not await offers.offer(ticket.id, MINA.id, WITHIN)


async def test_a_claim_and_offers_at_once_leave_no_offer_of_who_is_held(
    offers: Offers, store: ConversationStore, roster: Roster
) -> None:
    made = [await start_and_queue(store) for _ in range(10)]
    await asyncio.gather(
        *(claim(store, ticket.conversation_id, OMAR) for ticket in made[:5]),
        *(offers.offer(ticket.id, MINA.id, WITHIN) for ticket in made),
    )
    assert {ticket_id for ticket_id, _ in await offered_to(offers)} == {t.id for t in made[5:]}
