"""What every process looks after, on the database's clock: lost agents, offers, promises.

Doing it twice, or in two processes at once, does no harm.
"""

import asyncio
from collections.abc import Callable, Coroutine
from functools import partial
from typing import Final

from bot.domain.editing import ConversationEdit
from bot.domain.ids import ConversationId
from bot.flows.desk.attendance import Attendance
from bot.flows.desk.offering import Offering
from bot.ports import QUEUE, ConversationStore, EventBus, topic_of
from bot.ports.desk import Desks, LostClaim

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
        """Once through everything; what fails stops nothing else, and is raised in the end."""
        await _each(self._return_lost, self._offering.sweep, self._ring)

    async def _return_lost(self) -> None:
        claims = await self._attendance.lost_claims()
        await _each(*(partial(self._return, lost) for lost in claims))

    async def _return(self, lost: LostClaim) -> None:
        told = await self._store.edit(
            lost.conversation_id, partial(ConversationEdit.lose_agent, fence=lost.fence)
        )
        if told is not None:
            await self._bus.wake(topic_of(lost.conversation_id), QUEUE)

    async def _ring(self) -> None:
        promises = [one for desk in await self._desks.all() for one in desk.promises.values()]
        longest = max(max(one.first_reply, one.resolution) for one in promises)
        now = await self._desks.now()
        nearly_due = await self._desks.nearly_due(longest * _WARNED_WITHIN)
        due = (ticket for ticket in nearly_due if ticket.due_alerts(now))
        await _each(*(partial(self._tell, ticket.conversation_id) for ticket in due))

    async def _tell(self, conversation_id: ConversationId) -> None:
        await self._store.edit(conversation_id, ConversationEdit.ring)
        await self._bus.wake(topic_of(conversation_id), QUEUE)


async def _each(*steps: Callable[[], Coroutine[None, None, None]]) -> None:
    """One after the other, whatever becomes of those before; then raise what failed first."""
    failures: list[BaseException] = []
    for step in steps:
        outcomes = await asyncio.gather(step(), return_exceptions=True)
        failures += filter(None, outcomes)
    if failures:
        raise failures[0]
