"""How long a customer may have to wait: from the last chats and the room that there is, or honestly unknown."""

from datetime import timedelta

from bot.domain.agent import Agent, Presence
from bot.ports.desk import Duties
from tests.builders import SetClock
from tests.flows.conftest import Bank
from tests.flows.desk.people import at_work, command, held_by, waiting

MINUTE = timedelta(minutes=1)


async def chats(bank: Bank, clock: SetClock, agent: Agent, minutes: float) -> None:
    """Three chats of this length."""
    for _ in range(3):
        claim = await held_by(bank, agent)
        clock.advance(60 * minutes)
        await bank.attendance.renew(agent.id)
        await bank.handoff.resolve(claim, command())


async def test_without_chats_or_without_agents_nobody_can_tell(bank: Bank, clock: SetClock) -> None:
    mina = await at_work(bank, "Mina")
    assert await bank.reception.expected_wait(1) is None
    await chats(bank, clock, mina, 6)
    assert await bank.reception.expected_wait(1) == MINUTE
    await bank.attendance.set_presence(mina, Presence.BUSY)
    assert await bank.reception.expected_wait(1) is None
    await bank.attendance.set_presence(mina, Presence.AVAILABLE)
    clock.advance(91)
    assert await bank.reception.expected_wait(1) is None


async def test_it_grows_with_the_queue_and_shrinks_with_the_room(
    bank: Bank, clock: SetClock
) -> None:
    mina = await at_work(bank, "Mina", Duties(capacity=2))
    await chats(bank, clock, mina, 6)
    held = [await held_by(bank, mina) for _ in range(2)]
    waits = [await bank.reception.expected_wait(position) for position in (1, 2, 4)]
    assert waits == [3 * MINUTE, 6 * MINUTE, 12 * MINUTE]
    await bank.attendance.set_duties("Mina", Duties(capacity=4))
    assert await bank.reception.expected_wait(1) == MINUTE
    assert await bank.reception.expected_wait(4) == 3 * MINUTE
    assert len(held) == 2


async def test_a_customer_is_told_only_while_waiting(bank: Bank, clock: SetClock) -> None:
    mina = await at_work(bank, "Mina")
    await chats(bank, clock, mina, 6)
    ticket = await waiting(bank)
    conversation = await bank.store.conversation(ticket.conversation_id)
    assert (await bank.follow.state_of(conversation)).expected_wait == MINUTE
    await bank.handoff.claim(ticket.id, mina, command())
    conversation = await bank.store.conversation(ticket.conversation_id)
    assert (await bank.follow.state_of(conversation)).expected_wait is None
