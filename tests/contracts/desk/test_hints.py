"""Every Hints carries what is hinted to whoever listens, from one process to another, and never holds anybody up."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import suppress

import pytest

from bot.backends.memory_hints import MemoryHints
from bot.backends.redis_hints import RedisHints
from bot.domain.ids import ConversationId
from bot.ports import topic_of
from bot.ports.desk import Hint, HintKind, Hints, Side
from tests.engines.redis import Redis
from tests.running import PATIENCE

ONE, OTHER = topic_of(ConversationId("c_1")), topic_of(ConversationId("c_2"))
WRITES = Hint(HintKind.TYPING, Side.AGENT, True)
STOPS = Hint(HintKind.TYPING, Side.AGENT, False)
Pair = tuple[Hints, Hints]


@pytest.fixture(params=["memory", "redis"])
async def pair(request: pytest.FixtureRequest) -> AsyncIterator[Pair]:
    """Where hints are sent and where they are heard: one process, or two."""
    if request.param == "memory":
        hints = MemoryHints()
        yield hints, hints
        return
    server: Redis = request.getfixturevalue("shared_redis")
    async with RedisHints(server.url).running() as one, RedisHints(server.url).running() as other:
        yield one, other


async def heard(pair: Pair, hint: Hint) -> Hint:
    """What is heard first when this is hinted again and again: a subscription takes a moment."""
    sender, listener = pair
    async with listener.listening(ONE) as stream, asyncio.timeout(PATIENCE):
        while True:
            await sender.send(OTHER, STOPS)
            await sender.send(ONE, hint)
            with suppress(TimeoutError):
                async with asyncio.timeout(0.5):
                    return await stream.next()


@pytest.mark.parametrize("side", Side)
@pytest.mark.parametrize("kind", HintKind)
@pytest.mark.parametrize("is_active", [True, False])
async def test_a_hint_arrives_as_it_was_sent(
    pair: Pair, kind: HintKind, side: Side, is_active: bool
) -> None:
    hint = Hint(kind, side, is_active)
    assert await heard(pair, hint) == hint


async def test_of_too_many_the_oldest_go(pair: Pair) -> None:
    sender, _ = pair
    async with sender.listening(ONE) as stream:
        for _ in range(100):
            await sender.send(ONE, WRITES)
        await sender.send(ONE, STOPS)
        waiting = 0
        while await stream.next() != STOPS:
            waiting += 1
    assert waiting < 20


async def test_without_redis_a_hint_still_reaches_its_own_process() -> None:
    async with (
        RedisHints("redis://127.0.0.1:1/0").running() as hints,
        hints.listening(ONE) as stream,
    ):
        await hints.send(ONE, WRITES)
        assert await stream.next() == WRITES
