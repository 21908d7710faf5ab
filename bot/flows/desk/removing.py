"""An agent leaves the bank: the account goes, the customers at hand wait again, and what was said stays."""

from functools import partial

from bot.domain.editing import ConversationEdit
from bot.flows.desk.attendance import AGENTS
from bot.ports import QUEUE, ConversationStore, EventBus, topic_of
from bot.ports.accounts import AgentDirectory


class Removing:
    """Takes accounts away."""

    def __init__(self, agents: AgentDirectory, store: ConversationStore, bus: EventBus) -> None:
        self._agents = agents
        self._store = store
        self._bus = bus

    async def remove(self, name: str) -> int | None:
        """How many conversations went back to the queue; None when there is no agent of that name."""
        agent = await self._agents.remove(name)
        if agent is None:
            return None
        # What a process that dies here leaves is returned by the sweep, after a lease.
        held = await self._store.held_by(agent.id)
        for place in held:
            ticket = place.ticket
            lose = partial(ConversationEdit.lose_agent, fence=ticket.fence)
            await self._store.edit(ticket.conversation_id, lose)
            await self._bus.wake(topic_of(ticket.conversation_id))
        await self._bus.wake(AGENTS, QUEUE)
        return len(held)
