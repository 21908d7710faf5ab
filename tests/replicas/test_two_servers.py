"""Any server serves any socket: the customer is at one, the agent at another."""

import shutil
from pathlib import Path

import httpx2

from bot.backends.sql.database import Database
from bot.backends.sql.publications import SqlPublications
from tests.engines.bot_process import BotProcess
from tests.replicas.bank import Bank
from tests.running import Published, eventually
from tests.small_content import QUESTION
from tests.web.clients import Value, console, customer, start, token_of
from tests.web.server import Server

LOUNGE = "Is there a lounge?"


def client_of(server: Server) -> httpx2.AsyncClient:
    """Calls to one server."""
    return httpx2.AsyncClient(base_url=server.http, trust_env=False)


async def decision_on(server: Server, question: str) -> str:
    """What one server would do with a question."""
    async with client_of(server) as http:
        response = await http.post("/api/ask", json={"question": question})
        return str(response.json()["decision"])


async def test_a_customer_at_one_and_an_agent_at_the_other_talk(
    servers: tuple[BotProcess, BotProcess],
) -> None:
    here, there = (process.server for process in servers)
    async with client_of(here) as http:
        started = await start(http)
    async with client_of(there) as http:
        token = await token_of(http, "Mina")
    async with customer(here, started) as client, console(there, token) as mina:
        assert (await client.ask(QUESTION)).kind == "answer"
        await client.accepted("request_person")
        ticket = await mina.claim(started.conversation_id)
        await client.message_of_kind("agent_joined")
        hold: dict[str, Value] = {"conversation_id": started.conversation_id, "fence": ticket.fence}
        await mina.accepted("follow", conversation_id=started.conversation_id, after_seq=0)
        await mina.accepted("say", text="Good morning", **hold)
        await client.message(lambda message: message.text == "Good morning")
        await client.accepted("say", text="Hello Mina")
        await mina.message(lambda message: message.text == "Hello Mina")
        await mina.accepted("resolve", **hold)
        await client.message_of_kind("resolved")
        seqs = [message.seq for message in client.messages]
    assert seqs == list(range(1, len(seqs) + 1))


async def test_a_question_that_a_dead_server_took_is_answered_by_another(
    bank: Bank, servers: tuple[BotProcess, BotProcess]
) -> None:
    async with client_of(servers[0].server) as http:
        started = await start(http)
    async with bank.serving() as doomed, customer(doomed.server, started) as client:
        await client.accepted("say", text=QUESTION)
        doomed.kill()
        await client.closed()
    async with customer(servers[1].server, started) as client:
        reply = await client.message(lambda message: message.in_reply_to == 1)
        assert reply.kind == "answer"


async def test_what_is_published_serves_everywhere_without_a_restart_once_it_is_there(
    bank: Bank,
    late_folder: Path,
    published: Published,
    servers: tuple[BotProcess, BotProcess],
) -> None:
    here, there = (process.server for process in servers)
    assert {await decision_on(server, LOUNGE) for server in (here, there)} == {"escalate"}
    async with Database(bank.database_url) as database:
        await SqlPublications(database).publish(published.other)

    async def answers_here() -> bool:
        return await decision_on(here, LOUNGE) == "answer"

    async def answers_there() -> bool:
        return await decision_on(there, LOUNGE) == "answer"

    await eventually(answers_here)
    # Without the folder the older content goes on serving.
    assert await decision_on(there, QUESTION) == "answer"
    assert not await answers_there()
    generation = f"generations/{published.other}"
    shutil.copytree(bank.data / generation, late_folder / generation)
    await eventually(answers_there)
