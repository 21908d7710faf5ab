"""/ws/conversation: a customer follows and continues one conversation."""

import asyncio
from functools import lru_cache, singledispatchmethod

from bot.domain.conversation import Conversation, ConversationState, ConversationStatus
from bot.domain.ids import ClientId, ConversationId
from bot.domain.message import CUSTOMER, Message
from bot.errors import UnknownConversationError
from bot.flows.looking.patience import patiently
from bot.flows.receipts import Receipt
from bot.ports import Judgement, Rating
from bot.ports.desk import Cursor, HintKind, Side
from bot.web.context import Flows
from bot.web.sockets.customer_frames import (
    CUSTOMER_COMMANDS,
    CUSTOMER_HELLO,
    Choose,
    CustomerCommand,
    CustomerHello,
    CustomerSeen,
    CustomerTyping,
    End,
    Judge,
    LeaveMessage,
    LeaveQueue,
    Rate,
    RequestPerson,
    Say,
)
from bot.web.sockets.frames import Ping
from bot.web.sockets.hinting import Hinting
from bot.web.sockets.sent import (
    Accepted,
    MessageFrame,
    Pong,
    PresenceFrame,
    Resync,
    SeenFrame,
    StateFrame,
    TypingFrame,
    Welcome,
)
from bot.web.sockets.socket import CloseCode, Socket, SocketClosedError
from bot.web.wire import MessageObject, StateObject, Wire


async def serve_conversation(socket: Socket, flows: Flows) -> None:
    """From hello to the end of the connection."""
    hello = await socket.hello(CUSTOMER_HELLO)
    conversation = await _access(socket, flows, hello)
    after_seq = hello.after_seq
    state = await flows.follow.state_of(conversation)
    await socket.send(
        Welcome(
            conversation_id=conversation.id,
            language=conversation.language,
            last_seq=conversation.last_seq,
            state=StateObject.of(state),
        )
    )
    if after_seq > conversation.last_seq:
        await socket.send(Resync(last_seq=conversation.last_seq))
        after_seq = 0
    session = _Session(socket, flows, conversation.id)
    async with asyncio.TaskGroup() as group:
        group.create_task(session.follow(after_seq, state))
        group.create_task(session.hinting.relay(session.show_hint))
        group.create_task(socket.serve(CUSTOMER_COMMANDS, session.answer))


async def _access(socket: Socket, flows: Flows, hello: CustomerHello) -> Conversation:
    try:
        return await flows.converse.access(ConversationId(hello.conversation_id), hello.token)
    except UnknownConversationError as error:
        await socket.close(CloseCode.NO_CONVERSATION, error.code)
        raise SocketClosedError from error


# A few more than are written at the same moment: all screens of a conversation show the same.
@lru_cache(maxsize=32)
def _frame_of(message: Message) -> MessageFrame:
    return MessageFrame(message=MessageObject.of(message, CUSTOMER))


class _Session:
    """One customer's connection to one conversation."""

    def __init__(self, socket: Socket, flows: Flows, conversation_id: ConversationId) -> None:
        self._socket = socket
        self._flows = flows
        self._id = conversation_id
        self.hinting = Hinting(flows.courtesies, conversation_id, Side.CUSTOMER)
        self._cursor = Cursor()

    async def follow(self, after_seq: int, shown: ConversationState) -> None:
        """Send what is new, for ever."""
        async for update in self._flows.follow.for_customer(self._id, after_seq):
            for message in update.messages:
                await self._socket.send(_frame_of(message))
            if update.state != shown:
                await self._show(update.state, shown)
                shown = update.state
            if shown.status is ConversationStatus.WITH_AGENT:
                await self._send_cursor()

    async def _show(self, state: ConversationState, shown: ConversationState) -> None:
        frame = StateObject.of(state)
        if frame != StateObject.of(shown):
            await self._socket.send(StateFrame(**frame.model_dump()))
        if state.agent_name not in (None, shown.agent_name):
            await self.hinting.ask_who_is_there()

    async def _send_cursor(self) -> None:
        seen_by = self._flows.courtesies.seen_by
        cursor = await patiently(lambda: seen_by(self._id, Side.AGENT))
        if cursor != self._cursor:
            self._cursor = cursor
            await self._socket.send(SeenFrame(delivered=cursor.delivered, read=cursor.read))

    async def show_hint(self, kind: HintKind, is_active: bool) -> None:
        """What the agent does, as the customer sees it."""
        if kind is HintKind.TYPING:
            await self._socket.send(TypingFrame(active=is_active))
        else:
            await self._socket.send(PresenceFrame(online=is_active))

    async def answer(self, command: CustomerCommand) -> Wire | None:
        """Do what one frame asks for."""
        if isinstance(command, Ping):
            return Pong()
        if isinstance(command, CustomerTyping):
            await self.hinting.typing(is_active=command.active)
            return None
        return Accepted.of(command.client_id, await self._do(command))

    @singledispatchmethod
    async def _do(self, command: object) -> Receipt:
        raise TypeError(command)

    @_do.register
    async def _(self, command: Say) -> Receipt:
        return await self._flows.converse.say(self._id, ClientId(command.client_id), command.text)

    @_do.register
    async def _(self, command: Choose) -> Receipt:
        client_id = ClientId(command.client_id)
        return await self._flows.converse.choose(self._id, client_id, command.seq, command.choice)

    @_do.register
    async def _(self, command: RequestPerson) -> Receipt:
        return await self._flows.converse.request_person(self._id, ClientId(command.client_id))

    @_do.register
    async def _(self, command: LeaveQueue) -> Receipt:
        return await self._flows.converse.leave_queue(self._id, ClientId(command.client_id))

    @_do.register
    async def _(self, command: LeaveMessage) -> Receipt:
        client_id = ClientId(command.client_id)
        return await self._flows.converse.leave_message(
            self._id, client_id, command.text, command.contact
        )

    @_do.register
    async def _(self, command: CustomerSeen) -> Receipt:
        cursor = Cursor(command.delivered, command.read)
        await self._flows.courtesies.customer_saw(self._id, cursor)
        return Receipt()

    @_do.register
    async def _(self, command: Judge) -> Receipt:
        judgement = Judgement(command.seq, command.verdict, command.reason)
        return await self._flows.converse.judge(self._id, judgement)

    @_do.register
    async def _(self, command: End) -> Receipt:
        return await self._flows.converse.end(self._id, ClientId(command.client_id))

    @_do.register
    async def _(self, command: Rate) -> Receipt:
        rating = Rating(command.stars, command.comment, ClientId(command.client_id))
        return await self._flows.converse.rate(self._id, rating)
