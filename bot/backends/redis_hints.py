"""The Hints over Redis pub/sub, for several processes: sent once, and lost while Redis is away."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import AbstractAsyncContextManager, aclosing, asynccontextmanager, suppress
from secrets import token_urlsafe
from typing import Final

from bot.backends.memory_hints import MemoryHints
from bot.backends.redis_channel import TROUBLES, client_of, heard_on
from bot.ports import Topic
from bot.ports.desk import Hint, HintKind, HintStream, Side

_CHANNEL: Final = "teller:hint"
_PAUSE: Final = 1.0
_SEND_WITHIN: Final = 0.5


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
        with suppress(*TROUBLES):
            async with asyncio.timeout(_SEND_WITHIN):
                await self._redis.publish(_CHANNEL, text)

    def listening(self, topic: Topic) -> AbstractAsyncContextManager[HintStream]:
        """Subscribed when the block is entered."""
        return self._local.listening(topic)

    async def _receive_for_ever(self) -> None:
        while True:
            with suppress(*TROUBLES):
                async with aclosing(heard_on(self._redis, _CHANNEL)) as channel:
                    async for said in channel:
                        if said is not None:
                            await self._take(said)
            await asyncio.sleep(_PAUSE)

    async def _take(self, said: bytes) -> None:
        sender, kind, side, is_active, topic = said.decode().split(" ", 4)
        if sender != self._own:
            hint = Hint(HintKind(kind), Side(side), is_active == "1")
            await self._local.send(Topic(topic), hint)
