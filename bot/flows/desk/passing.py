"""Passing conversations on: to an agent, to a skill; and what supervisors decide."""

from collections.abc import Callable

from bot.domain.agent import Agent, Colleague, Presence, Role
from bot.domain.desk.desk import Desk
from bot.domain.editing import ConversationEdit
from bot.domain.ids import AgentId, ClientId, ConversationId, TicketId
from bot.domain.message import ClientKey, Message, MessageKind
from bot.errors import (
    AgentUnavailableError,
    NotWaitingError,
    SupervisorsOnlyError,
    UnknownAgentError,
)
from bot.flows.desk.reception import Reception
from bot.flows.handoff import Claim
from bot.flows.receipts import Receipt, unless_repeated
from bot.ports import QUEUE, ConversationStore, EventBus, topic_of
from bot.ports.desk import Desks, Roster

_GIVEN = (MessageKind.AGENT_JOINED, MessageKind.TRANSFERRED, MessageKind.RETURNED_TO_QUEUE)


class Passing:
    """Transfers, assignments, and the desks' own settings."""

    def __init__(
        self,
        store: ConversationStore,
        roster: Roster,
        desks: Desks,
        reception: Reception,
        bus: EventBus,
    ) -> None:
        self._store = store
        self._roster = roster
        self._desks = desks
        self._reception = reception
        self._bus = bus

    async def transfer(self, claim: Claim, client_id: ClientId, to: AgentId) -> Receipt:
        """Another agent has it at once. Raises UnknownAgentError, AgentUnavailableError, AtCapacityError."""
        colleague = await self._present(to)
        return await self._change(
            claim.conversation_id,
            ClientKey(claim.agent.id, client_id),
            (MessageKind.TRANSFERRED,),
            lambda edit: edit.transfer(claim.agent, claim.fence, colleague.agent),
        )

    async def pass_on(self, claim: Claim, client_id: ClientId, skill: str) -> Receipt:
        """Back to the queue, at the old place, for agents with a skill."""
        return await self._change(
            claim.conversation_id,
            ClientKey(claim.agent.id, client_id),
            (MessageKind.PASSED_ON,),
            lambda edit: edit.pass_on(claim.agent, claim.fence, skill),
        )

    async def assign(
        self, ticket_id: TicketId, supervisor: Agent, client_id: ClientId, to: AgentId | None
    ) -> Receipt:
        """A supervisor gives a ticket to an agent, or back to the queue. Raises SupervisorsOnlyError."""
        await self.check_supervisor(supervisor)
        wanted = await self._store.ticket(ticket_id)
        colleague = await self._present(to) if to is not None else None

        def change(edit: ConversationEdit) -> Message | None:
            if edit.ticket is None or edit.ticket.id != ticket_id:
                raise NotWaitingError
            return edit.assign(colleague.agent) if colleague else edit.take_back()

        key = ClientKey(supervisor.id, client_id)
        return await self._change(wanted.conversation_id, key, _GIVEN, change)

    async def check_supervisor(self, agent: Agent) -> None:
        """As the account says now. Raises SupervisorsOnlyError."""
        if (await self._roster.agent(agent.id)).role is not Role.SUPERVISOR:
            raise SupervisorsOnlyError

    async def desks(self) -> tuple[Desk, ...]:
        """All desks, by id."""
        return await self._desks.all()

    async def put_desk(self, supervisor: Agent, desk: Desk) -> Desk:
        """Change a desk, or make it. Raises SupervisorsOnlyError."""
        await self.check_supervisor(supervisor)
        await self._desks.put(desk)
        self._reception.forget()
        await self._bus.wake(QUEUE)
        return desk

    async def _present(self, agent_id: AgentId) -> Colleague:
        for colleague in await self._roster.colleagues():
            if colleague.agent.id == agent_id:
                if not colleague.is_here or colleague.agent.presence is Presence.AWAY:
                    raise AgentUnavailableError(agent_name=colleague.agent.name)
                return colleague
        raise UnknownAgentError

    async def _change(
        self,
        conversation_id: ConversationId,
        key: ClientKey,
        kinds: tuple[MessageKind, ...],
        change: Callable[[ConversationEdit], Message | None],
    ) -> Receipt:
        done = await self._store.edit(conversation_id, unless_repeated(change, *kinds), key)
        if isinstance(done, Receipt):
            return done
        await self._bus.wake(topic_of(conversation_id), QUEUE)
        return Receipt(done.seq if done else None, is_duplicate=done is None)
