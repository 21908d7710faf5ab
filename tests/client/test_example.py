"""The client of docs/examples, which was written from the protocol's page alone, holds a conversation."""

import asyncio
from asyncio.subprocess import PIPE, Process
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from random import Random

from bot.client.agent import Agent
from bot.client.closing import Pace
from tests.architecture.tree import ROOT
from tests.chaos.proxy import Proxy
from tests.running import PATIENCE
from tests.small_content import QUESTION
from tests.web.server import Server

_QUICK = Pace(first_pause=0.01, longest_pause=0.1)
# Written to be read: in a hundred lines there would be room for a library.
_MOST_LINES = 61


@asynccontextmanager
async def example(address: str) -> AsyncIterator[Process]:
    """The client, running."""
    process = await asyncio.create_subprocess_exec(
        "node", "--no-warnings", "--experimental-websocket", "docs/examples/customer.mjs", address,
        cwd=ROOT, stdin=PIPE, stdout=PIPE, stderr=PIPE,
    )  # fmt: skip
    try:
        yield process
    finally:
        if process.returncode is None:
            process.kill()
        await process.wait()


def say(process: Process, *lines: str) -> None:
    """Type these."""
    assert process.stdin is not None
    process.stdin.write("".join(f"{line}\n" for line in lines).encode())


async def heard(process: Process, words: str) -> str:
    """Everything that it printed up to the line with these words."""
    assert process.stdout is not None
    said = ""
    async with asyncio.timeout(PATIENCE):
        while words not in said:
            line = await process.stdout.readline()
            assert line, said
            said += line.decode()
    return said


async def test_it_is_answered_and_ends(server: Server) -> None:
    async with example(server.http) as process, asyncio.timeout(PATIENCE):
        said, _ = await process.communicate(f"{QUESTION}\n  \nHello!\n/end\n".encode())
    assert process.returncode == 0
    assert "bot: A transfer abroad costs **$12**." in said.decode()
    assert "(text_empty)" in said.decode()


async def test_it_talks_to_a_person(server: Server, tokens: dict[str, str]) -> None:
    async with (
        example(server.http) as process,
        Agent(server.sockets, tokens["Mina"], _QUICK) as mina,
    ):
        say(process, "/person", "I would like to talk about geraniums")

        def wants_to_talk() -> list[str]:
            waiting = mina.queue.waiting if mina.queue else ()
            return [one.ticket_id for one in waiting if "geraniums" in one.last_words]

        async with asyncio.timeout(PATIENCE):
            await mina.until(wants_to_talk)
            ticket = (await mina.claim(wants_to_talk()[0])).ticket
            assert ticket is not None
            await mina.say(ticket, "Gladly")
            await heard(process, "agent: Gladly")
            await mina.resolve(ticket)


async def test_it_comes_back_after_a_cut(server: Server) -> None:
    proxy = Proxy(Random(1), [server.port], is_calm=True)
    await proxy.start()
    async with example(f"http://127.0.0.1:{proxy.port}") as process:
        say(process, QUESTION)
        await heard(process, "$12")
        proxy.cut(1.0)
        say(process, "Hello!")
        said = await heard(process, "bot: ")
        assert "$12" not in said
    await proxy.stop()


def test_it_is_short() -> None:
    text = (ROOT / "docs/examples/customer.mjs").read_text("utf-8")
    lines = [line for line in text.splitlines() if line.strip() and not line.startswith("//")]
    assert len(lines) < _MOST_LINES
