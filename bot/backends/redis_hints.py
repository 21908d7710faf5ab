"""The Hints over Redis pub/sub, for several processes: sent once, and lost while Redis is away."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import AbstractAsyncContextManager, asynccontextmanager, suppress
from secrets import token_urlsafe
from typing import Final

from redis.asyncio.client import PubSub
from redis.exceptions import RedisError

from bot.backends.memory_hints import MemoryHints
from bot.backends.redis_bus import client_of
from bot.ports import Topic
from bot.ports.desk import Hint, HintKind, HintStream, Side

_CHANNEL: Final = "teller:hint"
_PAUSE: Final = 1.0
_LISTEN_FOR: Final = 2.0
_DEAD_AFTER: Final = 3
_SEND_WITHIN: Final = 0.5
_TROUBLES: Final = (RedisError, OSError, TimeoutError)


class RedisHints:
    """Carries hints to listeners of this process at once, and to those of all others through Redis."""

    def __init__(self, url: str) -> None:
        self._own = token_urlsafe(6)
        self._local = MemoryHints()
        self._redis = client_of(url)

    @asynccontextmanager
    async def running(self) -> AsyncIterator["RedisHints"]:
        """Listening for as long as the block lasts, whenever Redis is there."""
        work = asyncio.create_task(self._receive_for_ever())
        try:
            yield self
        finally:
            work.cancel()
            with suppress(asyncio.CancelledError):
                await work
            await self._redis.aclose()

    async def send(self, topic: Topic, hint: Hint) -> None:
        """To everybody who listens; what Redis does not take at once is lost to other processes."""
        await self._local.send(topic, hint)
        text = " ".join((self._own, hint.kind, hint.side, str(int(hint.is_active)), topic))
        with suppress(*_TROUBLES):
            async with asyncio.timeout(_SEND_WITHIN):
                await self._redis.publish(_CHANNEL, text)

    def listening(self, topic: Topic) -> AbstractAsyncContextManager[HintStream]:
        """Subscribed when the block is entered."""
        return self._local.listening(topic)

    async def _receive_for_ever(self) -> None:
        while True:
            with suppress(*_TROUBLES):
                async with self._redis.pubsub() as subscription:
                    await subscription.subscribe(_CHANNEL)
                    await self._receive(subscription)
            await asyncio.sleep(_PAUSE)

    async def _receive(self, subscription: PubSub) -> None:
        """Until the connection is lost: it ends, or shows no sign of life."""
        unanswered = 0
        while unanswered < _DEAD_AFTER:
            message = await subscription.get_message(timeout=_LISTEN_FOR)
            if message is None:
                unanswered += 1
                await subscription.ping()
                continue
            unanswered = 0
            if message["type"] == "message":
                await self._take(message["data"])

    async def _take(self, said: bytes) -> None:
        sender, kind, side, is_active, topic = said.decode().split(" ", 4)
        if sender != self._own:
            hint = Hint(HintKind(kind), Side(side), is_active == "1")
            await self._local.send(Topic(topic), hint)
