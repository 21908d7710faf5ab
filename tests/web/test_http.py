"""A conversation over HTTP, questions without one, and how mistakes look."""

import asyncio
from collections.abc import AsyncIterator
from typing import Final

import httpx2
import pytest

from bot.web.sockets.sent import StateFrame
from tests.running import PATIENCE, eventually
from tests.small_content import ANSWER, QUESTION, UNCLEAR, UNKNOWN
from tests.web.clients import Customer, Started, start, token_of
from tests.web.server import code_of

CONVERSATIONS: Final = "/api/conversations"


def path(started: Started, what: str) -> str:
    """The address of something in a conversation."""
    return f"{CONVERSATIONS}/{started.conversation_id}/{what}"


async def said(http: httpx2.AsyncClient, started: Started, **body: str) -> httpx2.Response:
    """What comes of a message."""
    return await http.post(path(started, "messages"), headers=started.headers, json=body)


async def test_a_conversation_is_held_without_a_socket(
    http: httpx2.AsyncClient, started: Started
) -> None:
    response = await said(http, started, client_id="a1", text=QUESTION)
    assert response.status_code == 202
    assert response.json() == {"client_id": "a1", "seq": 1, "duplicate": False}
    reply = await http.get(
        path(started, "messages"), headers=started.headers, params={"after_seq": 1, "wait": 20}
    )
    body = reply.json()
    assert [message["text"] for message in body["messages"]] == [ANSWER]
    assert (body["last_seq"], body["state"]["status"]) == (2, "with_bot")


async def test_a_message_sent_again_says_so(http: httpx2.AsyncClient, started: Started) -> None:
    await said(http, started, client_id="a1", text=QUESTION)
    again = await said(http, started, client_id="a1", text=QUESTION)
    assert again.json() == {"client_id": "a1", "seq": 1, "duplicate": True}
    assert code_of(await said(http, started, client_id="a1", text="else")) == "client_id_reused"


async def test_a_long_poll_ends_when_something_comes(
    http: httpx2.AsyncClient, started: Started
) -> None:
    polling = asyncio.create_task(
        http.get(
            path(started, "messages"),
            headers=started.headers,
            params={"wait": 25},
            timeout=PATIENCE,
        )
    )
    await said(http, started, client_id="a1", text=QUESTION)
    async with asyncio.timeout(20):
        assert len((await polling).json()["messages"]) >= 1


async def test_an_empty_poll_ends_by_itself(http: httpx2.AsyncClient, started: Started) -> None:
    params = {"wait": 0.05}
    response = await http.get(path(started, "messages"), headers=started.headers, params=params)
    assert (response.status_code, response.json()["messages"]) == (200, [])


async def test_a_person_is_asked_for_left_and_the_conversation_ended(
    http: httpx2.AsyncClient, started: Started
) -> None:
    for method, what, status in (
        ("POST", "person", "waiting_for_agent"),
        ("DELETE", "person", "with_bot"),
        ("POST", "end", "closed"),
    ):
        response = await http.request(
            method,
            path(started, what),
            headers=started.headers,
            json={"client_id": f"{method}-{what}"},
        )
        assert (response.status_code, response.json()["duplicate"]) == (202, False)
        state = (await http.get(path(started, "messages"), headers=started.headers)).json()["state"]
        assert state["status"] == status
    assert code_of(await said(http, started, client_id="z", text="more")) == "conversation_closed"


async def test_http_and_socket_are_one_conversation(
    http: httpx2.AsyncClient, started: Started, client: Customer
) -> None:
    await said(http, started, client_id="a1", text=QUESTION)
    assert (await client.message_of_kind("answer")).text == ANSWER
    await http.post(path(started, "person"), headers=started.headers, json={"client_id": "p1"})
    await client.wait_for(StateFrame, lambda state: state.status == "waiting_for_agent")


@pytest.fixture
async def other(http: httpx2.AsyncClient) -> Started:
    """A conversation of somebody else."""
    return await start(http)


@pytest.mark.parametrize("what", ["messages", "person", "end"])
async def test_missing_wrong_and_foreign_tokens_look_the_same(
    http: httpx2.AsyncClient, started: Started, other: Started, what: str
) -> None:
    tokens = [None, "Bearer none", f"Bearer {other.token}", "Basic eDp5", "Bearer"]
    body = {"client_id": "a1"} | ({"text": "hello"} if what == "messages" else {})
    answers = set()
    for conversation_id in (started.conversation_id, "c_none"):
        for token in tokens:
            headers = {"Authorization": token} if token else {}
            address = f"{CONVERSATIONS}/{conversation_id}/{what}"
            response = await http.post(address, headers=headers, json=body)
            answers.add((response.status_code, response.text))
    assert {status for status, _ in answers} == {404}
    assert len(answers) == 1


@pytest.mark.parametrize(
    ("question", "decision"),
    [(QUESTION, "answer"), (UNCLEAR, "clarify"), (UNKNOWN, "escalate"), ("hello", "smalltalk")],
)
async def test_a_question_is_asked_without_a_conversation(
    http: httpx2.AsyncClient, question: str, decision: str
) -> None:
    body = (await http.post("/api/ask", json={"question": question})).json()
    assert body["decision"] == decision
    assert bool(body["choices"]) is (decision == "clarify")
    assert bool(body["citations"]) is (decision == "answer")
    assert body["candidates"]
    assert 0 <= body["confidence"] <= 1


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "invalid_frame"),
        (b"{", "invalid_json"),
        (b"[" * 30_000, "invalid_json"),
        (b"\xff\xfe", "invalid_json"),
        (b"[]", "invalid_frame"),
        (b"{}", "invalid_frame"),
        (b'{"question": 1}', "invalid_frame"),
        (b'{"question": NaN}', "invalid_frame"),
        (b'{"question": "\\ud800"}', "invalid_frame"),
        (b'{"question": "hello", "extra": 1}', "invalid_frame"),
        (b'{"question": "hello", "language": "fr"}', "invalid_frame"),
        (b'{"question": " "}', "text_empty"),
        ('{"question": "😀"}'.encode(), "no_words"),
        (b'{"question": "%s"}' % (b"a" * 5_000), "text_too_long"),
        (b'{"question": "%s"}' % (b"a" * 30_000), "text_too_long"),
        (b'{"question": "%s"}' % (b"a" * 70_000), "body_too_large"),
    ],
    ids=lambda value: str(value)[:40],
)
async def test_a_wrong_body_is_refused_with_its_code(
    http: httpx2.AsyncClient, content: bytes, code: str
) -> None:
    headers = {"Content-Type": "application/json"}
    assert code_of(await http.post("/api/ask", content=content, headers=headers)) == code


async def test_a_body_of_unknown_length_is_limited_too(http: httpx2.AsyncClient) -> None:
    async def chunks() -> AsyncIterator[bytes]:
        for _ in range(20):
            yield b" " * 8_192

    headers = {"Content-Type": "application/json"}
    assert (
        code_of(await http.post("/api/ask", content=chunks(), headers=headers)) == "body_too_large"
    )


@pytest.mark.parametrize(
    "params",
    [
        {"after_seq": "-1"},
        {"after_seq": "x"},
        {"after_seq": str(2**31)},
        {"wait": "26"},
        {"wait": "nan"},
    ],
)
async def test_a_wrong_parameter_is_named(
    http: httpx2.AsyncClient, started: Started, params: dict[str, str]
) -> None:
    response = await http.get(path(started, "messages"), headers=started.headers, params=params)
    assert code_of(response) == "invalid_frame"
    assert next(iter(params)) in response.json()["error"]["detail"]["fields"][0]


async def test_who_signs_out_is_signed_out(http: httpx2.AsyncClient) -> None:
    headers = {"Authorization": f"Bearer {await token_of(http, 'Mina')}"}
    for _ in range(2):
        assert (await http.post("/api/agents/sign-out", headers=headers)).status_code == 204
    assert (await http.post("/api/agents/sign-out")).status_code == 204


async def test_the_server_says_when_it_is_ready(http: httpx2.AsyncClient) -> None:
    async def is_ready() -> bool:
        return (await http.get("/readyz")).status_code == 200

    await eventually(is_ready)
    ready = (await http.get("/readyz")).json()
    assert (ready["status"], len(ready["generation"])) == ("ready", 16)
    assert (await http.get("/healthz")).json()["status"] == "ok"


async def test_a_path_with_the_character_0_leads_nowhere(http: httpx2.AsyncClient) -> None:
    headers = {"Authorization": "Bearer x"}
    response = await http.get("/api/conversations/c_%00/messages", headers=headers)
    assert code_of(response) == "not_found"
