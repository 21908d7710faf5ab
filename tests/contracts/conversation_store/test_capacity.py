"""Every ConversationStore holds an agent to the room there is, and gives places by rank."""

import asyncio

import pytest

from bot.backends.sql.agent_directory import SqlAgentDirectory
from bot.backends.sql.database import Database
from bot.domain.agent import Agent
from bot.domain.reply import EscalationReason
from bot.errors import AtCapacityError
from bot.ports import ConversationStore
from knowledge_base.words import Language
from tests.builders import SetClock, agent_named
from tests.contracts.conversation_store.steps import claim, open_ticket, start_and_queue

CAPACITY = 5


@pytest.fixture
async def ada(database: Database) -> Agent:
    """An agent with an account, and room for five."""
    ada = agent_named("Ada")
    await SqlAgentDirectory(database).add(ada, "hash")
    return ada


async def test_a_claim_beyond_the_capacity_is_refused(store: ConversationStore, ada: Agent) -> None:
    made = [await start_and_queue(store) for _ in range(CAPACITY + 1)]
    for ticket in made[:-1]:
        await claim(store, ticket.conversation_id, ada)
    with pytest.raises(AtCapacityError) as refusal:
        await claim(store, made[-1].conversation_id, ada)
    assert refusal.value.detail == {"limit": CAPACITY}
    assert (await store.ticket(made[-1].id)).agent_id is None
    assert len(await store.held_by(ada.id)) == CAPACITY


async def test_room_that_was_given_back_can_be_taken_again(
    store: ConversationStore, ada: Agent
) -> None:
    made = [await start_and_queue(store) for _ in range(CAPACITY + 1)]
    held = [await claim(store, ticket.conversation_id, ada) for ticket in made[:-1]]
    await store.edit(held[0].conversation_id, lambda edit: edit.resolve(ada, held[0].fence))
    assert (await claim(store, made[-1].conversation_id, ada)).agent_id == ada.id


async def test_twenty_claims_at_once_take_no_more_than_the_room(
    store: ConversationStore, other_store: ConversationStore, ada: Agent
) -> None:
    made = [await start_and_queue(store) for _ in range(20)]

    async def try_to_claim(number: int) -> bool:
        try:
            await claim([store, other_store][number % 2], made[number].conversation_id, ada)
        except AtCapacityError:
            return False
        return True

    won = await asyncio.gather(*map(try_to_claim, range(20)))
    assert sum(won) == CAPACITY == len(await store.held_by(ada.id))


async def test_the_queue_ages(store: ConversationStore, clock: SetClock) -> None:
    first = await start_and_queue(store)
    clock.advance(61 * 60)
    conversation = await store.start(Language.ENGLISH, None, "hash-of-token")
    await store.edit(conversation.id, lambda edit: edit.queue_for_person(EscalationReason.HARDSHIP))
    later = await open_ticket(store, conversation.id)
    assert [place.ticket.id for place in await store.waiting()] == [first.id, later.id]
    assert [await store.position(ticket) for ticket in (first, later)] == [1, 2]
