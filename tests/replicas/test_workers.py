"""`bot serve --workers N`: several processes on one port, looked after by one."""

import asyncio
import os
import signal
from contextlib import suppress
from pathlib import Path

from tests.engines.bot_process import BotProcess
from tests.engines.ports import is_listening
from tests.replicas.bank import Bank
from tests.replicas.test_two_servers import client_of
from tests.running import eventually
from tests.small_content import QUESTION
from tests.web.clients import customer, start


def workers_of(process: BotProcess) -> set[int]:
    """The processes that one process has started."""
    children = Path(f"/proc/{process.pid}/task/{process.pid}/children")
    return {int(pid) for pid in children.read_text().split()}


def is_alive(pid: int) -> bool:
    """True for a process that is there."""
    return Path(f"/proc/{pid}").exists()


def listeners_on(port: int) -> int:
    """How many sockets take connections on a port of this machine."""
    lines = Path("/proc/net/tcp").read_text().splitlines()[1:]
    places = [(line.split()[1], line.split()[3]) for line in lines]
    return sum(place.endswith(f":{port:04X}") and state == "0A" for place, state in places)


async def both_serve(process: BotProcess) -> None:
    """Returns once two workers take connections."""

    async def is_so() -> bool:
        return listeners_on(process.server.port) == 2 and await process.is_ready()

    await eventually(is_so)


async def test_a_worker_that_dies_is_replaced_and_a_stop_ends_all(bank: Bank) -> None:
    async with bank.serving(WORKERS="2") as process:
        await both_serve(process)
        async with client_of(process.server) as http:
            started = await start(http)
        async with customer(process.server, started) as client:
            assert (await client.ask(QUESTION)).kind == "answer"
            for pid in workers_of(process):
                os.kill(pid, signal.SIGKILL)
            assert await client.closed() == 1006
        await both_serve(process)
        async with customer(process.server, started, after_seq=2) as client:
            assert (await client.accepted("request_person")).seq == 3
            workers = workers_of(process)
            stopping = asyncio.create_task(process.end(signal.SIGTERM))
            assert await client.closed() == 1012
            assert await stopping == 0
        assert not any(map(is_alive, workers))


async def test_workers_end_when_nobody_looks_after_them(bank: Bank) -> None:
    async with bank.serving(WORKERS="2") as process:
        await both_serve(process)
        with suppress(ProcessLookupError):
            await process.end(signal.SIGKILL)

        async def is_over() -> bool:
            return not is_listening(process.server.port)

        await eventually(is_over)
