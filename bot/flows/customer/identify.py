"""The bank's site says who its customer is, and signs it; and on which page the customer is."""

from bot.domain.customer import Customer
from bot.domain.ids import ConversationId
from bot.ports import QUEUE, ConversationStore, EventBus, IdentityCheck, topic_of


class Identify:
    """Believes nobody but the bank's signature."""

    def __init__(self, store: ConversationStore, bus: EventBus, check: IdentityCheck) -> None:
        self._store = store
        self._bus = bus
        self._check = check

    async def identify(self, conversation_id: ConversationId, token: str) -> Customer:
        """From now on this is that customer's conversation. Raises IdentityRefusedError."""
        customer = self._check.customer_of(token)
        await self._store.edit(conversation_id, lambda edit: edit.identify(customer))
        await self._bus.wake(topic_of(conversation_id), QUEUE)
        return customer

    async def move(self, conversation_id: ConversationId, page: str) -> None:
        """The customer has gone to another page of the bank."""
        await self._store.edit(conversation_id, lambda edit: edit.move(page))
        await self._bus.wake(topic_of(conversation_id))
