"""Places in the queue, counted once for everybody who wants to know theirs at the same moment."""

import asyncio
from collections.abc import Mapping
from typing import Final

from bot.domain.ids import TicketId
from bot.domain.ticket import HandoffTicket
from bot.flows.looking.joined import Joined
from bot.ports import ConversationStore

# Each change of the queue moves everybody behind it, and they all ask at once.
_GATHERED_FOR: Final = 0.05
# Who waits and is woken by the queue counts anew, and so does every slow beat.
_RECENT: Final = 5.0
# Far more than a counting takes that was begun when they were no longer recent.
_OLDEST: Final = 8.0


class Places:
    """One reading of the queue for all who ask while it has not begun."""

    def __init__(self, store: ConversationStore) -> None:
        self._store = store
        self._order = Joined(self._read, _GATHERED_FOR)
        self._last: tuple[float, Mapping[TicketId, int]] = (0.0, {})

    async def position(self, ticket: HandoffTicket) -> int:
        """1 for the ticket that is next."""
        place = (await self._order.of(None)).get(ticket.id)
        return place or await self._store.position(ticket)

    async def recent(self, ticket: HandoffTicket) -> int:
        """As it was a moment ago, if it was counted then: nobody's words wait for the queue to be counted."""
        read_at, places = self._last
        age = asyncio.get_running_loop().time() - read_at
        place = places.get(ticket.id) if age <= _OLDEST else None
        if place is None:
            return await self.position(ticket)
        if age > _RECENT:
            self._order.begin(None)
        return place

    async def _read(self, _: None) -> Mapping[TicketId, int]:
        begun = asyncio.get_running_loop().time()
        order = await self._store.waiting_order()
        places = {ticket_id: place for place, ticket_id in enumerate(order, start=1)}
        self._last = (begun, places)
        return places
