"""Everybody who asks for a place at the same moment shares a reading, which is never older than the question."""

import asyncio
from typing import cast

import pytest

from bot.domain.ids import ConversationId, TicketId
from bot.domain.reply import EscalationReason
from bot.domain.ticket import HandoffTicket
from bot.flows.looking import places as places_module
from bot.flows.looking.places import Places
from bot.ports import ConversationStore
from knowledge_base.words import Language
from tests.builders import MORNING


class CountingStore:
    """A queue in memory."""

    def __init__(self, *order: str) -> None:
        self.order = [TicketId(name) for name in order]
        self.readings = 0

    async def waiting_order(self) -> tuple[TicketId, ...]:
        """As the store would."""
        self.readings += 1
        return tuple(self.order)

    async def position(self, ticket: HandoffTicket) -> int:
        """Of one that does not wait any more, as it would be."""
        return len(self.order) + 1


def ticket(name: str) -> HandoffTicket:
    """A ticket of that id."""
    asked = EscalationReason.ASKED_FOR_PERSON
    return HandoffTicket(
        TicketId(name), ConversationId("c_1"), Language.ENGLISH, asked, MORNING, rank_at=MORNING
    )


async def places(store: CountingStore, *names: str) -> list[int]:
    """Asked for at the same moment."""
    counted = Places(cast("ConversationStore", store))
    return list(await asyncio.gather(*(counted.position(ticket(name)) for name in names)))


async def test_many_who_ask_at_once_share_a_reading() -> None:
    store = CountingStore("t_a", "t_b", "t_c")
    assert await places(store, "t_c", "t_a", "t_b") == [3, 1, 2]
    assert store.readings == 1


async def test_who_asks_later_is_told_what_is_true_then() -> None:
    store = CountingStore("t_a", "t_b")
    counted = Places(cast("ConversationStore", store))
    assert await counted.position(ticket("t_b")) == 2
    store.order.pop(0)
    assert await counted.position(ticket("t_b")) == 1


async def test_who_waits_no_more_is_asked_for_alone() -> None:
    assert await places(CountingStore("t_a"), "t_gone") == [2]


async def test_nobody_waits_for_the_queue_to_be_counted_again(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    store = CountingStore("t_a", "t_b")
    counted = Places(cast("ConversationStore", store))
    assert await counted.recent(ticket("t_b")) == 2
    monkeypatch.setattr(places_module, "_RECENT", 0.0)
    store.order.pop(0)
    assert [await counted.recent(ticket("t_b")) for _ in range(3)] == [2, 2, 2]
    await asyncio.sleep(0.1)
    assert store.readings == 2
    assert await counted.recent(ticket("t_b")) == 1


async def test_what_was_counted_too_long_ago_is_counted_first(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    store = CountingStore("t_a", "t_b")
    counted = Places(cast("ConversationStore", store))
    assert await counted.recent(ticket("t_b")) == 2
    monkeypatch.setattr(places_module, "_OLDEST", 0.0)
    store.order.pop(0)
    assert await counted.recent(ticket("t_b")) == 1
