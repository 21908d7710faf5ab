"""/ws/console: an agent's queue, and the conversations the agent follows."""

import asyncio
from functools import singledispatchmethod
from typing import Final

from bot.domain.agent import Agent
from bot.domain.casework import Mention
from bot.domain.ids import ClientId, ConversationId, TicketId
from bot.domain.ticket import QueuePlace
from bot.errors import NotSignedInError, TooManyRequestsError
from bot.flows.casework.board import BoardView
from bot.flows.follow import Update
from bot.flows.handoff import Claim
from bot.flows.receipts import Receipt
from bot.web.casework_wire import CaseObject, MentionObject
from bot.web.context import Flows
from bot.web.sockets.console_frames import (
    CONSOLE_COMMANDS,
    CONSOLE_HELLO,
    AgentSay,
    ClaimTicket,
    ConsoleCommand,
    FollowConversation,
    Release,
    Resolve,
    UnfollowConversation,
)
from bot.web.sockets.frames import Ping
from bot.web.sockets.queue_frames import queue_change, whole_queue
from bot.web.sockets.sent import (
    CaseFrame,
    ClaimAccepted,
    ConsoleMessage,
    ConsoleWelcome,
    ConversationFrame,
    MentionsFrame,
    Pong,
)
from bot.web.sockets.socket import CloseCode, Socket, SocketClosedError
from bot.web.wire import MessageObject, TicketObject, TurnObject, Wire

_MOST_FOLLOWED: Final = 50


async def serve_console(socket: Socket, flows: Flows) -> None:
    """From hello to the end of the connection."""
    hello = await socket.hello(CONSOLE_HELLO)
    try:
        agent = await flows.sign_in.agent_of(hello.token)
    except NotSignedInError as error:
        await socket.close(CloseCode.BAD_TOKEN, error.code)
        raise SocketClosedError from error
    await socket.send(ConsoleWelcome(agent_id=agent.id, name=agent.name))
    async with asyncio.TaskGroup() as group:
        session = _Session(socket, flows, agent, group)
        group.create_task(session.follow_queue(in_changes=hello.changes))
        group.create_task(session.follow_mentions())
        group.create_task(socket.serve(CONSOLE_COMMANDS, session.answer))


class _Session:
    """One agent's connection."""

    def __init__(
        self, socket: Socket, flows: Flows, agent: Agent, group: asyncio.TaskGroup
    ) -> None:
        self._socket = socket
        self._flows = flows
        self._agent = agent
        self._group = group
        self._followed: dict[str, asyncio.Task[None]] = {}

    async def follow_queue(self, *, in_changes: bool) -> None:
        """Send the queue after each change, whole or as what became of it, for ever."""
        shown: BoardView | None = None
        async for view in self._flows.board.views(self._agent):
            if shown is None or shown != view:
                frame = queue_change(shown, view) if shown and in_changes else whole_queue(view)
                await self._socket.send(frame)
            shown = view

    async def follow_mentions(self) -> None:
        """Send the unseen mentions after each change, for ever."""
        shown: tuple[Mention, ...] = ()
        async for unseen in self._flows.casework.mentions(self._agent.id):
            if unseen != shown:
                mentions = [MentionObject.of(mention) for mention in unseen]
                await self._socket.send(MentionsFrame(mentions=mentions))
            shown = unseen

    async def _follow(self, conversation_id: ConversationId, after_seq: int) -> None:
        shown: ConversationFrame | None = None
        kept: CaseObject | None = None
        async for update in self._flows.follow.for_agent(conversation_id, after_seq):
            for message in update.messages:
                shown_message = MessageObject.of(message, self._agent.id)
                await self._socket.send(
                    ConsoleMessage(conversation_id=conversation_id, message=shown_message)
                )
            frame = _conversation_frame(update)
            if frame != shown:
                await self._socket.send(frame)
                shown = frame.model_copy(update={"turns": []})
            case = CaseObject.of(await self._flows.casework.case_file(conversation_id))
            if case != kept:
                kept = case
                await self._socket.send(
                    CaseFrame(conversation_id=conversation_id, **case.model_dump())
                )

    async def answer(self, command: ConsoleCommand) -> Wire:
        """Do what one frame asks for."""
        if isinstance(command, Ping):
            return Pong()
        if isinstance(command, ClaimTicket):
            return await self._claim(command)
        receipt = await self._do(command)
        return ClaimAccepted(
            client_id=command.client_id, seq=receipt.seq, duplicate=receipt.is_duplicate
        )

    async def _claim(self, command: ClaimTicket) -> Wire:
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
    async def _do(self, command: object) -> Receipt:
        raise TypeError(command)

    @_do.register
    async def _(self, command: FollowConversation) -> Receipt:
        conversation_id = ConversationId(command.conversation_id)
        await self._flows.handoff.access(conversation_id)
        self._unfollow(conversation_id)
        if len(self._followed) >= _MOST_FOLLOWED:
            raise TooManyRequestsError(
                "You follow too many conversations; unfollow some first.", limit=_MOST_FOLLOWED
            )
        following = self._follow(conversation_id, command.after_seq)
        self._followed[conversation_id] = self._group.create_task(following)
        return Receipt()

    @_do.register
    async def _(self, command: UnfollowConversation) -> Receipt:
        self._unfollow(command.conversation_id)
        return Receipt()

    def _unfollow(self, conversation_id: str) -> None:
        following = self._followed.pop(conversation_id, None)
        if following is not None:
            following.cancel()

    @_do.register
    async def _(self, command: AgentSay) -> Receipt:
        claim = self._claim_of(command)
        return await self._flows.handoff.say(claim, ClientId(command.client_id), command.text)

    @_do.register
    async def _(self, command: Release) -> Receipt:
        claim = self._claim_of(command)
        return await self._flows.handoff.release(claim, ClientId(command.client_id), command.to)

    @_do.register
    async def _(self, command: Resolve) -> Receipt:
        return await self._flows.handoff.resolve(
            self._claim_of(command), ClientId(command.client_id)
        )

    def _claim_of(self, command: AgentSay | Release | Resolve) -> Claim:
        return Claim(self._agent, ConversationId(command.conversation_id), command.fence)


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
