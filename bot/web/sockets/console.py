"""/ws/console: an agent's queue, and the conversations the agent follows."""

import asyncio
from time import monotonic
from typing import Final

from bot.domain.agent import Agent, Colleague
from bot.domain.casework import Mention
from bot.domain.ids import ConversationId
from bot.errors import NotSignedInError, TooManyRequestsError
from bot.flows.casework.board import BoardView
from bot.web.casework_wire import MentionObject
from bot.web.context import Flows
from bot.web.desk_wire import ColleagueObject
from bot.web.sockets.agents.console_commands import ConsoleCommands
from bot.web.sockets.agents.following import Following
from bot.web.sockets.agents.queue_frames import queue_change, whole_queue
from bot.web.sockets.agents.sign_in_watch import watch_sign_in
from bot.web.sockets.console_frames import (
    CONSOLE_COMMANDS,
    CONSOLE_HELLO,
    AgentTyping,
    ClaimTicket,
    ConsoleCommand,
    FollowConversation,
    UnfollowConversation,
)
from bot.web.sockets.frames import Ping
from bot.web.sockets.sent import AgentsFrame, ClaimAccepted, ConsoleWelcome, MentionsFrame, Pong
from bot.web.sockets.socket import CloseCode, Socket, SocketClosedError
from bot.web.wire import Wire

_MOST_FOLLOWED: Final = 50
# Loads change with every claim; nobody reads faster than this.
_AGENTS_AT_MOST_EVERY: Final = 1.0


async def serve_console(socket: Socket, flows: Flows) -> None:
    """From hello to the end of the connection."""
    hello = await socket.hello(CONSOLE_HELLO)
    try:
        agent = await flows.sign_in.agent_of(hello.token)
    except NotSignedInError as error:
        await socket.close(CloseCode.BAD_TOKEN, error.code)
        raise SocketClosedError from error
    await flows.attendance.arrive(agent)
    await socket.send(
        ConsoleWelcome(
            agent_id=agent.id,
            name=agent.name,
            role=agent.role,
            presence=agent.presence,
            lease_seconds=flows.attendance.lease.total_seconds(),
        )
    )
    async with asyncio.TaskGroup() as group:
        session = _Session(socket, flows, agent, group)
        group.create_task(session.follow_queue(in_changes=hello.changes))
        group.create_task(session.follow_mentions())
        group.create_task(session.follow_agents())
        group.create_task(watch_sign_in(socket, flows, hello.token, agent))
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
        self._commands = ConsoleCommands(flows, agent)
        self._followed: dict[str, tuple[Following, asyncio.Task[None]]] = {}
        self._renewed_at = monotonic()

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

    async def follow_agents(self) -> None:
        """Send who is there after each change, until the agent's own account is there no more."""
        shown: tuple[Colleague, ...] | None = None
        async for colleagues in self._flows.attendance.colleagues():
            if all(colleague.agent.id != self._agent.id for colleague in colleagues):
                await self._socket.close(CloseCode.BAD_TOKEN, NotSignedInError.code)
                raise SocketClosedError
            if colleagues != shown:
                agents = [ColleagueObject.of(colleague) for colleague in colleagues]
                await self._socket.send(AgentsFrame(agents=agents))
            shown = colleagues
            await asyncio.sleep(_AGENTS_AT_MOST_EVERY)

    async def answer(self, command: ConsoleCommand) -> Wire | None:
        """Do what one frame asks for."""
        await self._renew()
        match command:
            case Ping():
                return Pong()
            case AgentTyping():
                await self._typing(command)
                return None
            case ClaimTicket():
                return await self._commands.claim(command)
            case FollowConversation():
                await self._follow(command)
            case UnfollowConversation():
                self._unfollow(command.conversation_id)
            case _:
                receipt = await self._commands.do(command)
                return ClaimAccepted(
                    client_id=command.client_id, seq=receipt.seq, duplicate=receipt.is_duplicate
                )
        return ClaimAccepted(client_id=command.client_id, seq=None, duplicate=False)

    async def _renew(self) -> None:
        """Any frame renews the lease; a sixth of its length apart is often enough."""
        if monotonic() - self._renewed_at >= self._flows.attendance.lease.total_seconds() / 6:
            self._renewed_at = monotonic()
            await self._flows.attendance.renew(self._agent.id)

    async def _follow(self, command: FollowConversation) -> None:
        conversation_id = ConversationId(command.conversation_id)
        await self._flows.handoff.access(conversation_id, self._agent)
        self._unfollow(conversation_id)
        if len(self._followed) >= _MOST_FOLLOWED:
            raise TooManyRequestsError(
                "You follow too many conversations; unfollow some first.", limit=_MOST_FOLLOWED
            )
        following = Following(self._socket, self._flows, self._agent, conversation_id)
        task = self._group.create_task(following.run(command.after_seq))
        self._followed[conversation_id] = (following, task)

    def _unfollow(self, conversation_id: str) -> None:
        if conversation_id in self._followed:
            self._followed.pop(conversation_id)[1].cancel()

    async def _typing(self, command: AgentTyping) -> None:
        if command.conversation_id in self._followed:
            following, _ = self._followed[command.conversation_id]
            await following.hinting.typing(is_active=command.active)
