"""The desk over real sockets: passing on, hints, cursors, closing, and who may do what."""

from pathlib import Path
from typing import Final

import httpx2
import pytest

from bot.web.sockets.sent import (
    AgentsFrame,
    ConsolePresence,
    ConsoleSeen,
    ConsoleTyping,
    ConsoleWelcome,
    PresenceFrame,
    QueueFrame,
    SeenFrame,
    StateFrame,
    TypingFrame,
)
from bot.wiring.accounts import opened_accounts
from tests.running import copied, settings_for
from tests.web.clients import (
    AgentConsole,
    Customer,
    Started,
    Value,
    console,
    customer,
    start,
    token_of,
)
from tests.web.conftest import Serve
from tests.web.server import Server, code_of

ALWAYS_OPEN: Final[dict[str, object]] = {}


async def held(client: Customer, started: Started, agent: AgentConsole) -> dict[str, Value]:
    """What the agent needs to write to the customer, who is the agent's from now on."""
    await client.accepted("request_person")
    ticket = await agent.claim(started.conversation_id)
    hold: dict[str, Value] = {"conversation_id": started.conversation_id, "fence": ticket.fence}
    await agent.accepted("follow", conversation_id=started.conversation_id, after_seq=0)
    return hold


async def id_of(agent: AgentConsole) -> str:
    """Who the agent is."""
    return (await agent.wait_for(ConsoleWelcome)).agent_id


async def test_a_welcome_says_who_one_is_and_who_else_is_there(
    mina: AgentConsole, sana: AgentConsole
) -> None:
    welcome = await sana.wait_for(ConsoleWelcome)
    assert (welcome.role, welcome.presence, welcome.lease_seconds) == (
        "supervisor",
        "available",
        90,
    )
    await mina.wait_for(
        AgentsFrame,
        lambda frame: {one.name for one in frame.agents if one.online} >= {"Mina", "Sana"},
    )


async def test_a_conversation_is_passed_to_a_colleague(
    client: Customer, started: Started, mina: AgentConsole, omar: AgentConsole
) -> None:
    hold = await held(client, started, mina)
    await mina.accepted("transfer", agent_id=await id_of(omar), **hold)
    assert (await client.message_of_kind("transferred")).author_name == "Omar"
    await client.wait_for(StateFrame, lambda state: state.agent_name == "Omar")
    assert (await mina.refused("say", text="Hello?", **hold)).code == "fenced"
    later = hold | {"fence": 2}
    await omar.accepted("say", text="Good morning", **later)
    await omar.accepted("transfer", skill="mortgage", **later)
    await omar.wait_for(
        QueueFrame, lambda frame: "mortgage" in {ticket.skill for ticket in frame.waiting}
    )
    assert (await mina.refused("transfer", **hold)).code == "invalid_frame"


async def test_each_side_sees_the_other_write_read_and_leave(
    server: Server, client: Customer, started: Started, mina: AgentConsole
) -> None:
    hold = await held(client, started, mina)
    await client.wait_for(PresenceFrame, lambda frame: frame.online)
    await client.send(type="typing", active=True)
    assert (await mina.wait_for(ConsoleTyping)).conversation_id == started.conversation_id
    await mina.send(type="typing", conversation_id=started.conversation_id, active=True)
    assert (await client.wait_for(TypingFrame)).active
    said = await mina.accepted("say", text="Good morning", **hold)
    await client.accepted("seen", delivered=said.seq, read=said.seq)
    await mina.wait_for(ConsoleSeen, lambda frame: frame.read == said.seq)
    await mina.accepted("seen", delivered=2, read=1, **hold)
    assert (await client.wait_for(SeenFrame)).read == 1
    async with customer(server, started):
        pass
    # One page has gone, the other says that it is still there.
    after = len(mina.frames)
    await mina.wait_for(ConsolePresence, lambda frame: frame.online, after - 2)


async def test_who_only_listens_in_is_not_seen_and_marks_nothing(
    client: Customer, started: Started, mina: AgentConsole, sana: AgentConsole
) -> None:
    hold = await held(client, started, mina)
    await sana.accepted("follow", conversation_id=started.conversation_id, after_seq=0)
    await sana.send(type="typing", conversation_id=started.conversation_id, active=True)
    assert (await sana.refused("seen", delivered=1, read=1, **hold)).code == "fenced"
    await mina.accepted("seen", delivered=1, read=1, **hold)
    await client.wait_for(SeenFrame)
    assert not [frame for frame in client.frames if isinstance(frame, TypingFrame)]


async def test_a_supervisor_sees_what_everybody_holds_and_gives_it_to_another(
    client: Customer, started: Started, mina: AgentConsole, sana: AgentConsole
) -> None:
    await held(client, started, mina)

    def is_held(frame: QueueFrame) -> bool:
        tickets = frame.held or []
        return started.conversation_id in {one.conversation_id for one in tickets}

    frame = await sana.wait_for(QueueFrame, is_held)
    (ticket,) = [t for t in frame.held or [] if t.conversation_id == started.conversation_id]
    await sana.accepted("assign", ticket_id=ticket.ticket_id, agent_id=await id_of(sana))
    await client.wait_for(StateFrame, lambda state: state.agent_name == "Sana")
    assert all(f.held is None for f in mina.frames if isinstance(f, QueueFrame))


async def test_a_silent_console_loses_its_customer_who_waits_again(serve: Serve) -> None:
    with serve(lease=1.0) as server:
        async with httpx2.AsyncClient(base_url=server.http, trust_env=False) as http:
            started, token = await start(http), await token_of(http, "Mina")
        async with customer(server, started) as client, console(server, token) as mina:
            hold = await held(client, started, mina)
            # Says nothing from here on, though its socket is open.
            await client.message_of_kind("agent_lost")
            await client.wait_for(
                StateFrame,
                lambda state: state.status == "waiting_for_agent",
                after=len(client.frames) - 2,
            )
            assert (await mina.refused("say", text="Hello?", **hold)).code == "fenced"


@pytest.fixture(params=["Mina", "Sana"])
def caller(request: pytest.FixtureRequest, tokens: dict[str, str]) -> tuple[str, str]:
    """An agent and a supervisor, each with a token."""
    return str(request.param), tokens[request.param]


async def test_only_supervisors_change_desks(
    http: httpx2.AsyncClient, caller: tuple[str, str]
) -> None:
    name, token = caller
    headers = {"Authorization": f"Bearer {token}"}
    listed = await http.get("/api/desks", headers=headers)
    assert "main" in {desk["id"] for desk in listed.json()}
    put = await http.put("/api/desks/loans", json=ALWAYS_OPEN, headers=headers)
    if name == "Mina":
        assert code_of(put) == "supervisors_only"
    else:
        assert put.json()["service_levels"]["private"] == {"first_reply": 60, "resolution": 7_200}


@pytest.mark.parametrize("method", ["GET", "PUT"])
async def test_desks_are_for_agents(
    http: httpx2.AsyncClient, started: Started, method: str
) -> None:
    path = "/api/desks" if method == "GET" else "/api/desks/main"
    for headers in ({}, started.headers):
        response = await http.request(method, path, json=ALWAYS_OPEN, headers=headers)
        assert code_of(response) == "not_signed_in"


@pytest.mark.parametrize(
    "wrong",
    [
        {"time_zone": "nowhere"},
        {"hours": [{"weekday": 0, "opens": "20:00", "closes": "08:00"}]},
        {"hours": [{"weekday": 7, "opens": "08:00", "closes": "20:00"}]},
        {"holidays": ["christmas"]},
        {"closed_until": "2026-03-01T08:00:00"},
        {"service_levels": {"private": {"first_reply": 1, "resolution": 1}}},
        {"colour": "blue"},
    ],
)
async def test_a_desk_that_makes_no_sense_is_refused(
    http: httpx2.AsyncClient, tokens: dict[str, str], wrong: dict[str, object]
) -> None:
    headers = {"Authorization": f"Bearer {tokens['Sana']}"}
    response = await http.put("/api/desks/loans", json=wrong, headers=headers)
    assert code_of(response) == "invalid_frame"


async def test_out_of_hours_a_message_is_left(
    server: Server, http: httpx2.AsyncClient, tokens: dict[str, str], mina: AgentConsole
) -> None:
    headers = {"Authorization": f"Bearer {tokens['Sana']}"}
    await http.put("/api/desks/never", json={"hours": []}, headers=headers)
    body = (await http.post("/api/conversations", json={"desk": "never"})).json()
    started = Started(body["conversation_id"], body["token"])
    async with customer(server, started) as client:
        await client.accepted("request_person")
        await client.message_of_kind("desk_closed")
        words: dict[str, Value] = {"text": "Please call me", "contact": "+44 20 7946 0000"}
        assert (
            await client.refused("leave_message", consent=False, **words)
        ).code == "invalid_frame"
        await client.accepted("leave_message", consent=True, **words)
        await client.message_of_kind("message_left")
        state = await client.wait_for(StateFrame, lambda s: s.status == "waiting_for_agent")
        assert (state.desk.open, state.desk.opens_at) == (False, None)
    ticket = await mina.ticket_of(started.conversation_id)
    assert (ticket.contact, ticket.desk) == ("+44 20 7946 0000", "never")


async def test_the_console_of_an_agent_whom_another_process_removes_is_signed_out(
    serve: Serve, published: Path, tmp_path: Path
) -> None:
    data = copied(published, tmp_path)
    with serve(data=data) as server:
        async with httpx2.AsyncClient(base_url=server.http, trust_env=False) as http:
            token = await token_of(http, "Mina")
            async with console(server, token) as mina:
                await mina.colleagues()
                async with opened_accounts(settings_for(data)) as accounts:
                    assert await accounts.removing.remove("Mina") == 0
                assert await mina.closed() == 4401
            response = await http.get("/api/desks", headers={"Authorization": f"Bearer {token}"})
            assert code_of(response) == "not_signed_in"
