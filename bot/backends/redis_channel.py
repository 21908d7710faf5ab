"""A channel of Redis pub/sub that notices when it is cut off."""

from collections.abc import AsyncGenerator
from typing import Final

from redis.asyncio import Redis
from redis.asyncio.retry import Retry
from redis.backoff import NoBackoff
from redis.exceptions import RedisError

from bot.errors import SetupError

# What may be wrong with Redis or the way there; it passes.
TROUBLES: Final = (RedisError, OSError, TimeoutError)
# The client's default of 5 seconds would end a subscription in which nothing happens.
ANSWER_WITHIN: Final = 2.0
_ASK_FOR_LIFE_AFTER: Final = 2.0
_DEAD_AFTER: Final = 3


def client_of(url: str) -> Redis:
    """A client that gives up soon, and says so. Raises SetupError."""
    try:
        return Redis.from_url(
            url,
            socket_timeout=ANSWER_WITHIN,
            socket_connect_timeout=ANSWER_WITHIN,
            # A lost connection is to be noticed by who uses it.
            retry=Retry(NoBackoff(), 0),
        )
    except ValueError as error:
        raise SetupError(
            "The address of the bus cannot be read. Write it as redis://HOST:PORT/0"
        ) from error


async def heard_on(redis: Redis, channel: str) -> AsyncGenerator[bytes | None, None]:
    """First None, once subscribed; then what is said on the channel.

    Ends when the connection answers no sign of life. Raises one of TROUBLES when it is lost.
    """
    async with redis.pubsub() as subscription:
        await subscription.subscribe(channel)
        unanswered = 0
        while unanswered < _DEAD_AFTER:
            message = await subscription.get_message(timeout=_ASK_FOR_LIFE_AFTER)
            if message is None:
                unanswered += 1
                await subscription.ping()
                continue
            unanswered = 0
            if message["type"] == "subscribe":
                yield None
            elif message["type"] == "message":
                yield message["data"]
