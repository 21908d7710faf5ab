"""Bare connections: a driver must not be slower than what it measures."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Iterable
from contextlib import suppress
from typing import Final, TypeVar

import orjson
from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import ConnectionClosed

from bot.client.web import CallError, Opened, start_conversation

T = TypeVar("T")
_AT_ONCE: Final = 40
_ATTEMPTS: Final = 20


async def many(make: Callable[[int], Awaitable[T]], count: int) -> list[T]:
    """So many, a few at once."""
    room = asyncio.Semaphore(_AT_ONCE)

    async def one(number: int) -> T:
        async with room:
            return await make(number)

    return list(await asyncio.gather(*(one(number) for number in range(count))))


async def conversations(http: str, count: int) -> list[Opened]:
    """New ones; who is told to slow down tries again."""

    async def started(_: int) -> Opened:
        for _ in range(_ATTEMPTS):
            try:
                return await start_conversation(http)
            except CallError as error:
                refusal = error
                await asyncio.sleep(1)
        raise refusal

    return await many(started, count)


async def line(address: str) -> ClientConnection:
    """A connection that has not said anything."""
    return await connect(
        address, proxy=None, compression=None, ping_interval=None, open_timeout=60, close_timeout=1
    )


def customer_hello(opened: Opened, after_seq: int = 0) -> str:
    """A customer's first frame."""
    hello = {
        "type": "hello",
        "protocol": 1,
        "conversation_id": opened.conversation_id,
        "token": opened.token,
        "after_seq": after_seq,
    }
    return orjson.dumps(hello).decode()


async def customer_line(sockets: str, opened: Opened, after_seq: int = 0) -> ClientConnection:
    """A customer's connection that has been welcomed."""
    connection = await line(f"{sockets}/ws/conversation")
    await connection.send(customer_hello(opened, after_seq))
    await frame_of(connection, "welcome")
    return connection


async def frame_of(connection: ClientConnection, *kinds: str) -> dict[str, object]:
    """The next frame of one of these kinds."""
    async for text in connection:
        frame: dict[str, object] = orjson.loads(text)
        if frame["type"] in kinds:
            return frame
    raise ConnectionError("closed")


def say(client_id: str, text: str) -> str:
    """A customer's words as a frame."""
    return orjson.dumps({"type": "say", "client_id": client_id, "text": text}).decode()


def told_to_wait(refusal: dict[str, object]) -> float:
    """The seconds that a server names that has no room."""
    detail = refusal["detail"]
    assert isinstance(detail, dict)
    return float(detail["retry_after"])


async def accepted_in_the_end(connection: ClientConnection, frame: str) -> None:
    """Sent again for as long as there is no room, each time after as long as the server says."""
    while True:
        await connection.send(frame)
        answer = await frame_of(connection, "accepted", "refused")
        if answer["type"] == "accepted":
            return
        await asyncio.sleep(told_to_wait(answer))


async def heard(connection: ClientConnection) -> AsyncIterator[str | bytes]:
    """What comes, until the connection is over, however it ends."""
    with suppress(ConnectionClosed):
        async for text in connection:
            yield text


async def hung_up(connections: Iterable[ClientConnection]) -> None:
    """All of them closed, without a word."""
    for connection in connections:
        connection.transport.abort()
    await asyncio.gather(*(connection.wait_closed() for connection in connections))
