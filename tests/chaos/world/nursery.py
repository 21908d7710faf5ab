"""The process that forks servers, as its parent sees it."""

import asyncio
import json
import os
import sys
from asyncio.subprocess import PIPE, Process
from contextlib import suppress
from dataclasses import asdict
from typing import Final

from tests.architecture.tree import ROOT
from tests.chaos.server.orders import Order

_PATIENCE: Final = 120.0


class Nursery:
    """Starts servers, and knows when they ended."""

    def __init__(self) -> None:
        self._process: Process | None = None
        self._started: dict[int, asyncio.Future[int]] = {}
        self._ended: dict[int, asyncio.Future[int]] = {}
        self._ready: asyncio.Future[bool] = asyncio.get_running_loop().create_future()
        self._reading: asyncio.Task[None] | None = None

    async def open(self) -> None:
        """Returns when everything is imported."""
        environment = {**os.environ, "HF_HUB_OFFLINE": "1", "PYTHONPATH": str(ROOT)}
        self._process = await asyncio.create_subprocess_exec(
            sys.executable, "-m", "tests.chaos.server",
            stdin=PIPE, stdout=PIPE, env=environment, cwd=ROOT,
        )  # fmt: skip
        self._reading = asyncio.create_task(self._read())
        async with asyncio.timeout(_PATIENCE):
            await self._ready

    async def close(self) -> None:
        """Ends itself and every server."""
        assert self._process is not None
        assert self._process.stdin is not None
        with suppress(ProcessLookupError, OSError):
            self._process.stdin.close()
        await self._process.wait()
        if self._reading is not None:
            await self._reading

    async def fork(self, order: Order) -> int:
        """The process id of a new server."""
        assert self._process is not None
        assert self._process.stdin is not None
        started = asyncio.get_running_loop().create_future()
        self._started[order.number] = started
        self._process.stdin.write(json.dumps(asdict(order)).encode() + b"\n")
        async with asyncio.timeout(_PATIENCE):
            pid: int = await started
        return pid

    async def ended(self, pid: int) -> int:
        """Its exit code, once it has ended."""
        return await asyncio.shield(self._ended[pid])

    def has_ended(self, pid: int) -> bool:
        """True from the moment when its end was noticed."""
        return self._ended[pid].done()

    async def _read(self) -> None:
        assert self._process is not None
        assert self._process.stdout is not None
        async for line in self._process.stdout:
            said = json.loads(line)
            if "ready" in said:
                self._ready.set_result(True)
            elif "started" in said:
                self._ended[said["pid"]] = asyncio.get_running_loop().create_future()
                self._started.pop(said["started"]).set_result(said["pid"])
            else:
                self._ended[said["ended"]].set_result(said["code"])
