"""The client library and the command chat against a real server."""

import asyncio
import sys
from asyncio.subprocess import PIPE
from collections.abc import AsyncIterator

import pytest

from bot.client.agent import Agent
from bot.client.closing import Pace
from bot.client.connection import StoppedError
from bot.client.customer import Customer
from bot.client.frames import Ticket
from bot.client.peer import RefusedError
from bot.client.web import CallError, Opened, sign_in, sockets_of, start_conversation
from tests.architecture.tree import ROOT
from tests.running import PATIENCE
from tests.small_content import ANSWER, QUESTION, UNCLEAR, UNKNOWN
from tests.web.server import PASSWORD, Server

_QUICK = Pace(first_pause=0.01, longest_pause=0.1)


@pytest.fixture
async def asking(server: Server) -> AsyncIterator[Customer]:
    """A customer by way of the library."""
    opened = await start_conversation(server.http)
    async with asyncio.timeout(PATIENCE), Customer(server.sockets, opened, _QUICK) as customer:
        yield customer


@pytest.fixture
async def agent(server: Server, tokens: dict[str, str]) -> AsyncIterator[Agent]:
    """Mina by way of the library."""
    async with asyncio.timeout(PATIENCE), Agent(server.sockets, tokens["Mina"], _QUICK) as agent:
        yield agent


async def claimed(agent: Agent, customer: Customer) -> Ticket:
    """The ticket of a customer who asks for a person, and gets this agent."""

    def waiting() -> list[Ticket]:
        queue = agent.queue.waiting if agent.queue else ()
        return [one for one in queue if one.conversation_id == customer.conversation_id]

    await customer.request_person()
    await agent.until(lambda: bool(waiting()))
    ticket = (await agent.claim(waiting()[0].ticket_id)).ticket
    assert ticket is not None
    return ticket


async def test_a_question_gets_its_answer(asking: Customer) -> None:
    assert (await asking.ask(QUESTION)).text == ANSWER


async def test_a_choice_can_be_taken(asking: Customer) -> None:
    unclear = await asking.ask(UNCLEAR)
    seq = (await asking.choose(unclear.seq, unclear.choices[0].id)).seq
    reply = await asking.message(lambda message: message.in_reply_to == seq)
    assert reply.kind == "answer"


async def test_what_is_refused_raises_its_code(asking: Customer) -> None:
    with pytest.raises(RefusedError) as refused:
        await asking.say("  ")
    assert refused.value.code == "text_empty"


async def test_a_foreign_conversation_stops_the_client(server: Server) -> None:
    async with Customer(server.sockets, Opened("c_none", "wrong"), _QUICK) as customer:
        with pytest.raises(StoppedError) as stopped:
            await customer.say("Hello")
        with pytest.raises(StoppedError):
            await customer.until(lambda: False)
    assert stopped.value.code == 4404


async def test_two_people_talk_by_way_of_the_library(asking: Customer, agent: Agent) -> None:
    ticket = await claimed(agent, asking)
    agent.follow(ticket.conversation_id)
    await agent.say(ticket, "Good morning")
    await asking.message(lambda message: message.text == "Good morning")
    await asking.say("Good morning to you")
    await agent.until(lambda: len(agent.messages[ticket.conversation_id]) == 4)
    await agent.resolve(ticket)
    last = await asking.message(lambda message: message.kind == "resolved")
    await agent.until(lambda: len(agent.messages[ticket.conversation_id]) == last.seq)
    # A command's own client id is shown to its sender alone.
    told = [
        (one.seq, one.author, one.kind, one.text) for one in agent.messages[ticket.conversation_id]
    ]
    assert told == [(one.seq, one.author, one.kind, one.text) for one in asking.messages]


async def test_an_old_fence_is_refused(asking: Customer, agent: Agent) -> None:
    ticket = await claimed(agent, asking)
    await agent.release(ticket, "queue")
    with pytest.raises(RefusedError) as refused:
        await agent.say(ticket, "still me")
    assert refused.value.code == "fenced"


async def test_a_wrong_password_says_its_code(server: Server) -> None:
    with pytest.raises(CallError) as refused:
        await sign_in(server.http, "Nobody", PASSWORD)
    assert refused.value.code == "wrong_password"


async def test_where_nobody_serves_a_call_says_so() -> None:
    with pytest.raises(CallError) as refused:
        await start_conversation("http://127.0.0.1:9")
    assert refused.value.code is None


def test_sockets_are_where_the_server_is() -> None:
    assert sockets_of("https://bank.example/chat/") == "wss://bank.example/chat"


async def chatted(address: str, typed: str) -> tuple[int, str, str]:
    """How `bot chat` ends, and what it printed."""
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "bot", "chat", "--address", address,
        cwd=ROOT, stdin=PIPE, stdout=PIPE, stderr=PIPE,
    )  # fmt: skip
    async with asyncio.timeout(PATIENCE):
        out, err = await process.communicate(typed.encode())
    assert process.returncode is not None
    return process.returncode, out.decode(), err.decode()


async def test_chat_answers_asks_back_and_ends(server: Server) -> None:
    code, out, err = await chatted(server.http, f"{QUESTION}\n{UNCLEAR}\n1\n/end\n")
    assert (code, "A transfer abroad costs" in out) == (0, True), err
    assert "1  What does the" in out


async def test_chat_without_more_input_waits_for_the_answer(server: Server) -> None:
    code, out, err = await chatted(server.http, QUESTION)
    assert (code, "$12" in out) == (0, True), err


async def test_chat_says_where_nobody_serves() -> None:
    code, _, err = await chatted("http://127.0.0.1:9", "")
    assert (code, "--address" in err) == (1, True)


async def test_chat_hears_out_each_line_before_it_takes_the_next(server: Server) -> None:
    lines = ("my card was stolen", "/leave", QUESTION, "my card was stolen", "/leave", QUESTION)
    code, out, err = await chatted(server.http, "\n".join(lines) + "\n")
    assert (code, out.count("left the queue"), out.count("$12")) == (0, 2, 2), out + err
    assert "not_waiting" not in err


async def test_chat_waits_for_no_answer_of_the_bot_while_a_person_is_awaited(
    server: Server,
) -> None:
    lines = ("/person", QUESTION, "/leave", UNKNOWN)
    code, out, err = await chatted(server.http, "\n".join(lines) + "\n")
    assert (code, out.count("left the queue"), out.count("no approved answer")) == (0, 1, 1), err
