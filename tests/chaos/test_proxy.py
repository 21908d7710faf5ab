"""The proxy does harm, and only what TCP allows: bytes are late or missing at the end, never changed."""

import asyncio
from collections.abc import AsyncIterator
from random import Random

import pytest

from tests.chaos.proxy import Proxy
from tests.running import PATIENCE, eventually

WORDS = bytes(range(256)) * 400


@pytest.fixture
async def echo() -> AsyncIterator[int]:
    """The port of a server that says what it hears."""

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            while chunk := await reader.read(4_096):
                writer.write(chunk)
                await writer.drain()
        except ConnectionError:
            return
        writer.close()

    server = await asyncio.start_server(serve, "127.0.0.1", 0)
    yield server.sockets[0].getsockname()[1]
    server.close()


@pytest.fixture
async def proxy(echo: int) -> AsyncIterator[Proxy]:
    """In calm weather until a test says otherwise."""
    proxy = Proxy(Random(1), [echo], is_calm=True)
    await proxy.start()
    yield proxy
    await proxy.stop()


async def through(proxy: Proxy) -> bytes:
    """What comes back."""
    async with asyncio.timeout(PATIENCE):
        reader, writer = await asyncio.open_connection("127.0.0.1", proxy.port)
        writer.write(WORDS)
        writer.write_eof()
        said = await reader.read()
        writer.close()
    return said


async def test_in_calm_weather_everything_passes(proxy: Proxy) -> None:
    assert await through(proxy) == WORDS


async def test_in_a_storm_bytes_are_late_and_never_changed(proxy: Proxy) -> None:
    proxy.is_calm = False
    asyncio.get_running_loop().call_later(1, setattr, proxy, "is_calm", True)
    assert await through(proxy) == WORDS


async def test_a_cut_connection_ends_without_a_word(proxy: Proxy) -> None:
    links = [await asyncio.open_connection("127.0.0.1", proxy.port) for _ in range(20)]
    for _, writer in links:
        writer.write(b"x")
    for reader, _ in links:
        await reader.readexactly(1)
    proxy.cut(1.0)
    assert proxy.cuts == 20
    endings = await asyncio.gather(*(reader.read() for reader, _ in links), return_exceptions=True)
    assert sum(isinstance(ending, ConnectionResetError) for ending in endings) >= 10
    for _, writer in links:
        writer.close()


async def test_where_no_server_is_a_connection_is_refused(proxy: Proxy) -> None:
    proxy.upstreams = []
    reader, writer = await asyncio.open_connection("127.0.0.1", proxy.port)

    async def is_over() -> bool:
        return reader.at_eof() or reader.exception() is not None

    await eventually(is_over)
    writer.close()
