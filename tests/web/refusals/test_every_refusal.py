"""Every code of bot/errors and where it is provoked: a new code needs a row here."""

import importlib
import re
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Final

import httpx2
import pytest

from bot.errors import AtCapacityError, BusyError
from tests.small_content import QUESTION, UNCLEAR
from tests.web.clients import AgentConsole, Customer, Started, Value, connected
from tests.web.refusals import desk
from tests.web.refusals.stage import Stage
from tests.web.server import STATUSES, Server, code_of


@pytest.fixture
def agents(mina: AgentConsole, omar: AgentConsole) -> tuple[AgentConsole, AgentConsole]:
    """Mina and Omar."""
    return mina, omar


@pytest.fixture
def stage(
    server: Server,
    http: httpx2.AsyncClient,
    started: Started,
    client: Customer,
    agents: tuple[AgentConsole, AgentConsole],
) -> Stage:
    """Everything that a refusal may need."""
    return Stage(server, http, started, client, agents)


async def client_id_reused(stage: Stage) -> str:
    await stage.client.accepted("say", text=QUESTION, client_id="a1")
    return (await stage.client.refused("say", text="something else", client_id="a1")).code


async def conversation_closed(stage: Stage) -> str:
    await stage.client.accepted("end")
    return (await stage.client.refused("say", text=QUESTION)).code


async def already_claimed(stage: Stage) -> str:
    await stage.client.accepted("request_person")
    ticket = await stage.agents[0].claim(stage.started.conversation_id)
    return (await stage.agents[1].refused("claim", ticket_id=ticket.ticket_id)).code


async def fenced(stage: Stage) -> str:
    await stage.client.accepted("request_person")
    ticket = await stage.agents[0].claim(stage.started.conversation_id)
    hold: dict[str, Value] = {
        "conversation_id": stage.started.conversation_id,
        "fence": ticket.fence,
    }
    return (await stage.agents[1].refused("say", text="Hello", **hold)).code


async def unknown_choice(stage: Stage) -> str:
    seq = (await stage.client.ask(UNCLEAR)).seq
    return (await stage.client.refused("choose", seq=seq, choice="opening-hours")).code


async def already_rated(stage: Stage) -> str:
    await stage.client.accepted("end")
    await stage.client.accepted("rate", stars=5)
    return (await stage.client.refused("rate", stars=1)).code


async def unknown_conversation(stage: Stage) -> str:
    follow: dict[str, Value] = {"conversation_id": stage.started.conversation_id, "after_seq": 0}
    assert (await stage.agents[0].refused("follow", **follow)).code == "unknown_conversation"
    return code_of(await stage.http.get("/api/conversations/c_none/messages"))


async def too_many_requests(stage: Stage) -> str:
    for _ in range(5):
        await stage.posted("/api/agents/sign-in", name="guessed", password="wrong")
    response = await stage.http.post(
        "/api/agents/sign-in", json={"name": "Guessed", "password": "wrong"}
    )
    assert 290 <= int(response.headers["Retry-After"]) <= 300
    return code_of(response)


async def origin_refused(stage: Stage) -> str:
    async with connected(stage.server, "/ws/console", "https://evil.example") as connection:
        await connection.wait_closed()
        return connection.close_reason or ""


async def not_signed_in(stage: Stage) -> str:
    async with connected(stage.server, "/ws/console") as connection:
        await connection.send('{"type":"hello","protocol":1,"token":"none"}')
        await connection.wait_closed()
        return connection.close_reason or ""


async def unknown_ticket(stage: Stage) -> str:
    return (await stage.agents[0].refused("claim", ticket_id="t_none")).code


async def not_found(stage: Stage) -> str:
    return code_of(await stage.http.get("/no/such/address"))


async def method_not_allowed(stage: Stage) -> str:
    response = await stage.http.delete("/api/ask")
    assert response.headers["Allow"] == "POST"
    return code_of(response)


async def identity_refused(stage: Stage) -> str:
    return code_of(
        await stage.http.post(
            f"/api/conversations/{stage.started.conversation_id}/identity",
            json={"token": "not.a.token"},
            headers=stage.started.headers,
        )
    )


async def _attached(stage: Stage, content: bytes) -> str:
    return code_of(
        await stage.http.post(
            f"/api/conversations/{stage.started.conversation_id}/attachments",
            params={"client_id": "f1", "name": "a.png"},
            content=content,
            headers=stage.started.headers,
        )
    )


async def _refused(stage: Stage, kind: str, **fields: str | int) -> str:
    return (await stage.client.refused(kind, **fields)).code


async def _raw(stage: Stage, text: str) -> str:
    return (await stage.client.refused_raw(text)).code


PROVOKED: Final[dict[str, Callable[[Stage], Awaitable[str]]]] = {
    "invalid_json": lambda stage: _raw(stage, "{"),
    "invalid_frame": lambda stage: _raw(stage, '{"type":"say"}'),
    "unknown_frame": lambda stage: _refused(stage, "nope"),
    "frame_too_large": lambda stage: _raw(stage, "x" * 16_385),
    "text_empty": lambda stage: _refused(stage, "say", text=" "),
    "text_too_long": lambda stage: _refused(stage, "say", text="a" * 4_001),
    "no_words": lambda stage: _refused(stage, "say", text="😀"),
    "client_id_reused": client_id_reused,
    "unknown_conversation": unknown_conversation,
    "conversation_closed": conversation_closed,
    "not_waiting": lambda stage: _refused(stage, "leave_queue"),
    "already_claimed": already_claimed,
    "fenced": fenced,
    "not_offered": desk.not_offered,
    "agent_unavailable": desk.agent_unavailable,
    "unknown_agent": lambda stage: desk.passing_on_to(stage, "a_none"),
    "unknown_desk": lambda stage: stage.posted("/api/conversations", desk="none"),
    "supervisors_only": desk.supervisors_only,
    "unknown_message": lambda stage: _refused(stage, "judge", seq=9, verdict="up"),
    "unknown_choice": unknown_choice,
    "already_rated": already_rated,
    "not_closed": lambda stage: _refused(stage, "rate", stars=5),
    "identity_refused": identity_refused,
    "not_with_person": lambda stage: _attached(stage, b"%PDF-1.7"),
    "attachment_refused": lambda stage: _attached(stage, b"<svg onload=alert(1)>"),
    "wrong_password": lambda stage: stage.posted("/api/agents/sign-in", name="Mina", password="no"),
    "not_signed_in": not_signed_in,
    "origin_refused": origin_refused,
    "too_many_requests": too_many_requests,
    "unknown_ticket": unknown_ticket,
    "not_found": not_found,
    "method_not_allowed": method_not_allowed,
    "body_too_large": lambda stage: stage.posted("/api/ask", question="x" * 70_000),
}


# Codes that need a server or a place of their own, and the test that provokes each.
ELSEWHERE: Final = {
    "no_content": "tests.web.test_faults.test_without_content_a_question_is_refused",
    "internal": "tests.web.test_faults.test_a_fault_of_the_server_says_nothing_of_itself",
    "busy": "tests.flows.test_sign_in.test_sign_ins_that_cannot_be_checked_now_come_again",
    "at_capacity": "tests.contracts.conversation_store.test_capacity.test_a_claim_beyond_the_capacity_is_refused",
    "agent_exists": "tests.command_line.test_agents.test_an_agents_name_is_given_once",
    "weak_password": "tests.command_line.test_agents.test_a_short_password_is_refused",
    "gate_failed": "tests.command_line.test_gate.test_a_change_that_makes_a_question_worse_is_refused_by_name",
    "setup": "tests.command_line.test_help_and_settings.test_a_bad_setting_is_one_sentence",
}


def test_every_code_has_a_row() -> None:
    assert set(PROVOKED) | set(ELSEWHERE) == set(STATUSES)
    assert not set(PROVOKED) & set(ELSEWHERE)


def test_every_row_stands_in_the_protocol() -> None:
    page = (Path(__file__).parents[3] / "docs" / "protocol.md").read_text("utf-8")
    documented = dict(re.findall(r"^\| `(\w+)` \| (\d{3}) \|", page, re.MULTILINE))
    assert {code: int(status) for code, status in documented.items()} == {
        code: STATUSES[code] for code in documented
    }
    assert set(PROVOKED) <= set(documented)


@pytest.mark.parametrize("place", ELSEWHERE.values(), ids=ELSEWHERE)
def test_a_code_of_another_place_is_provoked_there(place: str) -> None:
    module, _, name = place.rpartition(".")
    assert callable(getattr(importlib.import_module(module), name))


@pytest.mark.parametrize("code", PROVOKED)
async def test_a_code_is_provoked(stage: Stage, code: str) -> None:
    assert await PROVOKED[code](stage) == code


def test_one_second_is_not_told_as_many() -> None:
    assert BusyError(retry_after=1).message.endswith("try again in 1 second.")
    assert BusyError(retry_after=11).message.endswith("try again in 11 seconds.")
    assert "hold 1 conversation at a time" in AtCapacityError(limit=1).message
