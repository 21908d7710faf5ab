"""Desks that offer: each waiting ticket goes to the best agent for a while, and then to the next."""

from collections import Counter
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Final

from bot.domain.agent import Agent, Colleague, Role
from bot.domain.desk.desk import Desk, DeskMode
from bot.domain.desk.offer import Offer, best_agent
from bot.domain.ids import AgentId, TicketId
from bot.domain.ticket import HandoffTicket, QueuePlace, TicketStatus
from bot.errors import NotOfferedError
from bot.ports import QUEUE, EventBus
from bot.ports.desk import Desks, Offers, Roster

# Who has just declined, or did not answer, is not asked again at once, even if there is nobody else.
_RESTS_FOR: Final = timedelta(minutes=1)


class Offering:
    """Makes and ends offers; they are rows, so that a crash loses none and any process goes on."""

    def __init__(self, desks: Desks, offers: Offers, roster: Roster, bus: EventBus) -> None:
        self._desks = desks
        self._offers = offers
        self._roster = roster
        self._bus = bus

    async def open_to(self, agent: Agent) -> tuple[tuple[QueuePlace, Offer], ...]:
        """What is offered to one agent now."""
        return await self._offers.open_to(agent.id)

    async def check_may_claim(self, ticket: HandoffTicket, agent: Agent) -> None:
        """Raise NotOfferedError when the ticket's desk offers, and has not offered it to this agent."""
        if ticket.status is not TicketStatus.WAITING or agent.role is Role.SUPERVISOR:
            return
        if (await self._desks.desk(ticket.desk_id)).mode is DeskMode.PICK:
            return
        offered = await self._offers.open_to(agent.id)
        if all(offer.ticket_id != ticket.id for _, offer in offered):
            raise NotOfferedError

    async def decline(self, ticket_id: TicketId, agent: Agent) -> None:
        """The next agent is asked. Raises NotOfferedError."""
        if not await self._offers.decline(ticket_id, agent.id):
            raise NotOfferedError
        await self.sweep()

    async def sweep(self) -> None:
        """End what nobody answered, and offer what waits; twice, or in two processes at once, does no harm."""
        has_changed = await self._offers.expire() > 0
        now = await self._desks.now()
        desks = {desk.id: desk for desk in await self._desks.all() if _offers_now(desk, now)}
        if desks:
            colleagues = {one.agent.id: one for one in await self._roster.colleagues()}
            for ticket in await self._offers.unoffered(tuple(desks)):
                within = desks[ticket.desk_id].answer_within
                has_changed |= await self._offer(ticket, colleagues, within, now)
        if has_changed:
            await self._bus.wake(QUEUE)

    async def _offer(
        self,
        ticket: HandoffTicket,
        colleagues: dict[AgentId, Colleague],
        within: timedelta,
        now: datetime,
    ) -> bool:
        past = await self._offers.past(ticket.id)
        resting = {one.agent_id for one in past if one.ended_at > now - _RESTS_FOR}
        times_offered = Counter(one.agent_id for one in past)
        best = best_agent(ticket, tuple(colleagues.values()), times_offered, resting)
        if best is None or not await self._offers.offer(ticket.id, best.agent.id, within):
            return False
        # An offer takes room too: nobody is offered more than may be held.
        colleagues[best.agent.id] = replace(best, load=best.load + 1)
        return True


def _offers_now(desk: Desk, now: datetime) -> bool:
    return desk.mode is DeskMode.OFFER and desk.standing(now, is_staffed=True).is_open
