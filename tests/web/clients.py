"""A customer and an agent at their sockets, and what they do over HTTP."""

import asyncio
import json
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Generic, TypeVar
from uuid import uuid4

import httpx2
from pydantic import TypeAdapter
from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import ConnectionClosed

from bot.web.desk_wire import ColleagueObject
from bot.web.sockets.sent import (
    Accepted,
    AgentsFrame,
    ClaimAccepted,
    ConsoleMessage,
    ConsoleWelcome,
    MessageFrame,
    QueueFrame,
    Refused,
    Welcome,
)
from bot.web.wire import MessageObject, TicketObject
from tests.running import PATIENCE
from tests.web.frames import CONSOLE_FRAMES, CUSTOMER_FRAMES, ConsoleFrame, CustomerFrame
from tests.web.server import PASSWORD, Server

F = TypeVar("F", CustomerFrame, ConsoleFrame)
K = TypeVar("K")
Value = str | int | float | bool | None


class Client(Generic[F]):
    """One connection: sends commands, keeps every frame that comes."""

    def __init__(self, connection: ClientConnection, adapter: TypeAdapter[F]) -> None:
        self.connection = connection
        self.frames: list[F] = []
        self._adapter: TypeAdapter[F] = adapter
        self._news = asyncio.Condition()
        self._reading = asyncio.create_task(self._read())

    async def _read(self) -> None:
        try:
            async for text in self.connection:
                frame = self._adapter.validate_json(text)
                async with self._news:
                    self.frames.append(frame)
                    self._news.notify_all()
        except ConnectionClosed:
            return

    async def wait_for(
        self, kind: type[K], fact: Callable[[K], bool] = lambda _: True, after: int = 0
    ) -> K:
        """The first frame of this kind for which the fact holds; the first `after` do not count."""
        async with asyncio.timeout(PATIENCE), self._news:
            while True:
                for frame in self.frames[after:]:
                    if isinstance(frame, kind) and fact(frame):
                        return frame
                await self._news.wait()

    async def send(self, **fields: Value) -> None:
        """A frame, as it is."""
        await self.connection.send(json.dumps(fields))

    async def command(self, kind: str, **fields: Value) -> Accepted | Refused:
        """The one answer to a command, which gets a client id unless it has one."""
        client_id = fields.setdefault("client_id", uuid4().hex)
        after = len(self.frames)
        await self.send(type=kind, **fields)

        def is_answer(frame: Accepted | Refused) -> bool:
            return frame.client_id == client_id

        return await self.wait_for(Accepted | Refused, is_answer, after)  # type: ignore[arg-type]

    async def accepted(self, kind: str, **fields: Value) -> Accepted:
        """The acceptance of a command."""
        answer = await self.command(kind, **fields)
        assert isinstance(answer, Accepted), answer
        return answer

    async def refused(self, kind: str, **fields: Value) -> Refused:
        """The refusal of a command."""
        answer = await self.command(kind, **fields)
        assert isinstance(answer, Refused), answer
        return answer

    async def refused_raw(self, message: str | bytes) -> Refused:
        """The refusal of anything at all."""
        after = len(self.frames)
        await self.connection.send(message)
        return await self.wait_for(Refused, after=after)

    async def closed(self) -> int:
        """The code with which the server closes."""
        async with asyncio.timeout(PATIENCE):
            await self.connection.wait_closed()
        assert self.connection.close_code is not None
        return self.connection.close_code

    async def leave(self) -> None:
        """Close."""
        await self.connection.close()
        await self._reading


class Customer(Client[CustomerFrame]):
    """A customer's page."""

    @property
    def messages(self) -> list[MessageObject]:
        """Those that came, in the order in which they came."""
        return [frame.message for frame in self.frames if isinstance(frame, MessageFrame)]

    async def message(self, fact: Callable[[MessageObject], bool]) -> MessageObject:
        """The first message for which the fact holds."""
        return (await self.wait_for(MessageFrame, lambda frame: fact(frame.message))).message

    async def message_of_kind(self, kind: str) -> MessageObject:
        """The first message of a kind."""
        return await self.message(lambda message: message.kind == kind)

    async def ask(self, text: str) -> MessageObject:
        """The bot's reply to a question."""
        seq = (await self.accepted("say", text=text)).seq
        return await self.message(lambda message: message.in_reply_to == seq)


class AgentConsole(Client[ConsoleFrame]):
    """An agent's page."""

    async def ticket_of(self, conversation_id: str) -> TicketObject:
        """The ticket of a conversation that waits, as the queue shows it."""

        def place(frame: QueueFrame) -> list[TicketObject]:
            return [one for one in frame.waiting if one.conversation_id == conversation_id]

        return place(await self.wait_for(QueueFrame, lambda frame: bool(place(frame))))[0]

    async def message(self, fact: Callable[[MessageObject], bool]) -> MessageObject:
        """The first message of a followed conversation for which the fact holds."""
        return (await self.wait_for(ConsoleMessage, lambda frame: fact(frame.message))).message

    async def colleagues(
        self, fact: Callable[[list[ColleagueObject]], bool] = lambda _: True
    ) -> list[ColleagueObject]:
        """Who there is, once the fact holds of them."""
        return (await self.wait_for(AgentsFrame, lambda frame: fact(frame.agents))).agents

    async def claim(self, conversation_id: str) -> TicketObject:
        """The ticket of a conversation that is this agent's from now on."""
        waiting = await self.ticket_of(conversation_id)
        accepted = await self.accepted("claim", ticket_id=waiting.ticket_id)
        assert isinstance(accepted, ClaimAccepted)
        assert accepted.ticket is not None
        return accepted.ticket


@dataclass(frozen=True, slots=True)
class Started:
    """What opens a conversation."""

    conversation_id: str
    token: str

    @property
    def headers(self) -> dict[str, str]:
        """For HTTP."""
        return {"Authorization": f"Bearer {self.token}"}


async def start(http: httpx2.AsyncClient, language: str = "en") -> Started:
    """A new conversation."""
    response = await http.post("/api/conversations", json={"language": language})
    assert response.status_code == 201, response.text
    body = response.json()
    return Started(body["conversation_id"], body["token"])


async def token_of(http: httpx2.AsyncClient, name: str) -> str:
    """The token of an agent who signs in."""
    credentials = {"name": name, "password": PASSWORD}
    response = await http.post("/api/agents/sign-in", json=credentials)
    assert response.status_code == 200, response.text
    return str(response.json()["token"])


@asynccontextmanager
async def connected(
    server: Server, path: str, origin: str | None = None
) -> AsyncIterator[ClientConnection]:
    """A connection that has not said hello."""
    headers = {"Origin": origin} if origin is not None else {}
    address = server.sockets + path
    async with connect(address, additional_headers=headers, proxy=None) as connection:
        yield connection


@asynccontextmanager
async def customer(server: Server, started: Started, after_seq: int = 0) -> AsyncIterator[Customer]:
    """A customer who has said hello."""
    async with connected(server, "/ws/conversation") as connection:
        client = Customer(connection, CUSTOMER_FRAMES)
        await client.send(
            type="hello",
            protocol=1,
            conversation_id=started.conversation_id,
            token=started.token,
            after_seq=after_seq,
        )
        await client.wait_for(Welcome)
        yield client
        await client.leave()


@asynccontextmanager
async def console(server: Server, token: str, **more: bool) -> AsyncIterator[AgentConsole]:
    """An agent who has said hello."""
    async with connected(server, "/ws/console") as connection:
        client = AgentConsole(connection, CONSOLE_FRAMES)
        await client.send(type="hello", protocol=1, token=token, **more)
        await client.wait_for(ConsoleWelcome)
        yield client
        await client.leave()
