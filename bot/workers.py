"""Several server processes on one port of this machine: started, started again when one dies, and stopped together."""

import asyncio
import os
import signal
import socket
import sys
from asyncio.subprocess import PIPE, Process
from typing import Final

from bot.errors import SetupError
from bot.settings import PREFIX, Settings

_FIRST_PAUSE: Final = 0.5
_LONGEST_PAUSE: Final = 15.0
# Who has lived so long was well; its next start is a first one again.
_WELL_AFTER: Final = 30.0
_ANOTHER_PORT: Final = 8123
_COMMAND: Final = (sys.executable, "-m", "bot", "work")
# Longer than a worker takes to let its last requests end.
_STOPPED_WITHIN: Final = 30.0


def reserve_port(host: str, port: int) -> socket.socket:
    """Hold a port, and let the workers of this user share it. Raises SetupError when somebody else has it."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        # Without sharing first: a second server would otherwise take half of the connections in silence.
        with socket.create_server((host, port), family=family) as trial:
            port = trial.getsockname()[1]
        reserved = socket.socket(family)
        reserved.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        reserved.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEPORT, 1)
        reserved.bind((host, port))
    except OSError as error:
        raise port_refused(host, port, error) from error
    return reserved


def port_refused(host: str, port: int, error: OSError) -> SetupError:
    """Why nobody can be served there, and what to do."""
    another = _ANOTHER_PORT + (port == _ANOTHER_PORT)
    return SetupError(
        f"Port {port} at {host} cannot be listened on ({error.strerror}). "
        f"Another port: bot serve --port {another}"
    )


async def run_workers(settings: Settings, port: int) -> None:
    """Until SIGTERM or SIGINT, then until the last worker has ended."""
    stopping = asyncio.Event()
    loop = asyncio.get_running_loop()
    for sign in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(sign, stopping.set)
    async with asyncio.TaskGroup() as group:
        for _ in range(settings.workers):
            group.create_task(_Worker(settings, port, stopping).live())


class _Worker:
    """One place for a process; who dies there is followed by another, less and less eagerly."""

    def __init__(self, settings: Settings, port: int, stopping: asyncio.Event) -> None:
        self._environment = _environment_of(settings, port)
        self._stopping = stopping

    async def live(self) -> None:
        pause = _FIRST_PAUSE
        loop = asyncio.get_running_loop()
        while not self._stopping.is_set():
            began = loop.time()
            process = await self._start()
            await self._end_of(process)
            pause = _FIRST_PAUSE if loop.time() - began > _WELL_AFTER else pause
            await self._stopping_within(pause)
            pause = min(2 * pause, _LONGEST_PAUSE)

    async def _start(self) -> Process:
        # A worker whose standard input ends knows that nobody looks after it any more.
        return await asyncio.create_subprocess_exec(
            *_COMMAND, stdin=PIPE, env=self._environment, start_new_session=True
        )

    async def _end_of(self, process: Process) -> None:
        ending = asyncio.create_task(process.wait())
        stopping = asyncio.create_task(self._stopping.wait())
        await asyncio.wait((ending, stopping), return_when=asyncio.FIRST_COMPLETED)
        stopping.cancel()
        if not ending.done():
            process.send_signal(signal.SIGTERM)
            _, late = await asyncio.wait((ending,), timeout=_STOPPED_WITHIN)
            if late:
                process.kill()
        await ending

    async def _stopping_within(self, seconds: float) -> None:
        try:
            async with asyncio.timeout(seconds):
                await self._stopping.wait()
        except TimeoutError:
            return


def _environment_of(settings: Settings, port: int) -> dict[str, str]:
    """What the command line said reaches the workers, too."""
    given = {"DATA": settings.data, "HOST": settings.host, "PORT": port}
    return {**os.environ, **{PREFIX + name: str(value) for name, value in given.items()}}
