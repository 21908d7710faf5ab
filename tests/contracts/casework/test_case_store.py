"""Every CaseStore keeps notes once, finds who is named, and wakes what was snoozed."""

from datetime import timedelta

import pytest

from bot.domain.casework import CaseFile, Resolution
from bot.domain.customer import Customer
from bot.domain.ids import ClientId, ConversationId
from bot.errors import UnknownConversationError
from bot.ports import ConversationStore, Rating
from bot.ports.casework import CaseStore
from knowledge_base.words import Language
from tests.builders import MORNING, SetClock
from tests.contracts.casework.conftest import MINA, OMAR
from tests.contracts.conversation_store.steps import say, start_and_queue

HOUR = timedelta(hours=1)


async def test_nothing_is_kept_beside_a_new_conversation(
    cases: CaseStore, held: ConversationId
) -> None:
    assert await cases.case_file(held) == CaseFile()


async def test_notes_stand_in_the_order_in_which_they_were_written(
    cases: CaseStore, held: ConversationId, clock: SetClock
) -> None:
    await cases.add_note(held, MINA, ClientId("n1"), "First.")
    clock.advance(60)
    await cases.add_note(held, OMAR, ClientId("n1"), "Second.")
    kept = (await cases.case_file(held)).notes
    assert [(note.author.name, note.text) for note in kept] == [
        ("Mina", "First."),
        ("Omar", "Second."),
    ]
    assert kept[1].at == MORNING + timedelta(minutes=1)


async def test_a_repeated_note_is_kept_once(cases: CaseStore, held: ConversationId) -> None:
    first = await cases.add_note(held, MINA, ClientId("n1"), "Once.")
    assert await cases.add_note(held, MINA, ClientId("n1"), "Once.") == first
    assert (await cases.case_file(held)).notes == (first,)


async def test_who_is_named_is_told_until_it_was_seen(
    cases: CaseStore, held: ConversationId
) -> None:
    note = await cases.add_note(held, MINA, ClientId("n1"), "@Omar and @Mina, look: a@b.c")
    assert set(note.mentions) == {OMAR.id, MINA.id}
    (mention,) = await cases.mentions(OMAR.id)
    assert (mention.conversation_id, mention.author_name) == (held, "Mina")
    # Nobody needs to be told of one's own words.
    assert await cases.mentions(MINA.id) == ()
    await cases.see_mentions(OMAR.id, held)
    assert await cases.mentions(OMAR.id) == ()


async def test_tags_are_replaced_as_a_whole_and_the_most_used_come_first(
    cases: CaseStore, held: ConversationId, store: ConversationStore
) -> None:
    other = (await start_and_queue(store)).conversation_id
    await cases.set_tags(held, ("card", "vip"))
    await cases.set_tags(held, ("vip", "abroad"))
    await cases.set_tags(other, ("abroad",))
    assert (await cases.case_file(held)).tags == ("vip", "abroad")
    assert await cases.known_tags() == ("abroad", "vip")


async def test_a_snooze_ends_at_its_time(
    cases: CaseStore, held: ConversationId, clock: SetClock
) -> None:
    await cases.snooze(held, MINA.id, HOUR)
    assert (await cases.case_file(held)).snoozed_until == MORNING + HOUR
    assert await cases.snoozed() == {held}
    clock.advance(3600)
    assert (await cases.case_file(held)).snoozed_until is None
    assert await cases.snoozed() == frozenset()


async def test_a_snooze_ends_when_the_customer_writes(
    cases: CaseStore, held: ConversationId, store: ConversationStore
) -> None:
    await cases.snooze(held, MINA.id, HOUR)
    await store.edit(held, lambda edit: edit.agent_says(MINA, 1, "Take your time."))
    assert await cases.snoozed() == {held}
    await say(store, held, "Here it is.")
    assert await cases.snoozed() == frozenset()
    assert (await cases.case_file(held)).snoozed_until is None


async def test_a_snooze_can_be_ended_or_changed(
    cases: CaseStore, held: ConversationId, clock: SetClock
) -> None:
    await cases.snooze(held, MINA.id, HOUR)
    await cases.snooze(held, MINA.id, 2 * HOUR)
    clock.advance(3600)
    assert await cases.snoozed() == {held}
    await cases.wake(held)
    assert await cases.snoozed() == frozenset()


async def test_a_snooze_ends_with_the_hold(
    cases: CaseStore, held: ConversationId, store: ConversationStore
) -> None:
    await cases.snooze(held, MINA.id, HOUR)
    await store.edit(held, lambda edit: edit.release_to_queue(MINA, 1))
    assert await cases.snoozed() == frozenset()


async def test_a_reason_shows_once_the_conversation_is_closed(
    cases: CaseStore, held: ConversationId, store: ConversationStore
) -> None:
    await cases.keep_resolution(held, 1, Resolution.NO_REPLY)
    await cases.keep_resolution(held, 1, Resolution.SOLVED)
    assert (await cases.case_file(held)).resolution is None
    await store.edit(held, lambda edit: edit.resolve(MINA, 1))
    assert (await cases.case_file(held)).resolution is Resolution.SOLVED


async def test_what_is_held_and_what_is_finished_are_told_apart(
    cases: CaseStore, held: ConversationId, store: ConversationStore
) -> None:
    waiting = await start_and_queue(store)
    assert [one.ticket.conversation_id for one in await cases.held()] == [held]
    assert await cases.finished() == ()
    await store.edit(held, lambda edit: edit.resolve(MINA, 1))
    await store.edit(waiting.conversation_id, lambda edit: edit.leave_queue())
    assert await cases.held() == ()
    finished = {one.ticket.conversation_id for one in await cases.finished()}
    assert finished == {held, waiting.conversation_id}


async def test_the_card_tells_of_page_and_language(
    cases: CaseStore, store: ConversationStore
) -> None:
    conversation = await store.start(Language.CHINESE, "https://bank.example/cards", "hash")
    card = await cases.card(conversation.id)
    assert (card.language, card.page) == (Language.CHINESE, "https://bank.example/cards")
    assert card.started_at == MORNING
    with pytest.raises(UnknownConversationError):
        await cases.card(ConversationId("c_nowhere"))


async def test_the_card_of_a_known_customer_tells_of_the_past(
    cases: CaseStore, held: ConversationId, store: ConversationStore
) -> None:
    known = Customer("u_1", "Ada Berg", "premium", None)
    earlier = await store.start(Language.ENGLISH, None, "hash")
    stranger = await store.start(Language.ENGLISH, None, "hash")
    for conversation_id in (held, earlier.id):
        await store.edit(conversation_id, lambda edit: edit.identify(known))
    await say(store, earlier.id, "My first question")
    await store.edit(earlier.id, lambda edit: edit.end())
    await store.rate(earlier.id, Rating(4, "", ClientId("r1")))
    card = await cases.card(held)
    assert (card.name, card.segment) == ("Ada Berg", "premium")
    (past,) = card.past
    assert (past.id, past.first_words, past.stars) == (earlier.id, "My first question", 4)
    assert (await cases.card(stranger.id)).past == ()


async def test_colleagues_stand_in_the_order_of_their_names(cases: CaseStore) -> None:
    assert await cases.agents() == (MINA, OMAR)
