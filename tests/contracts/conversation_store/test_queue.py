"""Every ConversationStore keeps the queue fair and gives each customer to one agent."""

import asyncio
from functools import partial

import pytest
from sqlalchemy import insert
from sqlalchemy.exc import IntegrityError

from bot.backends.sql.database import Database
from bot.backends.sql.rows import ticket_values
from bot.backends.sql.tables import tickets
from bot.domain.agent import Agent
from bot.domain.conversation import Conversation
from bot.domain.editing import ConversationEdit
from bot.domain.ids import TicketId, new_ticket_id
from bot.domain.reply import EscalationReason
from bot.domain.ticket import HandoffTicket, TicketStatus
from bot.errors import AlreadyClaimedError, UnknownTicketError
from bot.ports import ConversationStore
from knowledge_base.words import Language
from tests.builders import MORNING, SetClock, agent_named
from tests.contracts.conversation_store.steps import claim, open_ticket, queue, say, start_and_queue

ADA, BO = agent_named("Ada"), agent_named("Bo")


async def waiting_ids(store: ConversationStore) -> list[TicketId]:
    """The queue, by its tickets."""
    return [place.ticket.id for place in await store.waiting()]


async def test_an_unknown_ticket_is_refused(store: ConversationStore) -> None:
    with pytest.raises(UnknownTicketError):
        await store.ticket(TicketId("t_nowhere"))


async def test_an_empty_queue_holds_nobody(store: ConversationStore) -> None:
    assert await store.waiting() == ()
    assert await store.count_waiting() == 0
    assert await store.held_by(ADA.id) == ()


async def test_of_twenty_agents_at_once_one_gets_the_customer(
    store: ConversationStore, other_store: ConversationStore, conversation: Conversation
) -> None:
    await queue(store, conversation.id)

    async def try_to_claim(number: int) -> Agent | None:
        agent = agent_named(f"Agent{number}")
        try:
            await claim([store, other_store][number % 2], conversation.id, agent)
        except AlreadyClaimedError:
            return None
        return agent

    results = await asyncio.gather(*map(try_to_claim, range(20)))
    (winner,) = filter(None, results)
    ticket = await open_ticket(store, conversation.id)
    assert (ticket.agent_id, ticket.agent_name, ticket.fence) == (winner.id, winner.name, 1)
    assert [place.ticket for place in await store.held_by(winner.id)] == [ticket]


async def test_twenty_requests_at_once_make_one_ticket(
    store: ConversationStore, other_store: ConversationStore, conversation: Conversation
) -> None:
    made = await asyncio.gather(
        *(queue(each, conversation.id) for each in [store, other_store] * 10)
    )
    assert len({ticket.id for ticket in made}) == 1
    assert await store.count_waiting() == 1


async def test_the_database_refuses_a_second_open_ticket(
    store: ConversationStore, database: Database, conversation: Conversation
) -> None:
    first = await queue(store, conversation.id)
    second = HandoffTicket(
        new_ticket_id(), first.conversation_id, first.language, first.reason, MORNING
    )
    with pytest.raises(IntegrityError):
        async with database.writing() as connection:
            await connection.execute(insert(tickets).values(ticket_values(second, MORNING)))
    assert await waiting_ids(store) == [first.id]


async def test_who_asked_first_is_next(store: ConversationStore, clock: SetClock) -> None:
    made = []
    for _ in range(3):
        made.append(await start_and_queue(store))
        clock.advance(0.001)
    assert await waiting_ids(store) == [ticket.id for ticket in made]
    assert [await store.position(ticket) for ticket in made] == [1, 2, 3]


async def test_those_who_asked_at_the_same_moment_have_an_order_too(
    store: ConversationStore,
) -> None:
    made = {ticket.id: ticket for ticket in [await start_and_queue(store) for _ in range(5)]}
    order = await waiting_ids(store)
    assert [await store.position(made[ticket_id]) for ticket_id in order] == [1, 2, 3, 4, 5]


async def test_positions_move_up_when_somebody_is_taken(
    store: ConversationStore, clock: SetClock
) -> None:
    first = await start_and_queue(store)
    clock.advance(1)
    second = await start_and_queue(store)
    await claim(store, first.conversation_id, ADA)
    assert await store.position(second) == 1
    assert await waiting_ids(store) == [second.id]
    assert await store.count_waiting() == 1


async def test_who_is_given_back_keeps_the_original_place(
    store: ConversationStore, clock: SetClock
) -> None:
    first = await start_and_queue(store)
    clock.advance(60)
    second = await start_and_queue(store)
    claimed = await claim(store, first.conversation_id, ADA)
    await store.edit(first.conversation_id, lambda edit: edit.release_to_queue(ADA, claimed.fence))
    returned = await store.ticket(first.id)
    assert await waiting_ids(store) == [first.id, second.id]
    assert await store.position(returned) == 1
    assert (returned.asked_at, returned.reason) == (first.asked_at, EscalationReason.RETURNED)
    assert (returned.status, returned.agent_id) == (TicketStatus.WAITING, None)


async def test_a_later_request_makes_a_new_ticket(
    store: ConversationStore, clock: SetClock, conversation: Conversation
) -> None:
    first = await queue(store, conversation.id)
    await store.edit(conversation.id, lambda edit: edit.leave_queue())
    clock.advance(5)
    second = await queue(store, conversation.id)
    assert second.id != first.id
    assert (await store.ticket(first.id)).status is TicketStatus.ABANDONED
    assert await waiting_ids(store) == [second.id]


async def test_an_agents_customers_are_listed_oldest_claim_first(
    store: ConversationStore, clock: SetClock
) -> None:
    first, second, third = [await start_and_queue(store) for _ in range(3)]
    for ticket, agent in [(third, ADA), (first, ADA), (second, BO)]:
        await claim(store, ticket.conversation_id, agent)
        clock.advance(1)
    held = await store.held_by(ADA.id)
    assert [place.ticket.id for place in held] == [third.id, first.id]


async def test_a_place_shows_the_customers_last_words(
    store: ConversationStore, conversation: Conversation
) -> None:
    await say(store, conversation.id, "first words")
    await say(store, conversation.id, "请" * 250)
    await queue(store, conversation.id)
    (place,) = await store.waiting()
    assert place.last_words == "请" * 200
    assert place.last_seq == 3


async def test_a_place_of_somebody_who_said_nothing_shows_no_words(
    store: ConversationStore,
) -> None:
    await start_and_queue(store)
    (place,) = await store.waiting()
    assert place.last_words == ""


async def test_the_queue_is_read_up_to_a_limit(store: ConversationStore) -> None:
    for _ in range(3):
        await start_and_queue(store)
    assert len(await store.waiting(limit=2)) == 2
    assert await store.count_waiting() == 3


async def _queued_for(store: ConversationStore, reason: EscalationReason) -> HandoffTicket:
    conversation = await store.start(Language.ENGLISH, None, "hash-of-token")
    await store.edit(conversation.id, lambda edit: edit.queue_for_person(reason))
    return await open_ticket(store, conversation.id)


async def test_danger_is_taken_before_who_asked_first(
    store: ConversationStore, clock: SetClock
) -> None:
    made = []
    for reason in (
        EscalationReason.NOT_UNDERSTOOD,
        EscalationReason.COMPLAINT,
        EscalationReason.HARDSHIP,
        EscalationReason.LOST_CARD,
        EscalationReason.SELF_HARM,
        EscalationReason.FRAUD,
    ):
        made.append(await _queued_for(store, reason))
        clock.advance(1)
    ordinary, complaint, hardship, lost, harm, fraud = made
    order = [harm, lost, fraud, hardship, complaint, ordinary]
    assert await waiting_ids(store) == [ticket.id for ticket in order]
    assert [await store.position(ticket) for ticket in order] == [1, 2, 3, 4, 5, 6]


async def test_who_is_given_back_stays_as_urgent(store: ConversationStore, clock: SetClock) -> None:
    await start_and_queue(store)
    clock.advance(60)
    fraud = await _queued_for(store, EscalationReason.FRAUD)
    claimed = await claim(store, fraud.conversation_id, ADA)
    await store.edit(fraud.conversation_id, lambda edit: edit.release_to_queue(ADA, claimed.fence))
    assert (await waiting_ids(store))[0] == fraud.id


async def test_urgent_words_move_who_waits_forward(
    store: ConversationStore, clock: SetClock
) -> None:
    await start_and_queue(store)
    clock.advance(60)
    second = await start_and_queue(store)
    for reason in (EscalationReason.SELF_HARM, EscalationReason.COMPLAINT):
        await store.edit(second.conversation_id, partial(ConversationEdit.press, reason=reason))
    pressed = await open_ticket(store, second.conversation_id)
    assert pressed.reason is EscalationReason.SELF_HARM
    assert (await waiting_ids(store))[0] == second.id
