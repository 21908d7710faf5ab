"""PostgreSQL or Redis goes away in mid-conversation: it is said, nothing is lost, and it goes on by itself."""

import asyncio
import signal
from collections.abc import Awaitable, Callable
from dataclasses import dataclass

import pytest

from bot.web.sockets.sent import Accepted, Refused
from tests.engines.bot_process import BotProcess
from tests.engines.postgresql import Postgresql
from tests.engines.redis import Redis
from tests.replicas.test_two_servers import client_of
from tests.running import eventually
from tests.small_content import QUESTION
from tests.web.clients import (
    AgentConsole,
    Customer,
    Value,
    console,
    customer,
    start,
    token_of,
)


@dataclass
class Talk:
    """A customer at one server and an agent at the other, who has claimed the customer."""

    client: Customer
    mina: AgentConsole
    hold: dict[str, Value]

    async def both_hear(self, words: str) -> None:
        """Each says something, again until it is accepted, and the other hears it once."""
        await said(self.client, f"{words} from the customer")
        await said(self.mina, f"{words} from the agent", **self.hold)
        for each in (self.client, self.mina):
            await each.message(lambda one: one.text == f"{words} from the customer")
            await each.message(lambda one: one.text == f"{words} from the agent")


async def said(client: Customer | AgentConsole, text: str, **fields: Value) -> list[str]:
    """The codes with which it was refused before it was accepted."""
    refusals: list[str] = []

    async def is_accepted() -> bool:
        answer = await client.command("say", client_id=text.replace(" ", "-"), text=text, **fields)
        if isinstance(answer, Refused):
            refusals.append(answer.code)
            assert answer.detail["retry_after"]
            await asyncio.sleep(0.1)
        return isinstance(answer, Accepted)

    await eventually(is_accepted)
    return refusals


async def play(
    servers: tuple[BotProcess, BotProcess], outage: Callable[[Talk], Awaitable[None]]
) -> Talk:
    """The whole talk, with an outage in the middle."""
    here, there = (process.server for process in servers)
    async with client_of(here) as http:
        started = await start(http)
    async with client_of(there) as http:
        token = await token_of(http, "Mina")
    async with customer(here, started) as client, console(there, token) as mina:
        await client.ask(QUESTION)
        await client.accepted("request_person")
        ticket = await mina.claim(started.conversation_id)
        hold: dict[str, Value] = {"conversation_id": started.conversation_id, "fence": ticket.fence}
        await mina.accepted("follow", conversation_id=started.conversation_id, after_seq=0)
        talk = Talk(client, mina, hold)
        await talk.both_hear("before")
        await outage(talk)
        async with console(there, token) as again:
            # An agent's console may have been told to come back.
            assert mina.connection.close_code in (None, 1013)
            await again.accepted("follow", conversation_id=started.conversation_id, after_seq=0)
            await Talk(client, again, hold).both_hear("after")
            await again.accepted("resolve", **hold)
            await client.message_of_kind("resolved")
    seqs = [message.seq for message in client.messages]
    assert seqs == list(range(1, len(seqs) + 1))
    return talk


@pytest.mark.parametrize("how", [signal.SIGKILL, signal.SIGINT])
async def test_while_postgresql_is_away_words_are_refused_as_busy_and_the_socket_stays(
    servers: tuple[BotProcess, BotProcess], own_postgresql: Postgresql, how: signal.Signals
) -> None:
    async def outage(talk: Talk) -> None:
        await asyncio.to_thread(own_postgresql.end, how)
        refusal = await talk.client.refused("say", client_id="meanwhile", text="meanwhile")
        assert refusal.code == "busy"
        await asyncio.to_thread(own_postgresql.start)
        await said(talk.client, "meanwhile")

    talk = await play(servers, outage)
    texts = [message.text for message in talk.client.messages]
    assert texts.count("meanwhile") == 1


async def test_while_redis_is_away_everything_goes_on_a_little_later(
    servers: tuple[BotProcess, BotProcess], own_redis: Redis
) -> None:
    async def outage(talk: Talk) -> None:
        await asyncio.to_thread(own_redis.end, signal.SIGKILL)
        assert await said(talk.client, "meanwhile") == []
        await talk.mina.message(lambda message: message.text == "meanwhile")
        await asyncio.to_thread(own_redis.start)

    await play(servers, outage)


async def test_a_question_that_postgresql_took_along_is_answered_after_it_is_back(
    servers: tuple[BotProcess, BotProcess], own_postgresql: Postgresql
) -> None:
    server = servers[0].server
    async with client_of(server) as http:
        started = await start(http)
    async with customer(server, started) as client:
        await client.accepted("say", text=QUESTION)
        await asyncio.to_thread(own_postgresql.end, signal.SIGKILL)
        await asyncio.to_thread(own_postgresql.start)
        reply = await client.message(lambda message: message.in_reply_to == 1)
        assert reply.kind == "answer"
