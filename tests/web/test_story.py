"""The whole story over real sockets."""

import json
import re
from typing import Any, Final
from unittest.mock import ANY

import httpx2

from bot.domain.conversation import ConversationStatus
from bot.domain.ticket import TicketStatus
from bot.web.sockets.sent import (
    ClaimAccepted,
    ConsoleMessage,
    ConversationFrame,
    Pong,
    QueueFrame,
    StateFrame,
    Welcome,
)
from tests.small_content import ANSWER, QUESTION, UNKNOWN
from tests.web.clients import AgentConsole, Customer, Started, Value, connected, customer, start
from tests.web.server import Server

STATE: Final[dict[str, Any]] = {
    "status": "with_bot",
    "agent_name": None,
    "position": None,
    "rated": False,
    "expected_wait_seconds": None,
    "desk": {"open": True, "staffed": True, "opens_at": None},
}
MESSAGE: Final = {
    "seq": 1,
    "author": "system",
    "author_name": None,
    "client_id": None,
    "in_reply_to": None,
    "kind": "waiting_for_agent",
    "citations": [],
    "choices": [],
    "offers_person": False,
    "verdict": None,
    "attachment": None,
}


async def test_a_question_is_answered_with_its_source(client: Customer) -> None:
    answer = await client.ask(QUESTION)
    assert (answer.author, answer.kind, answer.text) == ("bot", "answer", ANSWER)
    assert [citation.url for citation in answer.citations] == ["/sources/abroad-fee"]


async def test_a_customer_is_handed_to_a_person_and_back(
    client: Customer, mina: AgentConsole, started: Started
) -> None:
    await client.ask(QUESTION)
    await client.accepted("request_person")
    ticket = await mina.claim(started.conversation_id)
    assert (ticket.agent_name, ticket.fence) == ("Mina", 1)
    await client.wait_for(StateFrame, lambda state: state.agent_name == "Mina")
    hold: dict[str, Value] = {"conversation_id": started.conversation_id, "fence": ticket.fence}
    await mina.accepted("say", text="Good morning", **hold)
    words = await client.message(lambda message: message.author == "agent")
    assert (words.author_name, words.text, words.client_id) == ("Mina", "Good morning", None)
    await client.accepted("say", text="Good morning, Mina")
    await mina.accepted("release", to="bot", **hold)
    await client.wait_for(
        StateFrame, lambda state: state.status == "with_bot", after=len(client.frames) - 1
    )
    assert (await client.ask("When are the branches open?")).kind == "answer"
    kinds = [message.kind.value for message in client.messages]
    assert kinds == [
        "words", "answer", "waiting_for_agent", "agent_joined", "words", "words",
        "returned_to_bot", "words", "answer",
    ]  # fmt: skip
    assert [message.seq for message in client.messages] == list(range(1, 10))


async def test_a_resolved_conversation_is_rated_once(
    client: Customer, mina: AgentConsole, started: Started
) -> None:
    await client.accepted("request_person")
    ticket = await mina.claim(started.conversation_id)
    await mina.accepted("resolve", conversation_id=started.conversation_id, fence=ticket.fence)
    await client.wait_for(StateFrame, lambda state: state.status == "closed")
    await client.accepted("rate", stars=5, comment="Thank you")
    await client.wait_for(StateFrame, lambda state: state.rated)
    await mina.wait_for(
        QueueFrame,
        lambda queue: all(one.conversation_id != started.conversation_id for one in queue.mine),
        after=len(mina.frames) - 1,
    )


async def test_two_agents_at_once_get_one_customer(
    client: Customer, mina: AgentConsole, omar: AgentConsole, started: Started
) -> None:
    await client.accepted("request_person")
    ticket = await mina.ticket_of(started.conversation_id)
    await omar.ticket_of(started.conversation_id)
    first = await mina.accepted("claim", ticket_id=ticket.ticket_id, client_id="c1")
    slower = await omar.refused("claim", ticket_id=ticket.ticket_id)
    assert (slower.code, slower.detail) == ("already_claimed", {"agent_name": "Mina"})
    again = await mina.accepted("claim", ticket_id=ticket.ticket_id, client_id="c1")
    assert (again.duplicate, again.seq) == (True, first.seq)
    assert isinstance(again, ClaimAccepted)
    assert again.ticket is not None
    assert again.ticket.agent_name == "Mina"


async def test_an_agent_reads_the_transcript_and_how_it_came_about(
    client: Customer, mina: AgentConsole, started: Started
) -> None:
    await client.ask(QUESTION)
    escalation = await client.ask(UNKNOWN)
    await mina.accepted("follow", conversation_id=started.conversation_id, after_seq=0)
    frame = await mina.wait_for(ConversationFrame, lambda frame: len(frame.turns) == 2)
    assert [turn.seq for turn in frame.turns] == [2, escalation.seq]
    assert [turn.decision.value for turn in frame.turns] == ["answer", "escalate"]
    assert frame.ticket is not None
    assert frame.ticket.reason == "not_understood"
    seqs = [frame.message.seq for frame in mina.frames if isinstance(frame, ConsoleMessage)]
    assert seqs == [1, 2, 3, 4, 5]
    own = [frame.message.client_id for frame in mina.frames if isinstance(frame, ConsoleMessage)]
    assert own == [None] * 5


async def test_the_queue_shows_the_last_words_and_the_reason(
    client: Customer, mina: AgentConsole, started: Started
) -> None:
    await client.ask(UNKNOWN)
    ticket = await mina.ticket_of(started.conversation_id)
    assert (ticket.last_words, ticket.reason, ticket.status) == (
        UNKNOWN,
        "not_understood",
        TicketStatus.WAITING,
    )


async def test_an_agent_who_unfollows_hears_no_more(
    client: Customer, mina: AgentConsole, started: Started
) -> None:
    await client.accepted("request_person")
    follow: dict[str, Value] = {"conversation_id": started.conversation_id}
    await mina.accepted("follow", after_seq=0, **follow)
    await mina.wait_for(ConsoleMessage)
    await mina.accepted("unfollow", **follow)
    await client.accepted("say", text="Is anybody there?")
    await mina.ticket_of(started.conversation_id)
    await mina.wait_for(
        QueueFrame, lambda queue: "Is anybody there?" in [t.last_words for t in queue.waiting]
    )
    heard = [f.message.text for f in mina.frames if isinstance(f, ConsoleMessage)]
    assert "Is anybody there?" not in heard


async def test_leaving_the_queue_brings_the_bot_back(client: Customer) -> None:
    await client.accepted("request_person")
    state = await client.wait_for(StateFrame)
    assert (state.status, state.position is not None) == (
        ConversationStatus.WAITING_FOR_AGENT,
        True,
    )
    await client.accepted("leave_queue")
    await client.wait_for(StateFrame, lambda state: state.status == "with_bot")
    assert (await client.ask(QUESTION)).kind == "answer"


async def test_an_answer_is_judged_and_the_verdict_is_kept(
    client: Customer, server: Server, started: Started
) -> None:
    answer = await client.ask(QUESTION)
    await client.accepted("judge", seq=answer.seq, verdict="up")
    await client.accepted("judge", seq=answer.seq, verdict="down")
    async with customer(server, started) as again:
        assert (await again.message_of_kind("answer")).verdict == "down"


async def test_a_customer_who_ends_is_told_so(client: Customer) -> None:
    await client.accepted("end")
    assert (await client.message_of_kind("ended")).author == "system"
    await client.wait_for(StateFrame, lambda state: state.status == "closed")


async def test_a_chinese_conversation_is_held_in_chinese(
    server: Server, http: httpx2.AsyncClient
) -> None:
    started = await start(http, "zh")
    async with customer(server, started) as client:
        assert (await client.wait_for(Welcome)).language == "zh"
        await client.accepted("request_person")
        assert "人工客服" in (await client.message_of_kind("waiting_for_agent")).text


async def test_ping_is_answered_on_both_sockets(client: Customer, mina: AgentConsole) -> None:
    for one in (client, mina):
        await one.send(type="ping")
        await one.wait_for(Pong)


async def test_frames_look_as_the_protocol_shows_them(server: Server, started: Started) -> None:
    async with connected(server, "/ws/conversation") as raw:
        opening = {"conversation_id": started.conversation_id, "token": started.token}
        await raw.send(json.dumps({"type": "hello", "protocol": 1, **opening, "after_seq": 0}))
        assert json.loads(await raw.recv()) == {
            "type": "welcome",
            "conversation_id": started.conversation_id,
            "language": "en",
            "last_seq": 0,
            "state": STATE | {"desk": ANY},
        }
        await raw.send('{"type":"request_person","client_id":"a1"}')
        frames = [json.loads(await raw.recv()) for _ in range(3)]
    by_type = {frame.pop("type"): frame for frame in frames}
    assert by_type["accepted"] == {"client_id": "a1", "seq": 1, "duplicate": False}
    message = by_type["message"]["message"]
    assert {name: message.pop(name) for name in MESSAGE} == MESSAGE
    assert re.fullmatch(r"2\d{3}(-\d\d){2}T\d\d(:\d\d){2}\.\d{3}Z", message.pop("at"))
    assert set(message) == {"text"}
    assert set(by_type["state"]) == set(STATE)
    assert set(by_type["state"]["desk"]) == set(STATE["desk"])
