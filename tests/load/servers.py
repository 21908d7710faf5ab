"""The servers that are measured: processes of their own, on free ports."""

import asyncio
import os
import resource
import signal
import sys
import time
from asyncio.subprocess import DEVNULL, Process
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Final

from tests.architecture.tree import ROOT
from tests.engines.ports import free_port

_PATIENCE: Final = 120.0
_BEAT: Final = 0.02
_PAGE: Final = os.sysconf("SC_PAGE_SIZE")
_FILES: Final = 20_000


def allow_many_files() -> int:
    """For this process and those that it starts: each socket is a file; returns how many there may be."""
    _, most = resource.getrlimit(resource.RLIMIT_NOFILE)
    wanted = _FILES if most == resource.RLIM_INFINITY else min(_FILES, most)
    resource.setrlimit(resource.RLIMIT_NOFILE, (wanted, most))
    return wanted


class ServerUnderLoad:
    """One process that can be killed and started again on its port."""

    def __init__(self, arguments: list[str], port: int, log: Path) -> None:
        self.port = port
        self._arguments = arguments
        self._log = log
        self._process: Process | None = None

    @property
    def http(self) -> str:
        """Its address."""
        return f"http://127.0.0.1:{self.port}"

    @property
    def sockets(self) -> str:
        """Its address for websockets."""
        return f"ws://127.0.0.1:{self.port}"

    async def start(self) -> None:
        """Returns once it answers."""
        environment = {
            **os.environ,
            "PYTHONPATH": str(ROOT),
            "TELLER_EMBEDDING_MODEL": "hashing",
            "TELLER_LOG_LEVEL": "warning",
        }
        with self._log.open("ab") as log:
            self._process = await asyncio.create_subprocess_exec(
                sys.executable, *self._arguments,
                cwd=ROOT, env=environment, stdin=DEVNULL, stdout=log, stderr=log,
            )  # fmt: skip
        deadline = time.monotonic() + _PATIENCE
        while not await self._answers():
            if time.monotonic() > deadline or self._process.returncode is not None:
                raise TimeoutError(self._log.read_text("utf-8", "replace")[-3_000:])
            await asyncio.sleep(_BEAT)

    async def _answers(self) -> bool:
        try:
            async with asyncio.timeout(2):
                reader, writer = await asyncio.open_connection("127.0.0.1", self.port)
                writer.write(
                    b"GET /readyz HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"
                )
                status = await reader.readline()
                writer.transport.abort()
        except (OSError, TimeoutError):
            return False
        return b" 200 " in status

    async def end(self, how: signal.Signals = signal.SIGKILL) -> None:
        """Gone when this returns."""
        if self._process is not None and self._process.returncode is None:
            self._process.send_signal(how)
            await self._process.wait()

    @property
    def memory(self) -> int:
        """Bytes of it that are in memory now."""
        assert self._process is not None
        pages = Path(f"/proc/{self._process.pid}/statm").read_text("ascii").split()[1]
        return int(pages) * _PAGE

    @property
    def seconds_of_core(self) -> float:
        """That it has used since its start."""
        assert self._process is not None
        fields = (
            Path(f"/proc/{self._process.pid}/stat").read_text("ascii").rsplit(")", 1)[1].split()
        )
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


@asynccontextmanager
async def teller(data: Path) -> AsyncIterator[ServerUnderLoad]:
    """One worker on SQLite, as `bot serve` runs it."""
    port = free_port()
    arguments = ["-m", "bot", "serve", "--data", str(data), "--port", str(port)]
    server = ServerUnderLoad(arguments, port, data / "log")
    await server.start()
    try:
        yield server
    finally:
        await server.end()


@asynccontextmanager
async def echo(folder: Path) -> AsyncIterator[ServerUnderLoad]:
    """The bare echo server."""
    port = free_port()
    server = ServerUnderLoad(["-m", "tests.load.echo", str(port)], port, folder / "echo-log")
    await server.start()
    try:
        yield server
    finally:
        await server.end()
