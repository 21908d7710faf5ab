"""Readers who stall: what they cost the server, how others fare beside them, and when they are gone."""

import asyncio
import socket
import time
from functools import partial
from pathlib import Path
from typing import Final

from websockets.asyncio.client import ClientConnection, connect

from bot.client.web import Opened
from tests.load.figures import Stalled, percentile
from tests.load.lines import (
    accepted_in_the_end,
    conversations,
    customer_hello,
    frame_of,
    hung_up,
    many,
    say,
)
from tests.load.rate import measure_rate, waiting_line
from tests.load.servers import ServerUnderLoad

# Twelve times 12 KB are more than the kernel keeps for both ends.
_TEXT: Final = "等" * 4_000
_ROUNDS: Final = 12
# What the server needs for so many who write, whoever reads, is had before they stall.
_READ_FIRST: Final = 4
_SMALL: Final = 4_096
_RATE, _SECONDS, _SENDERS = 50.0, 10.0, 50
_GONE_WITHIN: Final = 90.0
_BEAT: Final = 0.25
# As /proc/net/tcp writes them: established, and closed by the server with something left to send.
_HELD: Final = ("01", "04")


async def measure_stalled(server: ServerUnderLoad, count: int) -> Stalled:
    """So many customers whose second screen takes nothing of what they write themselves."""
    before = await measure_rate(server, _RATE, _SECONDS, _SENDERS)
    opened = await conversations(server.http, count)
    talkers = await many(lambda n: waiting_line(server, opened[n]), count)
    screens = await many(lambda n: _small_line(server, opened[n]), count)
    ports = {screen.local_address[1] for screen in screens}
    await asyncio.gather(*map(_read_along, talkers, screens))
    for screen in screens:
        screen.transport.pause_reading()
    memory = server.memory
    began = time.monotonic()
    await asyncio.gather(*(_write(talker) for talker in talkers))
    peak = server.memory
    written = time.monotonic()
    during = await measure_rate(server, _RATE, _SECONDS, _SENDERS)
    peak = max(peak, server.memory)
    left = await _gone(server, ports, written)
    gone_after = time.monotonic() - written
    for screen in screens:
        screen.transport.abort()
    await hung_up(talkers)
    return Stalled(
        count=count,
        written_within=written - began,
        bytes_each=(peak - memory) / count,
        p99_before=percentile(before.acknowledged, 0.99),
        p99_beside=percentile(during.acknowledged, 0.99),
        gone_after=gone_after,
        left=left,
    )


async def _small_line(server: ServerUnderLoad, opened: Opened) -> ClientConnection:
    """Welcomed; the kernel keeps little of what it does not read."""
    plug = socket.socket()
    plug.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, _SMALL)
    await asyncio.to_thread(partial(plug.connect, ("127.0.0.1", server.port)))
    plug.setblocking(False)
    screen = await connect(
        f"{server.sockets}/ws/conversation",
        sock=plug, proxy=None, compression=None, ping_interval=None, close_timeout=1,
    )  # fmt: skip
    await screen.send(customer_hello(opened, after_seq=1))
    await frame_of(screen, "welcome")
    return screen


async def _read_along(talker: ClientConnection, screen: ClientConnection) -> None:
    for number in range(_READ_FIRST):
        await accepted_in_the_end(talker, say(f"read{number}", _TEXT))
        await frame_of(screen, "message")


async def _write(talker: ClientConnection) -> None:
    for number in range(_ROUNDS):
        await accepted_in_the_end(talker, say(f"long{number}", _TEXT))


async def _gone(server: ServerUnderLoad, ports: set[int], since: float) -> int:
    """Waits until the server holds none of these, at most so long; returns how many are left."""
    while True:
        left = _held(server.port, ports)
        if not left or time.monotonic() - since > _GONE_WITHIN:
            return left
        await asyncio.sleep(_BEAT)


def _held(server_port: int, ports: set[int]) -> int:
    held = 0
    for line in Path("/proc/net/tcp").read_text("ascii").splitlines()[1:]:
        _, here, there, state = line.split()[:4]
        if int(here.partition(":")[2], 16) == server_port and state in _HELD:
            held += int(there.partition(":")[2], 16) in ports
    return held
