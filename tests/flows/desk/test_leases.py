"""An agent who is gone loses what was held; the customer keeps the place, is told, and hears no ghost."""

import asyncio
from typing import Any

import pytest

from bot.domain.conversation import ConversationStatus
from bot.domain.ids import ConversationId
from bot.domain.reply import EscalationReason
from bot.domain.ticket import TicketStatus
from bot.errors import FencedError
from bot.flows.handoff import Destination
from tests.builders import SetClock
from tests.flows.conftest import LEASE, Bank
from tests.flows.desk.people import at_work, command, held_by, ticket_of, waiting

SECONDS = LEASE.total_seconds()


async def test_who_is_heard_from_keeps_everything(bank: Bank, clock: SetClock) -> None:
    mina = await at_work(bank, "Mina")
    claim = await held_by(bank, mina)
    for _ in range(5):
        clock.advance(SECONDS - 1)
        await bank.attendance.renew(mina.id)
        await bank.upkeep.sweep()
    assert (await ticket_of(bank, claim.conversation_id)).agent_id == mina.id


async def test_after_the_lease_the_customer_waits_at_the_old_place_and_is_told(
    bank: Bank, clock: SetClock
) -> None:
    mina = await at_work(bank, "Mina")
    claim = await held_by(bank, mina)
    before = await ticket_of(bank, claim.conversation_id)
    clock.advance(1)
    later = await waiting(bank)
    clock.advance(SECONDS)
    await bank.upkeep.sweep()
    ticket = await ticket_of(bank, claim.conversation_id)
    assert (ticket.status, ticket.reason) == (TicketStatus.WAITING, EscalationReason.RETURNED)
    assert (ticket.asked_at, ticket.rank_at) == (before.asked_at, before.rank_at)
    assert [p.ticket.id for p in await bank.store.waiting()] == [ticket.id, later.id]
    assert (await bank.kinds(claim.conversation_id))[-1] == "agent_lost"


async def test_sweeps_at_once_return_it_once(bank: Bank, clock: SetClock) -> None:
    claim = await held_by(bank, await at_work(bank, "Mina"))
    clock.advance(SECONDS + 1)
    await asyncio.gather(*(bank.upkeep.sweep() for _ in range(8)))
    assert (await bank.kinds(claim.conversation_id)).count("agent_lost") == 1


async def test_a_stale_agent_writes_nothing_before_and_after_the_next_claim(
    bank: Bank, clock: SetClock
) -> None:
    mina, omar = await at_work(bank, "Mina"), await at_work(bank, "Omar")
    stale = await held_by(bank, mina)
    clock.advance(SECONDS + 1)
    await bank.attendance.renew(omar.id)
    await bank.upkeep.sweep()
    for is_claimed in (False, True):
        if is_claimed:
            ticket = await ticket_of(bank, stale.conversation_id)
            await bank.handoff.claim(ticket.id, omar, command())
        before = await bank.kinds(stale.conversation_id)
        for attempt in (
            bank.handoff.say(stale, command(), "still there?"),
            bank.handoff.resolve(stale, command()),
            bank.handoff.release(stale, command(), Destination.BOT),
            bank.passing.transfer(stale, command(), omar.id),
            bank.passing.pass_on(stale, command(), "cards"),
        ):
            with pytest.raises(FencedError):
                await attempt
        assert await bank.kinds(stale.conversation_id) == before


async def test_the_same_agent_back_again_needs_a_new_claim(bank: Bank, clock: SetClock) -> None:
    mina = await at_work(bank, "Mina")
    stale = await held_by(bank, mina)
    clock.advance(SECONDS + 1)
    await bank.upkeep.sweep()
    await bank.attendance.arrive(mina)
    ticket = await ticket_of(bank, stale.conversation_id)
    _, held = await bank.handoff.claim(ticket.id, mina, command())
    assert held.fence == stale.fence + 1
    with pytest.raises(FencedError):
        await bank.handoff.say(stale, command(), "by the old claim")


async def test_everybody_gone_and_one_back_every_customer_is_found(
    bank: Bank, clock: SetClock
) -> None:
    mina = await at_work(bank, "Mina")
    claims = [await held_by(bank, mina) for _ in range(3)]
    clock.advance(SECONDS * 10)
    await bank.upkeep.sweep()
    assert await bank.store.count_waiting() == 3
    await bank.attendance.arrive(mina)
    for place in await bank.store.waiting():
        await bank.handoff.claim(place.ticket.id, mina, command())
    states = {(await bank.store.conversation(c.conversation_id)).status for c in claims}
    assert states == {ConversationStatus.WITH_AGENT}


async def test_a_conversation_that_fails_holds_up_neither_the_others_nor_the_clocks(
    bank: Bank, clock: SetClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    mina = await at_work(bank, "Mina")
    faulty, sound = await held_by(bank, mina), await held_by(bank, mina)
    left_alone = await waiting(bank)
    edit = bank.store.edit

    async def edit_or_fail(conversation_id: ConversationId, *more: Any) -> object:
        if conversation_id == faulty.conversation_id:
            raise ValueError("a faulty row")
        return await edit(conversation_id, *more)

    monkeypatch.setattr(bank.store, "edit", edit_or_fail)
    clock.advance(SECONDS + 300)
    with pytest.raises(ValueError, match="a faulty row"):
        await bank.upkeep.sweep()
    assert (await bank.kinds(sound.conversation_id))[-1] == "agent_lost"
    assert "first_reply_breach" in (await ticket_of(bank, left_alone.conversation_id)).alerts
