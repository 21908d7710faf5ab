"""Files from a customer to a person: taken by what they are, read by the two of them."""

from pathlib import Path
from typing import Final

import httpx2
import pytest

from bot.web.sockets.sent import ConsoleMessage
from tests.web.clients import AgentConsole, Customer, Started, start
from tests.web.conftest import Serve
from tests.web.server import code_of

PNG: Final = b"\x89PNG\r\n\x1a\n" + b"\0" * 40
PDF: Final = b"%PDF-1.7\n" + b" " * 100_000


async def attached(
    http: httpx2.AsyncClient, started: Started, content: bytes, name: str = "statement.png"
) -> httpx2.Response:
    """The answer to one file."""
    return await http.post(
        f"/api/conversations/{started.conversation_id}/attachments",
        params={"client_id": "f1", "name": name},
        content=content,
        headers={**started.headers, "Content-Type": "text/html"},
    )


async def test_a_file_reaches_the_agent_and_nobody_else(
    http: httpx2.AsyncClient,
    started: Started,
    client: Customer,
    mina: AgentConsole,
    tokens: dict[str, str],
) -> None:
    await client.accepted("request_person")
    await mina.claim(started.conversation_id)
    await mina.accepted("follow", conversation_id=started.conversation_id, after_seq=0)
    assert (await attached(http, started, PDF, "my statement.pdf")).status_code == 202
    frame = await mina.wait_for(ConsoleMessage, lambda one: one.message.attachment is not None)
    file = frame.message.attachment
    assert file is not None
    assert (file.name, file.media_type, file.size) == (
        "my statement.pdf",
        "application/pdf",
        len(PDF),
    )
    own = f"/api/conversations/{started.conversation_id}/attachments/{file.id}"
    agents = f"/api/agents/conversations/{started.conversation_id}/attachments/{file.id}"
    other = await start(http)
    for address, headers in (
        (own, started.headers),
        (agents, {"Authorization": f"Bearer {tokens['Omar']}"}),
    ):
        response = await http.get(address, headers=headers)
        assert response.content == PDF
        assert response.headers["Content-Disposition"].startswith("attachment;")
        assert "sandbox" in response.headers["Content-Security-Policy"]
    assert code_of(await http.get(own, headers=other.headers)) == "unknown_conversation"
    assert code_of(await http.get(own)) == "unknown_conversation"
    assert code_of(await http.get(agents)) == "not_signed_in"
    foreign = f"/api/conversations/{other.conversation_id}/attachments/{file.id}"
    assert code_of(await http.get(foreign, headers=other.headers)) == "unknown_message"


async def test_a_file_sent_twice_is_there_once(
    http: httpx2.AsyncClient, started: Started, client: Customer
) -> None:
    await client.accepted("request_person")
    first = (await attached(http, started, PNG)).json()
    again = (await attached(http, started, PNG)).json()
    assert (again["seq"], again["duplicate"]) == (first["seq"], True)


@pytest.mark.parametrize(
    "content", [b"", b"<html>", b"GIF89a", b"MZ\x90", b"<svg xmlns=''>", b"PK\x03\x04"]
)
async def test_only_pictures_and_pdfs_are_taken_whatever_they_are_called(
    http: httpx2.AsyncClient, started: Started, client: Customer, content: bytes
) -> None:
    await client.accepted("request_person")
    assert code_of(await attached(http, started, content)) == "attachment_refused"


async def test_a_file_above_the_limit_is_refused_before_it_is_read(
    serve: Serve, tmp_path: Path
) -> None:
    with serve(largest_attachment=1_000) as server:
        async with httpx2.AsyncClient(base_url=server.http, trust_env=False) as http:
            started = await start(http)
            await http.post(
                f"/api/conversations/{started.conversation_id}/person",
                json={"client_id": "p"},
                headers=started.headers,
            )
            assert code_of(await attached(http, started, PDF)) == "body_too_large"
            assert (await attached(http, started, PNG)).status_code == 202
    kept = list((tmp_path / "data" / "attachments").iterdir())
    assert [path.read_bytes() for path in kept] == [PNG]
    assert kept[0].stat().st_mode & 0o077 == 0
