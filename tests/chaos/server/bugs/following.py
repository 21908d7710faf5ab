"""What can be wrong with bringing rows to readers."""

import asyncio
from collections.abc import AsyncGenerator

from sqlalchemy import Connection

from bot.backends.sql import conversation_store
from bot.backends.sql.conversation_store import SqlConversationStore
from bot.domain.ids import ConversationId
from bot.domain.message import Message
from bot.flows import follow
from bot.flows.follow import Follow, Update
from bot.ports import QUEUE, topic_of

_NEVER = 3_600.0
# Long enough for a wake-up to fall into it now and then.
_A_MOMENT = 0.1


def one_too_many(skew: float) -> None:
    """Rows from the last seq on, not above it."""
    original = conversation_store._messages_after

    def messages_after(
        connection: Connection, conversation_id: ConversationId, after_seq: int, limit: int
    ) -> tuple[Message, ...]:
        return original(connection, conversation_id, max(0, after_seq - 1), limit)

    conversation_store._messages_after = messages_after


def trust_the_bus(skew: float) -> None:
    """No slow beat: who misses a wake-up waits for the next."""
    follow._SLOW_BEAT = _NEVER  # type: ignore[misc]


def read_then_subscribe(skew: float) -> None:
    """A row that comes between the reading and the subscribing has woken nobody."""
    trust_the_bus(skew)

    async def for_customer(
        self: Follow, conversation_id: ConversationId, after_seq: int
    ) -> AsyncGenerator[Update, None]:
        while True:
            update = await self._look(conversation_id, after_seq, self._places.position)
            after_seq = update.messages[-1].seq if update.messages else after_seq
            yield update
            await asyncio.sleep(_A_MOMENT)
            async with self._bus.listening(topic_of(conversation_id), QUEUE) as wakeups:
                await wakeups.wait(_NEVER)

    Follow.for_customer = for_customer  # type: ignore[method-assign]


def open_to_all(skew: float) -> None:
    """The conversation is taken from the frame, and no token is held against it."""

    async def is_token_of(
        self: SqlConversationStore, conversation_id: ConversationId, token_hash: str
    ) -> bool:
        return True

    SqlConversationStore.is_token_of = is_token_of  # type: ignore[method-assign]
