"""Agents at work: the lease that covers what they hold, whether they take more, and who else is there."""

from collections.abc import AsyncGenerator
from datetime import timedelta
from typing import Final

from bot.domain.agent import Agent, Colleague, Presence
from bot.domain.ids import AgentId
from bot.flows.looking.patience import patiently
from bot.ports import QUEUE, EventBus, Topic
from bot.ports.desk import Duties, LostClaim, Roster

AGENTS: Final = Topic("agents")
_SLOW_BEAT: Final = 5.0


class Attendance:
    """Keeps agents' leases and presence."""

    def __init__(self, roster: Roster, bus: EventBus, lease: timedelta) -> None:
        self._roster = roster
        self._bus = bus
        self.lease = lease

    async def arrive(self, agent: Agent) -> None:
        """A console has connected."""
        await self.renew(agent.id)
        await self._bus.wake(AGENTS, QUEUE)

    async def renew(self, agent_id: AgentId) -> None:
        """The agent was heard from: what is held stays held for the length of a lease."""
        await self._roster.renew(agent_id, self.lease)

    async def set_presence(self, agent: Agent, presence: Presence) -> None:
        """Whether the agent takes new conversations."""
        await self._roster.set_presence(agent.id, presence)
        await self._bus.wake(AGENTS, QUEUE)

    async def set_duties(self, name: str, duties: Duties) -> bool:
        """False when there is no agent of that name."""
        is_known = await self._roster.set_duties(name, duties)
        await self._bus.wake(AGENTS)
        return is_known

    async def lost_claims(self) -> tuple[LostClaim, ...]:
        """Claims of agents who were not heard from for the length of a lease."""
        return await self._roster.lost_claims(self.lease)

    async def agent(self, agent_id: AgentId) -> Agent:
        """As the account says now. Raises UnknownAgentError."""
        return await self._roster.agent(agent_id)

    async def colleagues(self) -> AsyncGenerator[tuple[Colleague, ...], None]:
        """All agents, without end, as they are after each change."""
        async with self._bus.listening(AGENTS, QUEUE) as wakeups:
            while True:
                yield await patiently(self._roster.colleagues)
                await wakeups.wait(_SLOW_BEAT)
