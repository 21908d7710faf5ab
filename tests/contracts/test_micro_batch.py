"""What comes at once shares batches, and nobody waits for one to fill."""

import asyncio
from collections.abc import Sequence

import pytest

from bot.backends.micro_batch import MicroBatcher


class _Held:
    """Squares numbers once it is let go; remembers the batches."""

    def __init__(self) -> None:
        self.batches: list[list[int]] = []
        self.may_go = asyncio.Event()

    async def squares(self, numbers: Sequence[int]) -> list[int]:
        self.batches.append(list(numbers))
        await self.may_go.wait()
        if 13 in numbers:
            raise ValueError
        return [number**2 for number in numbers]


async def _asked(batcher: MicroBatcher[int, int], *numbers: int) -> list["asyncio.Task[list[int]]"]:
    """One asker for each number; returns when all have asked and batches are under way."""
    askers = [asyncio.create_task(batcher.ask([number])) for number in numbers]
    for _ in range(3):
        await asyncio.sleep(0)
    return askers


async def test_those_who_come_meanwhile_share_the_next_batch() -> None:
    held = _Held()
    batcher = MicroBatcher(held.squares, 3)
    first = await _asked(batcher, 1)
    others = await _asked(batcher, 2, 3, 4, 5)
    assert held.batches == [[1]]
    held.may_go.set()
    assert await asyncio.gather(*first, *others) == [[1], [4], [9], [16], [25]]
    assert held.batches == [[1], [2, 3, 4], [5]]


async def test_free_lanes_share_what_waits() -> None:
    held = _Held()
    batcher = MicroBatcher(held.squares, 32, lanes=2)
    askers = await _asked(batcher, 1, 2, 3, 4, 5)
    late = await _asked(batcher, 6)
    assert held.batches == [[1, 2, 3], [4, 5]]
    held.may_go.set()
    assert await asyncio.gather(*askers, *late) == [[1], [4], [9], [16], [25], [36]]
    assert held.batches[2:] == [[6]]


async def test_who_comes_while_a_lane_is_free_does_not_wait() -> None:
    held = _Held()
    batcher = MicroBatcher(held.squares, 32, lanes=2)
    askers = [*await _asked(batcher, 1), *await _asked(batcher, 2)]
    assert held.batches == [[1], [2]]
    held.may_go.set()
    await asyncio.gather(*askers)


async def test_an_error_is_told_to_all_of_its_batch_and_the_lane_is_free_again() -> None:
    held = _Held()
    held.may_go.set()
    batcher = MicroBatcher(held.squares, 32)
    told = await asyncio.gather(*await _asked(batcher, 13, 1), return_exceptions=True)
    assert [type(one) for one in told] == [ValueError, ValueError]
    assert await batcher.ask([2, 3]) == [4, 9]


async def test_who_has_gone_before_the_batch_begins_is_not_taken_along() -> None:
    held = _Held()
    batcher = MicroBatcher(held.squares, 32)
    first = await _asked(batcher, 1)
    gone, stays = await _asked(batcher, 2, 3)
    gone.cancel()
    held.may_go.set()
    assert await asyncio.gather(*first, stays) == [[1], [9]]
    assert held.batches == [[1], [3]]
    with pytest.raises(asyncio.CancelledError):
        await gone
