"""Every Roster knows who is there, by the database's clock, and what was lost with whom."""

import pytest

from bot.domain.agent import Presence, Role
from bot.domain.ids import AgentId
from bot.errors import UnknownAgentError
from bot.ports import ConversationStore
from bot.ports.desk import Duties, LostClaim, Roster
from knowledge_base.words import Language
from tests.builders import SetClock
from tests.contracts.conversation_store.steps import claim, start_and_queue
from tests.contracts.desk.conftest import LEASE, MINA, OMAR

SECONDS = LEASE.total_seconds()


async def here(roster: Roster) -> set[str]:
    """The names of those who are there."""
    return {one.agent.name for one in await roster.colleagues() if one.is_here}


async def test_who_was_never_heard_from_is_not_there(roster: Roster) -> None:
    assert [one.agent.name for one in await roster.colleagues()] == ["Mina", "Omar"]
    assert await here(roster) == set()


async def test_who_was_heard_from_is_there_for_the_length_of_a_lease(
    roster: Roster, clock: SetClock
) -> None:
    await roster.renew(MINA.id, LEASE)
    clock.advance(SECONDS - 1)
    assert await here(roster) == {"Mina"}
    clock.advance(1)
    assert await here(roster) == set()


async def test_presence_and_duties_are_kept(roster: Roster) -> None:
    await roster.set_presence(MINA.id, Presence.BUSY)
    skills, languages = frozenset({"mortgage"}), frozenset({Language.CHINESE})
    assert await roster.set_duties("mina", Duties(Role.SUPERVISOR, 7, skills, languages))
    mina, omar = await roster.colleagues()
    assert (mina.agent.presence, mina.agent.role) == (Presence.BUSY, Role.SUPERVISOR)
    assert (mina.capacity, mina.skills, mina.languages) == (7, skills, languages)
    assert (omar.agent.role, omar.capacity, omar.skills) == (Role.AGENT, 5, frozenset())
    assert await roster.agent(MINA.id) == mina.agent


async def test_duties_that_are_not_named_stay(roster: Roster) -> None:
    await roster.set_duties("Mina", Duties(Role.SUPERVISOR, skills=frozenset({"cards"})))
    assert await roster.set_duties("Mina", Duties(capacity=2))
    assert await roster.set_duties("Mina", Duties())
    mina = (await roster.colleagues())[0]
    assert (mina.agent.role, mina.capacity) == (Role.SUPERVISOR, 2)
    assert set(mina.skills) == {"cards"}
    assert not await roster.set_duties("Nobody", Duties(capacity=2))
    assert not await roster.set_duties("Nobody", Duties())


async def test_an_unknown_agent_is_refused(roster: Roster) -> None:
    with pytest.raises(UnknownAgentError):
        await roster.agent(AgentId("a_nobody"))


async def test_the_load_and_the_last_claim_are_known(
    roster: Roster, store: ConversationStore, clock: SetClock
) -> None:
    await claim(store, (await start_and_queue(store)).conversation_id, MINA)
    clock.advance(5)
    await claim(store, (await start_and_queue(store)).conversation_id, MINA)
    mina, omar = await roster.colleagues()
    assert (mina.load, mina.busy_at) == (2, clock.now)
    assert (omar.load, omar.busy_at) == (0, None)


async def test_a_claim_is_lost_when_both_it_and_the_agent_are_older_than_a_lease(
    roster: Roster, store: ConversationStore, clock: SetClock
) -> None:
    await roster.renew(MINA.id, LEASE)
    ticket = await claim(store, (await start_and_queue(store)).conversation_id, MINA)
    clock.advance(SECONDS / 2)
    await roster.renew(MINA.id, LEASE)
    clock.advance(SECONDS - 1)
    assert await roster.lost_claims(LEASE) == ()
    clock.advance(1)
    lost = LostClaim(ticket.conversation_id, ticket.id, ticket.fence)
    assert await roster.lost_claims(LEASE) == (lost,)
    await roster.renew(MINA.id, LEASE)
    assert await roster.lost_claims(LEASE) == ()


async def test_a_fresh_claim_of_a_silent_agent_has_a_lease_too(
    roster: Roster, store: ConversationStore, clock: SetClock
) -> None:
    await claim(store, (await start_and_queue(store)).conversation_id, OMAR)
    clock.advance(SECONDS - 1)
    assert await roster.lost_claims(LEASE) == ()
    clock.advance(1)
    assert len(await roster.lost_claims(LEASE)) == 1
