"""What every process looks after, on the database's clock: lost agents, offers, promises.

Doing it twice, or in two processes at once, does no harm.
"""

import asyncio
from functools import partial
from typing import Final

from bot.domain.editing import ConversationEdit
from bot.flows.desk.attendance import Attendance
from bot.flows.desk.offering import Offering
from bot.ports import QUEUE, ConversationStore, EventBus, topic_of
from bot.ports.desk import Desks

_BEAT: Final = 1.0
# Of a term, the part that is left when a warning is due.
_WARNED_WITHIN: Final = 0.25


class Upkeep:
    """Gives back what lost agents held, keeps offers going, and rings the clock of the promises."""

    def __init__(
        self,
        store: ConversationStore,
        attendance: Attendance,
        desks: Desks,
        offering: Offering,
        bus: EventBus,
    ) -> None:
        self._store = store
        self._attendance = attendance
        self._desks = desks
        self._offering = offering
        self._bus = bus

    async def work(self) -> None:
        """Look for ever."""
        while True:
            await self.sweep()
            await asyncio.sleep(_BEAT)

    async def sweep(self) -> None:
        """Once through everything."""
        await self._return_lost()
        await self._offering.sweep()
        await self._ring()

    async def _return_lost(self) -> None:
        for lost in await self._attendance.lost_claims():
            told = await self._store.edit(
                lost.conversation_id, partial(ConversationEdit.lose_agent, fence=lost.fence)
            )
            if told is not None:
                await self._bus.wake(topic_of(lost.conversation_id), QUEUE)

    async def _ring(self) -> None:
        promises = [one for desk in await self._desks.all() for one in desk.promises.values()]
        longest = max(max(one.first_reply, one.resolution) for one in promises)
        now = await self._desks.now()
        for ticket in await self._desks.nearly_due(longest * _WARNED_WITHIN):
            if not ticket.due_alerts(now):
                continue
            await self._store.edit(ticket.conversation_id, ConversationEdit.ring)
            await self._bus.wake(topic_of(ticket.conversation_id), QUEUE)
