"""Messages at a fixed rate, whatever becomes of them: delays count from the time at which each was meant to be sent."""

import asyncio
import time
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Final

import orjson
from websockets.asyncio.client import ClientConnection

from bot.client.web import Opened
from tests.load.figures import Delays
from tests.load.lines import (
    conversations,
    customer_line,
    frame_of,
    heard,
    hung_up,
    line,
    many,
    say,
)
from tests.load.servers import ServerUnderLoad

_LAST_WITHIN: Final = 30.0


@dataclass(slots=True)
class _Clock:
    """When each message was meant to be sent, and when what became of it."""

    delays: Delays
    meant: dict[str, float] = field(default_factory=dict)
    all_there: asyncio.Event = field(default_factory=asyncio.Event)
    wanted: int = 0

    def acknowledged(self, client_id: str) -> None:
        self._note(self.delays.acknowledged, client_id)

    def delivered(self, client_id: str) -> None:
        self._note(self.delays.delivered, client_id)

    def _note(self, delays: list[float], client_id: str) -> None:
        if client_id in self.meant:
            delays.append((time.perf_counter() - self.meant[client_id]) * 1_000)
            if len(self.delays.acknowledged) + len(self.delays.delivered) >= self.wanted:
                self.all_there.set()


async def measure_rate(
    server: ServerUnderLoad, rate: float, seconds: float, senders: int
) -> Delays:
    """Durable messages of customers who wait for a person: acknowledged, and delivered to a second screen of each."""
    opened = await conversations(server.http, senders)
    first = await many(lambda n: waiting_line(server, opened[n]), senders)
    second = await many(lambda n: customer_line(server.sockets, opened[n], 1), senders)
    clock = _Clock(Delays(rate, seconds))
    readers = [asyncio.create_task(_read_answers(one, clock)) for one in first]
    readers += [asyncio.create_task(_read_messages(one, clock)) for one in second]
    await _sent_on_time(server, first, clock, answers=2)
    await _ended(readers, [*first, *second])
    return clock.delays


async def measure_echo(
    server: ServerUnderLoad, rate: float, seconds: float, senders: int
) -> Delays:
    """The same frames at the same times to a server that only says them again."""
    lines = await many(lambda n: line(f"{server.sockets}/ws/conversation"), senders)
    clock = _Clock(Delays(rate, seconds))
    readers = [asyncio.create_task(_read_answers(one, clock)) for one in lines]
    await _sent_on_time(server, lines, clock, answers=1)
    await _ended(readers, lines)
    return clock.delays


async def waiting_line(server: ServerUnderLoad, opened: Opened) -> ClientConnection:
    """A customer's connection who has asked for a person."""
    connection = await customer_line(server.sockets, opened)
    await connection.send('{"type":"request_person","client_id":"wait"}')
    await frame_of(connection, "accepted")
    return connection


async def _sent_on_time(
    server: ServerUnderLoad, lines: list[ClientConnection], clock: _Clock, answers: int
) -> None:
    delays = clock.delays
    count = int(delays.rate * delays.seconds)
    clock.wanted = count * answers
    used = server.seconds_of_core
    begin = time.perf_counter() + 0.5
    for number in range(count):
        meant = begin + number / delays.rate
        ahead = meant - time.perf_counter()
        if ahead > 0:
            await asyncio.sleep(ahead)
        client_id = f"n{number}"
        clock.meant[client_id] = meant
        await lines[number % len(lines)].send(say(client_id, f"Message number {number}."))
    delays.sent = count
    with suppress(TimeoutError):
        async with asyncio.timeout(_LAST_WITHIN):
            await clock.all_there.wait()
    delays.core = (server.seconds_of_core - used) / (time.perf_counter() - begin)


async def _read_answers(connection: ClientConnection, clock: _Clock) -> None:
    async for text in heard(connection):
        frame = orjson.loads(text)
        if frame["type"] in ("accepted", "say"):
            clock.acknowledged(frame["client_id"])


async def _read_messages(connection: ClientConnection, clock: _Clock) -> None:
    async for text in heard(connection):
        frame = orjson.loads(text)
        if frame["type"] == "message" and frame["message"]["client_id"]:
            clock.delivered(frame["message"]["client_id"])


async def _ended(readers: list[asyncio.Task[None]], lines: list[ClientConnection]) -> None:
    for reader in readers:
        reader.cancel()
    await asyncio.gather(*readers, return_exceptions=True)
    await hung_up(lines)
