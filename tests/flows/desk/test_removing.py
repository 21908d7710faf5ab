"""An agent who is removed is signed out, and the customers at hand wait again; what was said stays."""

import pytest

from bot.backends.sql.agent_directory import SqlAgentDirectory
from bot.domain.ticket import TicketStatus
from bot.errors import FencedError
from bot.flows.desk.removing import Removing
from tests.flows.conftest import Bank
from tests.flows.desk.people import at_work, command, held_by, ticket_of


def removing(bank: Bank) -> Removing:
    """The flow under test."""
    return Removing(SqlAgentDirectory(bank.database), bank.store, bank.bus)


async def test_what_was_held_waits_at_its_old_place_at_once_and_keeps_the_words(bank: Bank) -> None:
    mina = await at_work(bank, "Mina")
    claim = await held_by(bank, mina)
    before = await ticket_of(bank, claim.conversation_id)
    await bank.handoff.say(claim, command(), "One moment, please.")
    assert await removing(bank).remove("MINA") == 1
    ticket = await ticket_of(bank, claim.conversation_id)
    assert (ticket.status, ticket.rank_at) == (TicketStatus.WAITING, before.rank_at)
    words, lost = (await bank.store.messages(claim.conversation_id, 0))[-2:]
    assert (words.author_name, words.text) == ("Mina", "One moment, please.")
    assert lost.kind == "agent_lost"
    with pytest.raises(FencedError):
        await bank.handoff.say(claim, command(), "still there?")
    assert await bank.roster.colleagues() == ()


async def test_what_another_agent_holds_stays_there(bank: Bank) -> None:
    mina, omar = await at_work(bank, "Mina"), await at_work(bank, "Omar")
    await held_by(bank, mina)
    theirs = await held_by(bank, omar)
    assert await removing(bank).remove("Mina") == 1
    assert (await ticket_of(bank, theirs.conversation_id)).agent_id == omar.id


async def test_nobody_is_removed_under_a_name_that_nobody_bears(bank: Bank) -> None:
    await at_work(bank, "Mina")
    assert await removing(bank).remove("Nobody") is None
    assert len(await bank.roster.colleagues()) == 1
