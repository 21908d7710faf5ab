"""One conversation that an agent follows: its messages, its state, its case, and the customer's hints."""

import asyncio

from bot.domain.agent import Agent
from bot.domain.conversation import ConversationStatus
from bot.domain.ids import ConversationId
from bot.domain.ticket import QueuePlace
from bot.flows.follow import Update
from bot.flows.looking.patience import patiently
from bot.ports.desk import Cursor, HintKind, Side
from bot.web.casework_wire import CaseObject
from bot.web.context import Flows
from bot.web.sockets.hinting import Hinting
from bot.web.sockets.sent import (
    CaseFrame,
    ConsoleMessage,
    ConsolePresence,
    ConsoleSeen,
    ConsoleTyping,
    ConversationFrame,
)
from bot.web.sockets.socket import Socket
from bot.web.wire import MessageObject, TicketObject, TurnObject


class Following:
    """What one console is sent of one conversation."""

    def __init__(
        self, socket: Socket, flows: Flows, agent: Agent, conversation_id: ConversationId
    ) -> None:
        self._socket = socket
        self._flows = flows
        self._agent = agent
        self._id = conversation_id
        self.hinting = Hinting(flows.courtesies, conversation_id, Side.AGENT, self._is_holder)
        self._shown: ConversationFrame | None = None
        self._case: CaseObject | None = None
        self._cursor = Cursor()

    async def run(self, after_seq: int) -> None:
        """Send what is new, for ever."""
        async with asyncio.TaskGroup() as group:
            group.create_task(self._messages(after_seq))
            group.create_task(self.hinting.relay(self._show))

    async def _messages(self, after_seq: int) -> None:
        async for update in self._flows.follow.for_agent(self._id, after_seq):
            for message in update.messages:
                shown_message = MessageObject.of(message, self._agent.id)
                await self._socket.send(
                    ConsoleMessage(conversation_id=self._id, message=shown_message)
                )
            frame = _conversation_frame(update)
            if frame != self._shown:
                await self._socket.send(frame)
                self._shown = frame.model_copy(update={"turns": []})
            await self._send_case()
            await self._send_cursor()

    async def _send_case(self) -> None:
        case_file = self._flows.casework.case_file
        case = CaseObject.of(await patiently(lambda: case_file(self._id)))
        if case != self._case:
            self._case = case
            await self._socket.send(CaseFrame(conversation_id=self._id, **case.model_dump()))

    async def _send_cursor(self) -> None:
        seen_by = self._flows.courtesies.seen_by
        cursor = await patiently(lambda: seen_by(self._id, Side.CUSTOMER))
        if cursor != self._cursor:
            self._cursor = cursor
            await self._socket.send(
                ConsoleSeen(conversation_id=self._id, delivered=cursor.delivered, read=cursor.read)
            )

    async def _show(self, kind: HintKind, is_active: bool) -> None:
        if kind is HintKind.TYPING:
            await self._socket.send(ConsoleTyping(conversation_id=self._id, active=is_active))
        else:
            await self._socket.send(ConsolePresence(conversation_id=self._id, online=is_active))

    async def _is_holder(self) -> bool:
        """Only who has the conversation is there for its customer; who listens in is not seen."""
        conversation = await self._flows.follow.conversation(self._id)
        ticket = conversation.ticket
        is_held = conversation.status is ConversationStatus.WITH_AGENT and ticket is not None
        return is_held and ticket is not None and ticket.agent_id == self._agent.id


def _conversation_frame(update: Update) -> ConversationFrame:
    conversation = update.conversation
    ticket = conversation.ticket
    return ConversationFrame(
        conversation_id=conversation.id,
        status=conversation.status,
        language=conversation.language,
        last_seq=conversation.last_seq,
        ticket=TicketObject.of(QueuePlace(ticket, "", conversation.last_seq)) if ticket else None,
        turns=[TurnObject.of(turn) for turn in update.turns],
    )
