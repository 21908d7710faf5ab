"""Casework over the wire: agents see it live, and no customer ever does."""

from collections.abc import AsyncIterator

import httpx2
import pytest
from fastapi.routing import APIRoute

from bot.web.http.casework import case_routes, phrase_routes
from bot.web.sockets.sent import CaseFrame, MentionsFrame, QueueChangedFrame, QueueFrame
from tests.web.clients import AgentConsole, Customer, Started, console
from tests.web.server import Server, code_of

SECRET = "The customer must not read this."
ROUTES = [
    route
    for router in (case_routes.router, phrase_routes.router)
    for route in router.routes
    if isinstance(route, APIRoute)
]


@pytest.fixture
async def agent_http(server: Server, tokens: dict[str, str]) -> AsyncIterator[httpx2.AsyncClient]:
    """Mina's calls."""
    headers = {"Authorization": f"Bearer {tokens['Mina']}"}
    async with httpx2.AsyncClient(
        base_url=f"{server.http}/api/console", headers=headers, trust_env=False
    ) as http:
        yield http


@pytest.fixture
async def held(client: Customer, started: Started, mina: AgentConsole) -> str:
    """A conversation that Mina holds and follows."""
    await client.accepted("request_person")
    await mina.claim(started.conversation_id)
    await mina.accepted("follow", conversation_id=started.conversation_id, after_seq=0)
    return f"/conversations/{started.conversation_id}"


@pytest.mark.parametrize("route", ROUTES, ids=lambda route: f"{route.methods} {route.path}")
async def test_no_route_opens_without_an_agents_token(
    http: httpx2.AsyncClient, started: Started, route: APIRoute
) -> None:
    path = route.path.format(conversation_id=started.conversation_id, reply_id=1)
    for headers in ({}, {"Authorization": "Bearer wrong"}, started.headers):
        for method in route.methods or ():
            response = await http.request(method, path, headers=headers, json={})
            assert code_of(response) == "not_signed_in"


async def test_colleagues_see_notes_and_tags_at_once(
    agent_http: httpx2.AsyncClient, started: Started, omar: AgentConsole, held: str
) -> None:
    await omar.accepted("follow", conversation_id=started.conversation_id, after_seq=0)
    body = {"client_id": "n1", "text": "@Omar: do you know them?"}
    for _ in range(2):
        assert (await agent_http.post(f"{held}/notes", json=body)).status_code == 201
    assert (await agent_http.put(f"{held}/tags", json={"tags": ["vip"]})).status_code == 200
    case = await omar.wait_for(CaseFrame, lambda frame: bool(frame.tags))
    assert [note.text for note in case.notes] == [body["text"]]
    assert case.tags == ["vip"]
    mentioned = await omar.wait_for(MentionsFrame, lambda frame: bool(frame.mentions))
    assert mentioned.mentions[0].conversation_id == started.conversation_id


async def test_no_customer_ever_sees_what_agents_keep(
    agent_http: httpx2.AsyncClient,
    client: Customer,
    started: Started,
    mina: AgentConsole,
    held: str,
) -> None:
    conversation_id = started.conversation_id
    note = {"client_id": "n1", "text": SECRET}
    assert (await agent_http.post(f"{held}/notes", json=note)).status_code == 201
    assert (await agent_http.put(f"{held}/tags", json={"tags": [SECRET]})).status_code == 200
    case = await mina.wait_for(CaseFrame, lambda frame: bool(frame.tags))
    assert (case.notes[0].text, case.tags) == (SECRET, [SECRET])

    await mina.accepted("say", conversation_id=conversation_id, fence=1, text="Good morning.")
    await client.message(lambda message: message.text == "Good morning.")
    messages = str(agent_http.base_url.join(f"/api/conversations/{conversation_id}/messages"))
    read = await agent_http.get(messages, headers=started.headers)
    by_socket = "".join(frame.model_dump_json() for frame in client.frames)
    for shown in (read.text, by_socket):
        assert "Good morning." in shown
        assert SECRET not in shown


async def test_a_snoozed_conversation_comes_back_with_the_customers_words(
    agent_http: httpx2.AsyncClient,
    client: Customer,
    started: Started,
    mina: AgentConsole,
    held: str,
) -> None:
    after = len(mina.frames)
    assert (await agent_http.put(f"{held}/snooze", json={"minutes": 60})).status_code == 204
    asleep = await mina.wait_for(QueueFrame, lambda frame: bool(frame.snoozed), after)
    assert asleep.snoozed == [started.conversation_id]
    after = len(mina.frames)
    await client.accepted("say", text="I am back.")
    await mina.wait_for(QueueFrame, lambda frame: not frame.snoozed, after)


async def test_a_snooze_without_the_hold_is_refused(
    agent_http: httpx2.AsyncClient, client: Customer, started: Started
) -> None:
    await client.accepted("request_person")
    path = f"/conversations/{started.conversation_id}/snooze"
    assert code_of(await agent_http.put(path, json={"minutes": 5})) == "fenced"
    assert (await agent_http.delete(path)).status_code == 204


async def test_the_reason_of_closing_is_shown(
    agent_http: httpx2.AsyncClient, started: Started, mina: AgentConsole, held: str
) -> None:
    body = {"fence": 1, "reason": "solved"}
    assert (await agent_http.put(f"{held}/resolution", json=body)).status_code == 204
    await mina.accepted("resolve", conversation_id=started.conversation_id, fence=1)
    await mina.wait_for(CaseFrame, lambda frame: frame.resolution == "solved")
    finished = (await agent_http.get("/finished")).json()["tickets"]
    assert started.conversation_id in [ticket["conversation_id"] for ticket in finished]


async def test_an_agents_words_become_a_draft_and_card_and_suggestions_are_read(
    agent_http: httpx2.AsyncClient,
    client: Customer,
    started: Started,
    mina: AgentConsole,
    held: str,
) -> None:
    await client.accepted("say", text="Is there a vault?")
    said = await mina.accepted(
        "say", conversation_id=started.conversation_id, fence=1, text="There is."
    )
    made = (await agent_http.post(f"{held}/drafts", json={"seq": said.seq})).json()
    assert (made["question"], made["answer"]) == ("Is there a vault?", "There is.")
    assert made in (await agent_http.get("/drafts")).json()["drafts"]
    assert (await agent_http.get(f"{held}/card")).json()["language"] == "en"
    assert (await agent_http.get(f"{held}/suggestions")).json()["seq"] is not None
    assert (await agent_http.delete(f"{held}/mentions")).status_code == 204
    names = [agent["name"] for agent in (await agent_http.get("/agents")).json()["agents"]]
    assert names == ["Mina", "Omar", "Sana"]
    assert "tags" in (await agent_http.get("/tags")).json()


async def test_canned_replies_over_http(agent_http: httpx2.AsyncClient) -> None:
    made = (await agent_http.post("/replies", json={"shortcut": "/hi", "text": "Hello."})).json()
    path = f"/replies/{made['reply_id']}"
    changed = (await agent_http.put(path, json={"shortcut": "hi", "text": "Hello!"})).json()
    assert changed in (await agent_http.get("/replies")).json()["replies"]
    assert (await agent_http.delete(path)).status_code == 204
    assert code_of(await agent_http.put(path, json={"shortcut": "a", "text": "b"})) == "not_found"


async def test_who_asks_for_changes_is_told_what_became_of_the_queue(
    server: Server, tokens: dict[str, str], client: Customer, started: Started
) -> None:
    async with console(server, tokens["Omar"], changes=True) as omar:
        await omar.wait_for(QueueFrame)
        await client.accepted("request_person")
        frame = await omar.wait_for(QueueChangedFrame, lambda change: bool(change.waiting.put))
        put = frame.waiting.put[-1]
        assert put.ticket.conversation_id == started.conversation_id
        assert sum(isinstance(other, QueueFrame) for other in omar.frames) == 1
