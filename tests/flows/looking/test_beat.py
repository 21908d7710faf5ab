"""The slow beat asks for many followers at once, and for each what it wants to know."""

import asyncio
from collections.abc import Collection
from typing import cast

import pytest

from bot.domain.ids import ConversationId
from bot.errors import BusyError
from bot.flows.looking.beat import SlowBeat
from bot.ports import ConversationStore


class CountingStore:
    """Rows by the number in a conversation's id; away for the first readings if so wished."""

    def __init__(self, away: int = 0) -> None:
        self.readings: list[int] = []
        self._away = away

    async def last_seqs(self, wanted: Collection[ConversationId]) -> dict[ConversationId, int]:
        """As the store would."""
        self.readings.append(len(wanted))
        if len(self.readings) <= self._away:
            raise BusyError(retry_after=1)
        return {one: int(one.removeprefix("c_")) for one in wanted if one != "c_0"}


async def asked(store: CountingStore, numbers: Collection[int]) -> list[int]:
    """What so many followers are told."""
    beat = SlowBeat(cast("ConversationStore", store))
    return list(await asyncio.gather(*(beat.last_seq(ConversationId(f"c_{n}")) for n in numbers)))


@pytest.mark.parametrize(("count", "readings"), [(1, [1]), (500, [500]), (1_201, [500, 500, 201])])
async def test_followers_of_one_moment_share_a_reading(count: int, readings: list[int]) -> None:
    store = CountingStore()
    assert await asked(store, range(1, count + 1)) == list(range(1, count + 1))
    assert store.readings == readings


async def test_a_conversation_that_is_gone_has_no_rows() -> None:
    assert await asked(CountingStore(), [0, 7]) == [0, 7]


async def test_while_the_store_is_away_it_is_asked_again() -> None:
    store = CountingStore(away=1)
    assert await asked(store, [3]) == [3]
    assert store.readings == [1, 1]


async def test_who_has_gone_keeps_nobody_from_being_told() -> None:
    beat = SlowBeat(cast("ConversationStore", CountingStore()))
    gone = asyncio.create_task(beat.last_seq(ConversationId("c_1")))
    stays = asyncio.create_task(beat.last_seq(ConversationId("c_2")))
    await asyncio.sleep(0)
    gone.cancel()
    assert await stays == 2
