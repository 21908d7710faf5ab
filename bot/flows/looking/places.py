"""Places in the queue, counted once for everybody who wants to know theirs at the same moment."""

import asyncio
from collections.abc import Mapping
from typing import Final

from bot.domain.ids import TicketId
from bot.domain.ticket import HandoffTicket
from bot.ports import ConversationStore

# Each change of the queue moves everybody behind it, and they all ask at once.
_GATHERED_FOR: Final = 0.05


class Places:
    """One reading of the queue for all who ask while it has not begun: never older than the question."""

    def __init__(self, store: ConversationStore) -> None:
        self._store = store
        self._next: asyncio.Task[Mapping[TicketId, int]] | None = None

    async def position(self, ticket: HandoffTicket) -> int:
        """1 for the ticket that is next."""
        if self._next is None:
            self._next = asyncio.create_task(self._read())
        place = (await asyncio.shield(self._next)).get(ticket.id)
        return place or await self._store.position(ticket)

    async def _read(self) -> Mapping[TicketId, int]:
        await asyncio.sleep(_GATHERED_FOR)
        # Whoever asks from here on asks for a newer reading.
        self._next = None
        order = await self._store.waiting_order()
        return {ticket_id: place for place, ticket_id in enumerate(order, start=1)}
