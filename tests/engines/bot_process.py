"""`bot serve` as an operator starts it, in a process that can be killed."""

import asyncio
import os
import signal
import subprocess
import sys
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager, suppress
from pathlib import Path
from typing import BinaryIO, Final

import httpx2

from tests.engines.ports import free_port
from tests.running import PATIENCE, eventually
from tests.web.server import Server

_ROOT: Final = Path(__file__).parents[2]


def environment(settings: Mapping[str, str]) -> dict[str, str]:
    """This process's environment, no model, and as many log lines as there can be."""
    given = {"EMBEDDING_MODEL": "hashing", "LOG_LEVEL": "debug", **settings}
    named = {f"TELLER_{name}": value for name, value in given.items()}
    return {**os.environ, **named, "PYTHONPATH": str(_ROOT)}


class BotProcess:
    """A server that can be killed and started again on the same data and port."""

    def __init__(self, data: Path, **settings: str) -> None:
        self._data = data
        self._settings = settings
        self.server = Server(free_port())
        self._log = data / f"log-{self.server.port}"
        self._process: subprocess.Popen[bytes] | None = None

    async def start(self) -> None:
        """Returns once it is ready."""
        with self._log.open("ab") as log:
            self._process = self._run(log)
        await eventually(self.is_ready)

    def _run(self, log: BinaryIO) -> subprocess.Popen[bytes]:
        words = ["serve", "--data", str(self._data), "--port", str(self.server.port)]
        return subprocess.Popen(
            [sys.executable, "-m", "bot", *words],
            cwd=self._data,
            env=environment(self._settings),
            stdout=subprocess.DEVNULL,
            stderr=log,
        )

    @property
    def pid(self) -> int:
        """Of the process that was started last."""
        assert self._process is not None
        return self._process.pid

    @property
    def log(self) -> str:
        """Everything that it has logged."""
        return self._log.read_text("utf-8")

    async def is_ready(self) -> bool:
        """True when it answers and has something to answer from."""
        assert self._process is not None
        assert self._process.poll() is None, self.log
        with suppress(httpx2.TransportError):
            async with httpx2.AsyncClient(base_url=self.server.http, trust_env=False) as http:
                return (await http.get("/readyz")).status_code == 200
        return False

    async def stop(self) -> None:
        """Gone when this returns; one of several processes takes the others along only when it is asked."""
        with suppress(subprocess.TimeoutExpired):
            await self.end(signal.SIGTERM)
        await self.end(signal.SIGKILL)

    def kill(self) -> None:
        """kill -9, without waiting."""
        assert self._process is not None
        self._process.kill()

    async def end(self, how: signal.Signals) -> int:
        """Its exit code after this signal."""
        assert self._process is not None
        if self._process.poll() is None:
            self._process.send_signal(how)
        return await asyncio.to_thread(self._process.wait, PATIENCE)


@asynccontextmanager
async def bot_process(data: Path, **settings: str) -> AsyncIterator[BotProcess]:
    """A running server, gone when the block ends."""
    async with running_process(BotProcess(data, **settings)) as process:
        yield process


@asynccontextmanager
async def running_process(process: BotProcess) -> AsyncIterator[BotProcess]:
    """A server that runs until the block ends."""
    await process.start()
    try:
        yield process
    finally:
        await process.stop()
