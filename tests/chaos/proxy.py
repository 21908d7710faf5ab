"""A TCP proxy between clients and servers that delays, slices, stalls, half-closes and resets."""

import asyncio
import socket
import struct
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from random import Random
from typing import Final

_CHUNK: Final = 16 * 1024
_SLOWEST: Final = 0.25
_LONGEST_STALL: Final = 8.0
# A reset, and not a polite end: close without sending what is left.
_ABORT: Final = struct.pack("ii", 1, 0)


@dataclass(slots=True)
class _Weather:
    """What may befall the bytes of one direction of one connection."""

    random: Random
    is_calm: Callable[[], bool]

    async def befall(self, writer: asyncio.StreamWriter, chunk: bytes) -> None:
        """Pass the chunk on, somehow."""
        chance = 1.0 if self.is_calm() else self.random.random()
        if chance < 0.008:
            await self._wait(self.random.uniform(0.5, _LONGEST_STALL))
        elif chance < 0.12:
            await self._wait(self.random.uniform(0, _SLOWEST))
        if chance < 0.1:
            await self._in_slices(writer, chunk)
        else:
            writer.write(chunk)
            await writer.drain()

    async def _wait(self, seconds: float) -> None:
        """Not beyond the storm's end."""
        end = asyncio.get_running_loop().time() + seconds
        while not self.is_calm() and asyncio.get_running_loop().time() < end:  # noqa: ASYNC110 - either of two
            await asyncio.sleep(0.05)

    async def _in_slices(self, writer: asyncio.StreamWriter, chunk: bytes) -> None:
        while chunk:
            length = self.random.randint(1, 200)
            writer.write(chunk[:length])
            await writer.drain()
            chunk = chunk[length:]
            await asyncio.sleep(0)


@dataclass(slots=True, eq=False)
class _Link:
    """One client's connection and its counterpart."""

    client: asyncio.StreamWriter
    server: asyncio.StreamWriter

    def reset(self) -> None:
        for writer in (self.client, self.server):
            plug = writer.get_extra_info("socket")
            with suppress(OSError):
                plug.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, _ABORT)
            writer.transport.abort()

    def half_close(self, random: Random) -> None:
        """One side hears that the other says no more, and nothing else."""
        writer = random.choice((self.client, self.server))
        with suppress(OSError, RuntimeError):
            writer.write_eof()


@dataclass(slots=True)
class Proxy:
    """Listens on a port of its own; each connection goes to one of the `upstreams`."""

    random: Random
    upstreams: list[int] = field(default_factory=list)
    is_calm: bool = False
    cuts: int = 0
    port: int = 0
    _links: set[_Link] = field(default_factory=set)
    _server: asyncio.Server | None = None

    async def start(self) -> None:
        """Takes connections from here on."""
        self._server = await asyncio.start_server(self._serve, "127.0.0.1", 0, backlog=1_024)
        self.port = self._server.sockets[0].getsockname()[1]

    async def stop(self) -> None:
        """Takes none, and ends those there are."""
        if self._server is not None:
            self._server.close()
        self.cut(1.0)

    def cut(self, share: float) -> None:
        """Reset, or half-close, this share of the connections."""
        for link in tuple(self._links):
            if self.random.random() < share:
                self.cuts += 1
                if self.random.random() < 0.8:
                    link.reset()
                else:
                    link.half_close(self.random)

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            upstream = self.random.choice(self.upstreams)
            there, back = await asyncio.open_connection("127.0.0.1", upstream)
        except (OSError, IndexError):
            writer.transport.abort()
            return
        link = _Link(writer, back)
        self._links.add(link)
        try:
            await self._carry(link, reader, there)
        finally:
            self._links.discard(link)
            link.reset()

    async def _carry(
        self, link: _Link, reader: asyncio.StreamReader, there: asyncio.StreamReader
    ) -> None:
        directions = ((reader, link.server), (there, link.client))
        await asyncio.gather(*(self._pump(link, source, target) for source, target in directions))

    async def _pump(
        self, link: _Link, source: asyncio.StreamReader, target: asyncio.StreamWriter
    ) -> None:
        weather = _Weather(Random(self.random.random()), lambda: self.is_calm)
        try:
            while chunk := await source.read(_CHUNK):
                await weather.befall(target, chunk)
            target.write_eof()
        except (OSError, RuntimeError):
            link.reset()
