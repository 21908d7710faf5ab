"""The EventBus over Redis pub/sub, for several processes on several hosts."""

import asyncio
import logging
from collections.abc import AsyncIterator
from contextlib import AbstractAsyncContextManager, aclosing, asynccontextmanager, suppress
from secrets import token_urlsafe
from typing import Final

from bot.backends.memory_bus import MemoryBus
from bot.backends.redis_channel import ANSWER_WITHIN, TROUBLES, client_of, heard_on
from bot.ports import Topic, Wakeups

_log = logging.getLogger(__name__)
# One channel for all topics: nobody waits for a subscription, and a wake-up is a name, not a message.
_CHANNEL: Final = "teller:wake"
_CANCEL_EVERY: Final = 0.5
_FIRST_PAUSE: Final = 0.1
_LONGEST_PAUSE: Final = 2.0
# Far more topics than change between two beats of a healthy bus; what does not fit is read on the slow beat.
_MOST_PENDING: Final = 20_000


class RedisBus:
    """Wakes listeners of this process at once, and those of all others through Redis.

    While Redis is away this process still wakes its own; when it is back everybody is woken,
    since nobody knows what was missed.
    """

    def __init__(self, url: str) -> None:
        self._own = token_urlsafe(6)
        self._local = MemoryBus()
        self._pending: set[Topic] = set()
        self._has_pending = asyncio.Event()
        self._is_subscribed = asyncio.Event()
        self._redis = client_of(url)

    @asynccontextmanager
    async def running(self) -> AsyncIterator["RedisBus"]:
        """The bus, connected for as long as the block lasts, or trying to be."""
        works = {
            asyncio.create_task(work) for work in (self._receive_for_ever(), self._send_for_ever())
        }
        try:
            with suppress(TimeoutError):
                async with asyncio.timeout(ANSWER_WITHIN):
                    await self._is_subscribed.wait()
            yield self
        finally:
            await _end(works)
        with suppress(*TROUBLES):
            await self._publish(self._pending)
        await self._redis.aclose()

    async def wake(self, *topics: Topic) -> None:
        """Wake everybody who listens to any of these; returns before the others have heard of it."""
        await self._local.wake(*topics)
        if len(self._pending) < _MOST_PENDING:
            self._pending.update(topics)
            self._has_pending.set()

    def listening(self, *topics: Topic) -> AbstractAsyncContextManager[Wakeups]:
        """Subscribed when the block is entered."""
        return self._local.listening(*topics)

    async def _send_for_ever(self) -> None:
        """What came together is sent together; what could not be sent is sent again."""
        pause = _FIRST_PAUSE
        while True:
            await self._has_pending.wait()
            topics, self._pending = self._pending, set()
            self._has_pending.clear()
            try:
                await self._publish(topics)
                pause = _FIRST_PAUSE
            except TROUBLES:
                self._pending |= topics
                self._has_pending.set()
                await asyncio.sleep(pause)
                pause = min(2 * pause, _LONGEST_PAUSE)

    async def _publish(self, topics: set[Topic]) -> None:
        if topics:
            await self._redis.publish(_CHANNEL, "\n".join((self._own, *topics)))

    async def _receive_for_ever(self) -> None:
        pause = _FIRST_PAUSE
        while True:
            try:
                async with aclosing(heard_on(self._redis, _CHANNEL)) as channel:
                    async for said in channel:
                        await self._take(said)
            except TROUBLES as error:
                if self._is_subscribed.is_set():
                    _log.warning("Redis is away (%s); the slow beat serves", type(error).__name__)
                    self._is_subscribed.clear()
                    pause = _FIRST_PAUSE
            await asyncio.sleep(pause)
            pause = min(2 * pause, _LONGEST_PAUSE)

    async def _take(self, said: bytes | None) -> None:
        if said is None:
            _log.info("subscribed at Redis")
            self._is_subscribed.set()
            self._local.wake_everybody()
            return
        sender, *topics = said.decode("utf-8", "replace").split("\n")
        if sender != self._own:
            await self._local.wake(*map(Topic, topics))


async def _end(works: set[asyncio.Task[None]]) -> None:
    # Again and again: a library that turns a cancellation into a TimeoutError would have it forgotten.
    while works:
        for work in works:
            work.cancel()
        _, works = await asyncio.wait(works, timeout=_CANCEL_EVERY)
