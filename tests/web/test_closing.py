"""Bad hellos, and the codes with which the server closes."""

import json
from contextlib import suppress
from typing import Final

import pytest
from websockets.exceptions import ConnectionClosed

from bot.web.sockets import budget as budget_module
from bot.web.sockets import socket as socket_module
from bot.web.sockets.sent import Refused
from tests.web.clients import Customer, Started, Value, connected
from tests.web.conftest import Serve
from tests.web.server import Server

CONVERSATION, CONSOLE = "/ws/conversation", "/ws/console"
HELLO: Final[dict[str, Value]] = {
    "type": "hello",
    "protocol": 1,
    "conversation_id": "c_none",
    "token": "none",
    "after_seq": 0,
}


async def code_after(server: Server, path: str, message: str | bytes) -> int | None:
    """How the connection closes after this first message."""
    async with connected(server, path) as connection:
        await connection.send(message)
        await connection.wait_closed()
        return connection.close_code


@pytest.mark.parametrize(
    "wrong",
    [
        {"protocol": 2},
        {"protocol": "1"},
        {"protocol": None},
        {"after_seq": -1},
        {"after_seq": 1.5},
        {"after_seq": 2**31},
        {"token": ""},
        {"token": 7},
        {"conversation_id": "x" * 201},
        {"extra": True},
        {"type": "say"},
        {"type": None},
    ],
)
async def test_a_wrong_hello_closes_with_4400(server: Server, wrong: dict[str, Value]) -> None:
    assert await code_after(server, CONVERSATION, json.dumps(HELLO | wrong)) == 4400


@pytest.mark.parametrize("missing", sorted(HELLO))
async def test_a_hello_with_a_field_missing_closes_with_4400(server: Server, missing: str) -> None:
    hello = {name: value for name, value in HELLO.items() if name != missing}
    assert await code_after(server, CONVERSATION, json.dumps(hello)) == 4400


@pytest.mark.parametrize(
    "text", ["", "{", "[]", "null", '"hello"', '{"type":"ping"}', "[" * 10_000, "x" * 20_000]
)
@pytest.mark.parametrize("path", [CONVERSATION, CONSOLE])
async def test_a_first_frame_that_is_no_hello_closes_with_4400(
    server: Server, path: str, text: str
) -> None:
    assert await code_after(server, path, text) == 4400


async def test_a_foreign_or_unknown_conversation_closes_with_4404(
    server: Server, started: Started
) -> None:
    assert await code_after(server, CONVERSATION, json.dumps(HELLO)) == 4404
    foreign = HELLO | {"conversation_id": started.conversation_id}
    assert await code_after(server, CONVERSATION, json.dumps(foreign)) == 4404


async def test_a_wrong_token_of_an_agent_closes_with_4401(server: Server, started: Started) -> None:
    for token in ("none", started.token):
        hello = {"type": "hello", "protocol": 1, "token": token}
        assert await code_after(server, CONSOLE, json.dumps(hello)) == 4401


@pytest.mark.parametrize("path", [CONVERSATION, CONSOLE])
async def test_silence_instead_of_hello_closes_with_4408(
    server: Server, path: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(socket_module, "_HELLO_WITHIN", 0.05)
    async with connected(server, path) as connection:
        await connection.wait_closed()
        assert connection.close_code == 4408


@pytest.mark.parametrize(
    "origin",
    [
        "https://evil.example",
        "null",
        "",
        "://",
        "file://",
        "http://[",
        "http://127.0.0.1:1",
        "http://127.0.0.1:99999",
        "http://localhost.evil.example",
    ],
)
async def test_a_page_of_another_origin_closes_with_4403(server: Server, origin: str) -> None:
    async with connected(server, CONVERSATION, origin) as connection:
        await connection.wait_closed()
        assert (connection.close_code, connection.close_reason) == (4403, "origin_refused")


async def is_let_in(server: Server, origin: str) -> bool:
    """True when a page of that origin gets as far as its hello."""
    async with connected(server, CONVERSATION, origin) as connection:
        with suppress(ConnectionClosed):
            await connection.send(json.dumps(HELLO))
        await connection.wait_closed()
        return connection.close_code == 4404


async def test_the_servers_own_pages_are_let_in(server: Server) -> None:
    assert await is_let_in(server, server.http)


async def test_an_origin_in_the_settings_is_let_in_and_others_are_not(serve: Serve) -> None:
    with serve(allowed_origins=("https://www.bank.example", "null")) as server:
        assert await is_let_in(server, "https://www.bank.example")
        assert await is_let_in(server, "null")
        assert not await is_let_in(server, "http://www.bank.example")


async def flood(client: Customer, text: str) -> int:
    """The code that closes the connection of who sends this without end."""
    with suppress(ConnectionClosed):
        for _ in range(2_000):
            await client.connection.send(text)
    return await client.closed()


async def test_a_flood_of_refused_frames_closes_with_4429(client: Customer) -> None:
    assert await flood(client, "{") == 4429
    assert len([frame for frame in client.frames if isinstance(frame, Refused)]) == 30


async def test_a_flood_of_good_frames_closes_with_4429(client: Customer) -> None:
    assert await flood(client, '{"type":"ping"}') == 4429


async def test_refusals_are_forgiven_with_time(
    client: Customer, monkeypatch: pytest.MonkeyPatch
) -> None:
    hours = iter(range(1_000))
    monkeypatch.setattr(budget_module, "monotonic", lambda: 1e9 + 3_600.0 * next(hours))
    for _ in range(70):
        assert (await client.refused("leave_queue")).code == "not_waiting"


async def test_a_message_above_64_kib_closes_with_1009(client: Customer) -> None:
    await client.connection.send("x" * 66_000)
    assert await client.closed() == 1009
