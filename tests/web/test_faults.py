"""What goes wrong is told and logged, and never with what a customer wrote."""

import logging
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Final

import httpx2
import pytest

from tests.running import copied
from tests.small_content import QUESTION, UNKNOWN
from tests.web.clients import AgentConsole, Customer, Started, Value, customer, start
from tests.web.conftest import Serve
from tests.web.server import code_of

SECRET: Final = "My card 4111 1111 1111 1111 was swallowed"


async def test_nothing_that_is_said_is_logged(
    client: Customer, mina: AgentConsole, started: Started, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.DEBUG, logger="bot"):
        await client.ask(SECRET)
        await client.refused("say", text=SECRET, client_id="not an id")
        await client.refused_raw(f"not JSON: {SECRET}")
        if not any(message.kind == "waiting_for_agent" for message in client.messages):
            await client.ask(UNKNOWN)
        ticket = await mina.claim(started.conversation_id)
        hold: dict[str, Value] = {"conversation_id": started.conversation_id, "fence": ticket.fence}
        await mina.accepted("say", text=f"I have seen: {SECRET}", **hold)
        await client.accepted("end")
        await client.accepted("rate", stars=1, comment=SECRET)
    spoken = [
        record for record in caplog.records if record.name.split(".")[0] in ("bot", "uvicorn")
    ]
    assert not [record for record in spoken if "4111" in record.getMessage()]


def rename_table(data: Path, name: str) -> None:
    """From now on nothing can be read from this table or written to it."""
    with closing(sqlite3.connect(data / "teller.sqlite")) as database:
        database.execute(f"ALTER TABLE {name} RENAME TO gone")


async def test_a_fault_while_storing_is_told_without_repeating_what_was_said(
    serve: Serve, published: Path, tmp_path: Path, faults: list[logging.LogRecord]
) -> None:
    data = copied(published, tmp_path)
    with serve(data=data) as server:
        async with httpx2.AsyncClient(base_url=server.http, trust_env=False) as http:
            started = await start(http)
            rename_table(data, "messages")
            address = f"/api/conversations/{started.conversation_id}/messages"
            body = {"client_id": "a1", "text": SECRET}
            response = await http.post(address, headers=started.headers, json=body)
            assert code_of(response) == "internal"
            assert "4111" not in response.text
    faults.clear()


async def test_a_fault_in_a_command_closes_with_a_code_that_means_come_back(
    serve: Serve, published: Path, tmp_path: Path, faults: list[logging.LogRecord]
) -> None:
    data = copied(published, tmp_path)
    with serve(data=data) as server:
        async with httpx2.AsyncClient(base_url=server.http, trust_env=False) as http:
            started = await start(http)
        async with customer(server, started) as client:
            rename_table(data, "messages")
            await client.send(type="say", client_id="a1", text=SECRET)
            assert await client.closed() == 1011
            assert client.connection.close_reason == "internal"
    faults.clear()


async def test_without_content_a_question_is_refused(serve: Serve, tmp_path: Path) -> None:
    with serve(data=tmp_path / "empty") as server:
        async with httpx2.AsyncClient(base_url=server.http, trust_env=False) as http:
            response = await http.post("/api/ask", json={"question": QUESTION})
            assert code_of(response) == "no_content"
            ready = await http.get("/readyz")
            assert (ready.status_code, ready.json()["status"]) == (503, "no_content")
            assert code_of(await http.get("/sources/abroad-fee")) == "no_content"
            assert (await http.get("/healthz")).status_code == 200


async def test_a_fault_of_the_server_says_nothing_of_itself(
    serve: Serve, published: Path, tmp_path: Path, faults: list[logging.LogRecord]
) -> None:
    data = copied(published, tmp_path)
    with serve(data=data) as server:
        rename_table(data, "agents")
        async with httpx2.AsyncClient(base_url=server.http, trust_env=False) as http:
            body = {"name": "Mina", "password": "secret words"}
            response = await http.post("/api/agents/sign-in", json=body)
            assert code_of(response) == "internal"
            assert "agents" not in response.text
    assert faults
    faults.clear()
