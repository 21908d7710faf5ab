"""Between processes wake-ups go through Redis, which may die, stall, forget and repeat."""

import asyncio
import signal
from collections.abc import AsyncIterator, Iterator

import pytest
from redis.asyncio import Redis as Client

from bot.backends.redis_bus import RedisBus
from bot.domain.ids import ConversationId
from bot.errors import SetupError
from bot.ports import QUEUE, Wakeups, topic_of
from tests.engines.redis import Redis, redis_server
from tests.running import PATIENCE

ONE = topic_of(ConversationId("c_1"))
SHORT = 0.05


@pytest.fixture(scope="module")
def own_redis() -> Iterator[Redis]:
    """A server that may be killed."""
    with redis_server() as server:
        yield server


@pytest.fixture
async def here(own_redis: Redis) -> AsyncIterator[RedisBus]:
    """The bus of one process."""
    async with RedisBus(own_redis.url).running() as bus:
        yield bus


@pytest.fixture
async def there(own_redis: Redis) -> AsyncIterator[RedisBus]:
    """The bus of another process."""
    async with RedisBus(own_redis.url).running() as bus:
        yield bus


async def woken(wakeups: Wakeups) -> None:
    """Returns once it was woken."""
    loop = asyncio.get_running_loop()
    deadline = loop.time() + PATIENCE
    await wakeups.wait(PATIENCE)
    assert loop.time() < deadline


async def test_another_process_is_woken(here: RedisBus, there: RedisBus) -> None:
    async with there.listening(ONE) as wakeups:
        await here.wake(ONE)
        await woken(wakeups)


async def test_other_topics_do_not_wake_another_process(here: RedisBus, there: RedisBus) -> None:
    async with there.listening(ONE) as wakeups, there.listening(QUEUE) as others:
        await here.wake(QUEUE)
        await woken(others)
        began = asyncio.get_running_loop().time()
        await wakeups.wait(SHORT)
        assert asyncio.get_running_loop().time() - began >= SHORT


async def test_many_wake_ups_at_once_are_heard(here: RedisBus, there: RedisBus) -> None:
    topics = [topic_of(ConversationId(f"c_{number}")) for number in range(500)]
    async with asyncio.TaskGroup() as group:
        for topic in topics:
            await _listen(there, topic, group)
        for topic in topics:
            await here.wake(topic, QUEUE)


async def _listen(bus: RedisBus, topic: object, group: asyncio.TaskGroup) -> None:
    entered = asyncio.Event()

    async def listen() -> None:
        async with bus.listening(topic) as wakeups:  # type: ignore[arg-type]
            entered.set()
            await woken(wakeups)

    group.create_task(listen())
    await entered.wait()


@pytest.mark.parametrize("how", [signal.SIGKILL, signal.SIGTERM])
async def test_after_a_restart_everybody_is_woken_and_it_goes_on(
    own_redis: Redis, here: RedisBus, there: RedisBus, how: signal.Signals
) -> None:
    async with there.listening(ONE) as wakeups, here.listening(QUEUE) as others:
        await asyncio.to_thread(own_redis.end, how)
        await here.wake(ONE)
        await asyncio.to_thread(own_redis.start)
        await woken(wakeups)
        await woken(others)
        # What both did to come back may wake once more; from then on each wake-up is heard.
        await here.wake(ONE)
        await woken(wakeups)


async def test_while_redis_is_away_a_process_still_wakes_its_own(
    own_redis: Redis, here: RedisBus
) -> None:
    async with here.listening(ONE) as wakeups:
        await asyncio.to_thread(own_redis.end)
        try:
            await here.wake(ONE)
            await woken(wakeups)
        finally:
            await asyncio.to_thread(own_redis.start)


async def test_a_connection_that_was_cut_alone_wakes_everybody(
    own_redis: Redis, there: RedisBus
) -> None:
    async with there.listening(ONE) as wakeups, Client.from_url(own_redis.url) as client:
        await client.client_kill_filter(_type="pubsub")
        await woken(wakeups)


async def test_a_bus_that_starts_before_redis_does_not_wait_for_it(own_redis: Redis) -> None:
    await asyncio.to_thread(own_redis.end)
    async with RedisBus(own_redis.url).running() as bus, bus.listening(ONE) as wakeups:
        await asyncio.to_thread(own_redis.start)
        await woken(wakeups)


async def test_what_is_repeated_or_makes_no_sense_harms_nobody(
    own_redis: Redis, there: RedisBus
) -> None:
    async with there.listening(ONE) as wakeups, Client.from_url(own_redis.url) as client:
        for text in (
            "",
            b"\xff\xfe",
            "\n",
            "someone",
            "someone\nnonsense\n",
            f"someone\n{ONE}\n{ONE}",
        ) * 3:
            await client.publish("teller:wake", text)
        await woken(wakeups)


def test_an_address_that_is_none_is_refused() -> None:
    with pytest.raises(SetupError, match="redis://HOST:PORT/0"):
        RedisBus("carrier-pigeon://nest")
