"""How far each side has received and read, which is kept; who writes and who is there, which is only hinted."""

from contextlib import AbstractAsyncContextManager

from bot.domain.ids import ConversationId
from bot.errors import FencedError
from bot.flows.handoff import Claim
from bot.ports import ConversationStore, EventBus, topic_of
from bot.ports.desk import Cursor, Cursors, Hint, Hints, HintStream, Side


class Courtesies:
    """Between a customer and the agent who has the conversation."""

    def __init__(
        self, store: ConversationStore, cursors: Cursors, hints: Hints, bus: EventBus
    ) -> None:
        self._store = store
        self._cursors = cursors
        self._hints = hints
        self._bus = bus

    async def customer_saw(self, conversation_id: ConversationId, cursor: Cursor) -> None:
        """Keep how far the customer's page has come."""
        await self._move(conversation_id, Side.CUSTOMER, cursor)

    async def agent_saw(self, claim: Claim, cursor: Cursor) -> None:
        """Keep how far the agent who holds the conversation has come. Raises FencedError."""
        ticket = (await self._store.conversation(claim.conversation_id)).ticket
        if ticket is None:
            raise FencedError
        ticket.check_held(claim.agent.id, claim.fence)
        await self._move(claim.conversation_id, Side.AGENT, cursor)

    async def seen_by(self, conversation_id: ConversationId, side: Side) -> Cursor:
        """How far one side has come."""
        return await self._cursors.of(conversation_id, side)

    async def hint(self, conversation_id: ConversationId, hint: Hint) -> None:
        """To the other side, if it listens."""
        await self._hints.send(topic_of(conversation_id), hint)

    def hints(self, conversation_id: ConversationId) -> AbstractAsyncContextManager[HintStream]:
        """Those of both sides."""
        return self._hints.listening(topic_of(conversation_id))

    async def _move(self, conversation_id: ConversationId, side: Side, cursor: Cursor) -> None:
        if await self._cursors.move(conversation_id, side, cursor):
            await self._bus.wake(topic_of(conversation_id))
