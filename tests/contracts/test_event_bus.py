"""Every EventBus wakes whoever listens, and may be asked to as often as one likes."""

import asyncio
import gc
import weakref
from collections.abc import AsyncIterator

import pytest

from bot.backends.memory_bus import MemoryBus
from bot.backends.redis_bus import RedisBus
from bot.domain.ids import ConversationId
from bot.ports import QUEUE, EventBus, Wakeups, topic_of
from tests.engines.redis import Redis

ONE, OTHER = topic_of(ConversationId("c_1")), topic_of(ConversationId("c_2"))
LONG, SHORT = 5.0, 0.05


@pytest.fixture(params=["memory", "redis"])
async def bus(request: pytest.FixtureRequest) -> AsyncIterator[EventBus]:
    """The bus under test; another engine is another parameter."""
    if request.param == "memory":
        yield MemoryBus()
        return
    server: Redis = request.getfixturevalue("shared_redis")
    async with RedisBus(server.url).running() as bus:
        yield bus


async def was_woken(wakeups: Wakeups, timeout: float = LONG) -> bool:
    """False when the wait lasted to its end."""
    loop = asyncio.get_running_loop()
    began = loop.time()
    await wakeups.wait(timeout)
    return loop.time() - began < timeout


async def test_a_listener_is_woken(bus: EventBus) -> None:
    async with bus.listening(ONE) as wakeups:
        waiting = asyncio.create_task(was_woken(wakeups))
        await bus.wake(ONE)
        assert await waiting


async def test_every_listener_of_a_topic_is_woken(bus: EventBus) -> None:
    async with bus.listening(ONE) as first, bus.listening(ONE, QUEUE) as second:
        await bus.wake(ONE)
        assert await was_woken(first)
        assert await was_woken(second)


async def test_any_of_several_topics_wakes(bus: EventBus) -> None:
    async with bus.listening(ONE, QUEUE) as wakeups:
        await bus.wake(OTHER, QUEUE)
        assert await was_woken(wakeups)
        await bus.wake(ONE)
        assert await was_woken(wakeups)


async def test_other_topics_do_not_wake(bus: EventBus) -> None:
    async with bus.listening(ONE) as wakeups:
        await bus.wake(OTHER, QUEUE)
        assert not await was_woken(wakeups, SHORT)


async def test_wake_ups_that_come_while_it_works_are_remembered_as_one(bus: EventBus) -> None:
    async with bus.listening(ONE) as wakeups:
        for _ in range(1000):
            await bus.wake(ONE)
        assert await was_woken(wakeups)
        assert not await was_woken(wakeups, SHORT)


async def test_a_listener_is_told_which_topics_woke_it(bus: EventBus) -> None:
    async with bus.listening(ONE, QUEUE) as wakeups:
        await bus.wake(QUEUE, OTHER, ONE)
        assert await wakeups.wait(LONG) == {ONE, QUEUE}
        assert await wakeups.wait(SHORT) == frozenset()


async def test_who_waits_for_one_topic_hears_of_the_others_the_next_time(bus: EventBus) -> None:
    async with bus.listening(ONE, QUEUE) as wakeups:
        await bus.wake(QUEUE)
        assert await wakeups.wait(SHORT, ONE) == frozenset()
        await bus.wake(ONE)
        assert await wakeups.wait(LONG, ONE) == {ONE}
        assert await wakeups.wait(LONG) == {QUEUE}


async def test_a_cancelled_wait_for_one_topic_leaves_nothing_behind(bus: EventBus) -> None:
    async with bus.listening(ONE, QUEUE) as wakeups:
        waiting = asyncio.create_task(wakeups.wait(LONG, ONE))
        await asyncio.sleep(SHORT)
        waiting.cancel()
        await asyncio.wait([waiting])
        await bus.wake(QUEUE)
        assert await wakeups.wait(LONG) == {QUEUE}


async def test_what_came_before_listening_does_not_wake(bus: EventBus) -> None:
    await bus.wake(ONE)
    async with bus.listening(ONE) as wakeups:
        assert not await was_woken(wakeups, SHORT)


async def test_a_cancelled_wait_can_be_begun_again(bus: EventBus) -> None:
    async with bus.listening(ONE) as wakeups:
        waiting = asyncio.create_task(wakeups.wait(LONG))
        await asyncio.wait([waiting], timeout=0)
        waiting.cancel()
        await asyncio.wait([waiting])
        await bus.wake(ONE)
        assert await was_woken(wakeups)


async def test_nothing_is_kept_of_a_listener_that_left(bus: EventBus) -> None:
    async with bus.listening(ONE, QUEUE) as wakeups:
        gone = weakref.ref(wakeups)
    del wakeups
    gc.collect()
    assert gone() is None
    await bus.wake(ONE, QUEUE)


async def test_a_listener_leaves_also_when_its_block_fails(bus: EventBus) -> None:
    listeners: list[weakref.ref[Wakeups]] = []

    async def fail() -> None:
        async with bus.listening(ONE) as wakeups:
            listeners.append(weakref.ref(wakeups))
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        await fail()
    gc.collect()
    assert [listener() for listener in listeners] == [None]
