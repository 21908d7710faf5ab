"""The four things that are measured at a running server."""

import asyncio
import time
from collections import Counter
from functools import partial
from random import Random
from typing import Final

from bot.client.agent import Agent
from bot.client.closing import Pace
from bot.client.customer import Customer
from bot.client.frames import Accepted
from bot.client.peer import RefusedError
from bot.client.web import Opened
from tests.load.figures import Contention, Idle, Storm
from tests.load.lines import conversations, customer_line, hung_up, many
from tests.load.servers import ServerUnderLoad

_HOLD: Final = 20.0
_WARM_UP: Final = 100
# Within the refusals that a connection is forgiven.
_ROUNDS_OF_A_CONNECTION: Final = 20
_RETURN_WITHIN: Final = 180.0
_GREETING: Final = "Hello!"


async def measure_idle(server: ServerUnderLoad, count: int) -> Idle:
    """Open them all, hold them, and see what they cost."""
    opened = await conversations(server.http, count)
    warm = await many(lambda n: customer_line(server.sockets, opened[n]), _WARM_UP)
    await hung_up(warm)
    await asyncio.sleep(1)
    resting = await _share_of_core(server, 3)
    before = server.memory
    lines = await many(lambda n: customer_line(server.sockets, opened[n]), count)
    core = await _share_of_core(server, _HOLD)
    held = sum(line.state.name == "OPEN" for line in lines)
    each = (server.memory - before) / count
    await hung_up(lines)
    return Idle(count, each, resting, core, held)


async def _share_of_core(server: ServerUnderLoad, seconds: float) -> float:
    used, begin = server.seconds_of_core, time.monotonic()
    await asyncio.sleep(seconds)
    return (server.seconds_of_core - used) / (time.monotonic() - begin)


async def measure_contention(
    server: ServerUnderLoad, tokens: tuple[str, ...], rounds: int
) -> Contention:
    """One customer, claimed by all at once, given back, claimed again."""
    (opened,) = await conversations(server.http, 1)
    winners: Counter[int] = Counter()
    slowest = 0.0
    async with Customer(server.sockets, opened) as customer:
        await customer.request_person()
        for first in range(0, rounds, _ROUNDS_OF_A_CONNECTION):
            count = min(_ROUNDS_OF_A_CONNECTION, rounds - first)
            agents = [Agent(server.sockets, token) for token in tokens]
            await asyncio.gather(*(agent.__aenter__() for agent in agents))
            for _ in range(count):
                won, took = await _contended(agents, opened)
                winners[won] += 1
                slowest = max(slowest, took)
            await asyncio.gather(*(agent.__aexit__(None, None, None) for agent in agents))
    return Contention(len(tokens), rounds, dict(winners), slowest)


async def _contended(agents: list[Agent], opened: Opened) -> tuple[int, float]:
    ticket_id = await _seen_by_all(agents, opened)
    begin = time.perf_counter()
    answers = await asyncio.gather(
        *(agent.claim(ticket_id) for agent in agents), return_exceptions=True
    )
    took = (time.perf_counter() - begin) * 1_000
    won = [n for n, answer in enumerate(answers) if isinstance(answer, Accepted)]
    refused = [answer for answer in answers if isinstance(answer, RefusedError)]
    assert len(won) + len(refused) == len(agents)
    for number in won:
        answer = answers[number]
        assert isinstance(answer, Accepted)
        assert answer.ticket is not None
        await agents[number].release(answer.ticket, "queue")
    return len(won), took


async def _seen_by_all(agents: list[Agent], opened: Opened) -> str:
    """The ticket, once every agent sees it wait: what one of them saw may be of before the last claim."""
    seen = {""}
    while "" in seen:
        await asyncio.gather(*(agent.until(partial(_place, agent, opened)) for agent in agents))
        seen = {_place(agent, opened) for agent in agents}
    (ticket_id,) = seen
    return ticket_id


def _place(agent: Agent, opened: Opened) -> str:
    """The ticket of the conversation, as long as this agent sees it wait."""
    waiting = agent.queue.waiting if agent.queue else ()
    mine = [one.ticket_id for one in waiting if one.conversation_id == opened.conversation_id]
    return mine[0] if mine else ""


async def measure_storm(server: ServerUnderLoad, count: int) -> Storm:
    """The server is killed, everybody says something meanwhile, and everybody comes back."""
    opened = await conversations(server.http, count)
    random = Random(1)
    customers = [Customer(server.sockets, one, Pace(), Random(random.random())) for one in opened]
    await asyncio.gather(*(customer.__aenter__() for customer in customers))
    await many(lambda n: _greeted(customers[n]), count)
    await server.end()
    answers = [customer.say(_GREETING) for customer in customers]
    await server.start()
    begin = time.monotonic()
    async with asyncio.timeout(_RETURN_WITHIN):
        await asyncio.gather(*answers)
        await asyncio.gather(
            *(customer.until(partial(_has_all, customer)) for customer in customers)
        )
    took = time.monotonic() - begin
    lost = sum([row.seq for row in one.messages][:4] != [1, 2, 3, 4] for one in customers)
    own = [sum(row.author == "customer" for row in one.messages) for one in customers]
    await asyncio.gather(*(customer.__aexit__(None, None, None) for customer in customers))
    return Storm(count, took, lost, sum(mine > 2 for mine in own))


async def _greeted(customer: Customer) -> None:
    await customer.ask(_GREETING)


def _has_all(customer: Customer) -> bool:
    """Two greetings, and a reply to each."""
    return len(customer.messages) >= 4
