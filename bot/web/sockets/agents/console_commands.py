"""What an agent's commands do; following is the session's own."""

from functools import singledispatchmethod

from bot.domain.agent import Agent
from bot.domain.ids import AgentId, ClientId, ConversationId, TicketId
from bot.domain.ticket import QueuePlace
from bot.flows.handoff import Claim
from bot.flows.receipts import Receipt
from bot.ports.desk import Cursor
from bot.web.context import Flows
from bot.web.sockets.console_frames import (
    AgentSay,
    AgentSeen,
    Assign,
    ClaimTicket,
    DeclineOffer,
    Release,
    Resolve,
    SetPresence,
    Transfer,
)
from bot.web.sockets.sent import ClaimAccepted
from bot.web.wire import TicketObject


class ConsoleCommands:
    """One agent's commands, each with its receipt."""

    def __init__(self, flows: Flows, agent: Agent) -> None:
        self._flows = flows
        self._agent = agent

    async def claim(self, command: ClaimTicket) -> ClaimAccepted:
        """A claim brings its ticket."""
        receipt, ticket = await self._flows.handoff.claim(
            TicketId(command.ticket_id), self._agent, ClientId(command.client_id)
        )
        place = QueuePlace(ticket, "", receipt.seq or 0)
        return ClaimAccepted(
            client_id=command.client_id,
            seq=receipt.seq,
            duplicate=receipt.is_duplicate,
            ticket=TicketObject.of(place),
        )

    @singledispatchmethod
    async def do(self, command: object) -> Receipt:
        """Any other command."""
        raise TypeError(command)

    @do.register
    async def _(self, command: AgentSay) -> Receipt:
        claim = self._claim_of(command)
        return await self._flows.handoff.say(claim, ClientId(command.client_id), command.text)

    @do.register
    async def _(self, command: Release) -> Receipt:
        claim = self._claim_of(command)
        return await self._flows.handoff.release(claim, ClientId(command.client_id), command.to)

    @do.register
    async def _(self, command: Resolve) -> Receipt:
        return await self._flows.handoff.resolve(
            self._claim_of(command), ClientId(command.client_id)
        )

    @do.register
    async def _(self, command: Transfer) -> Receipt:
        claim, client_id = self._claim_of(command), ClientId(command.client_id)
        if command.agent_id is not None:
            return await self._flows.passing.transfer(claim, client_id, AgentId(command.agent_id))
        return await self._flows.passing.pass_on(claim, client_id, command.skill or "")

    @do.register
    async def _(self, command: Assign) -> Receipt:
        to = AgentId(command.agent_id) if command.agent_id is not None else None
        return await self._flows.passing.assign(
            TicketId(command.ticket_id), self._agent, ClientId(command.client_id), to
        )

    @do.register
    async def _(self, command: SetPresence) -> Receipt:
        await self._flows.attendance.set_presence(self._agent, command.presence)
        return Receipt()

    @do.register
    async def _(self, command: DeclineOffer) -> Receipt:
        await self._flows.offering.decline(TicketId(command.ticket_id), self._agent)
        return Receipt()

    @do.register
    async def _(self, command: AgentSeen) -> Receipt:
        cursor = Cursor(command.delivered, command.read)
        await self._flows.courtesies.agent_saw(self._claim_of(command), cursor)
        return Receipt()

    def _claim_of(self, command: AgentSay | Release | Resolve | Transfer | AgentSeen) -> Claim:
        return Claim(self._agent, ConversationId(command.conversation_id), command.fence)
