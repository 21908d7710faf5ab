"""Who comes when there is no room is told so in words, and those who are there notice nothing."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress

import httpx2
import pytest
from starlette.types import ASGIApp
from websockets.exceptions import ConnectionClosed

from bot.web import patient_protocol
from bot.web.http import limits
from tests.running import PATIENCE, eventually
from tests.web.clients import connected, customer, start
from tests.web.conftest import Serve
from tests.web.server import Server, code_of

HALF = b"GET /readyz HTTP/1.1\r\nHost: bank"


@asynccontextmanager
async def line_to(
    server: Server,
) -> AsyncIterator[tuple[asyncio.StreamReader, asyncio.StreamWriter]]:
    """A bare connection."""
    reader, writer = await asyncio.open_connection("127.0.0.1", server.port)
    try:
        yield reader, writer
    finally:
        writer.close()


async def everything_from(reader: asyncio.StreamReader) -> bytes:
    """What comes until the server closes."""
    async with asyncio.timeout(PATIENCE):
        return await reader.read()


async def test_one_socket_too_many_closes_with_1013_and_the_others_stay(serve: Serve) -> None:
    with serve(most_connections=2) as server:
        async with httpx2.AsyncClient(base_url=server.http, trust_env=False) as http:
            started = await start(http)
        async with customer(server, started) as one, customer(server, started):
            async with connected(server, "/ws/conversation") as late:
                await late.wait_closed()
                assert (late.close_code, late.close_reason) == (1013, "busy")
            await one.accepted("request_person")

        async def is_let_in() -> bool:
            async with connected(server, "/ws/conversation") as again:
                # One that there is still no room for may be closed before this is sent.
                with suppress(ConnectionClosed):
                    await again.send("no hello")
                await again.wait_closed()
                return again.close_code == 4400

        await eventually(is_let_in)


async def test_one_request_too_many_is_refused_as_busy(
    serve: Serve, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Full(limits.RequestLimit):
        """No room from the beginning."""

        def __init__(self, app: ASGIApp, at_once: int) -> None:
            super().__init__(app, 0)

    monkeypatch.setattr("bot.web.app.RequestLimit", Full)
    with serve() as server:
        async with httpx2.AsyncClient(base_url=server.http, trust_env=False) as http:
            response = await http.post("/api/conversations", json={})
            assert code_of(response) == "busy"
            assert int(response.headers["Retry-After"]) > 0
            assert (await http.get("/healthz")).status_code == 200


async def test_half_a_request_line_is_not_waited_for(
    server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(patient_protocol, "_HEAD_WITHIN", 0.05)
    async with line_to(server) as (reader, writer):
        writer.write(HALF)
        assert await everything_from(reader) == b""
    async with line_to(server) as (reader, _):
        assert await everything_from(reader) == b""


async def test_a_later_half_request_on_the_same_line_is_not_waited_for(
    server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with line_to(server) as (reader, writer):
        writer.write(HALF + b"\r\n\r\n")
        await reader.readuntil(b"\r\n\r\n")
        monkeypatch.setattr(patient_protocol, "_HEAD_WITHIN", 0.05)
        writer.write(HALF)
        assert b"HTTP/1.1" not in await everything_from(reader)


async def flooded(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    """Header after header, until the server closes."""
    while not reader.at_eof():
        writer.write(b"\r\nX-More: " + b"x" * 8_000)
        await writer.drain()
    raise ConnectionResetError


async def test_a_head_without_end_is_cut_off(server: Server) -> None:
    async with line_to(server) as (reader, writer), asyncio.timeout(PATIENCE):
        writer.write(HALF)
        with pytest.raises(ConnectionError):
            await flooded(reader, writer)


async def test_a_body_that_does_not_come_is_not_waited_for(
    server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(limits, "_NEXT_PART_WITHIN", 0.05)
    async with line_to(server) as (reader, writer):
        head = b"POST /api/conversations HTTP/1.1\r\nHost: bank\r\nContent-Length: 100\r\n"
        writer.write(head + b"Content-Type: application/json\r\n\r\n{")
        status = await reader.readline()
        assert b" 400 " in status
