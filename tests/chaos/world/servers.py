"""Servers that are killed, stopped and started again on the same port and the same state."""

import asyncio
import os
import resource
import signal
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path
from typing import Final

from tests.chaos.server.orders import Order
from tests.chaos.world.nursery import Nursery
from tests.engines.ports import free_port

_PATIENCE: Final = 90.0
_BEAT: Final = 0.02
_START_AGAIN_AFTER: Final = 0.5
_NUMBERS: Final = count(1)


@dataclass(slots=True)
class Counted:
    """What was done to the servers."""

    kills: int = 0
    crash_points: dict[str, int] = field(default_factory=dict)
    stops: int = 0
    deployments: int = 0
    full_disks: int = 0
    engine_kills: int = 0

    @property
    def all_kills(self) -> int:
        """Of servers, of whichever cause, and of the engines below them."""
        return self.kills + sum(self.crash_points.values()) + self.engine_kills


@dataclass(slots=True)
class Ordered:
    """What the next server of a place is given."""

    environment: dict[str, str]
    crash: Callable[[], str]
    bug: str = ""
    wake_ups: str = ""
    skew: Callable[[], float] = lambda: 0.0


class ServerPlace:
    """One port and one data folder, on which server after server serves."""

    def __init__(self, nursery: Nursery, data: Path, ordered: Ordered, counted: Counted) -> None:
        self.port = free_port()
        self._nursery = nursery
        self._data = data
        self._ordered = ordered
        self._counted = counted
        self._pid = 0
        self._killed: set[int] = set()
        self._crash = ""
        self._last_status = ""
        self._is_wanted = False
        self._keeping: asyncio.Task[None] | None = None

    @property
    def log(self) -> Path:
        """What the servers of this place said; for people, never for the oracles."""
        return self._data / f"log-{self.port}"

    async def open(self) -> None:
        """Serves from here on, whatever happens to its servers."""
        self._is_wanted = True
        await self._start()
        self._keeping = asyncio.create_task(self._keep())

    async def close(self) -> None:
        """Serves no more."""
        self._is_wanted = False
        self._signal(signal.SIGCONT)
        self._signal(signal.SIGKILL)
        if self._keeping is not None:
            await self._keeping

    async def _start(self) -> None:
        self._crash = self._ordered.crash()
        arguments = ["serve", "--data", str(self._data), "--port", str(self.port)]
        order = Order(
            number=next(_NUMBERS),
            arguments=arguments,
            environment=self._ordered.environment,
            log=str(self.log),
            crash=self._crash,
            bug=self._ordered.bug,
            wake_ups=self._ordered.wake_ups,
            skew=self._ordered.skew(),
        )
        self._pid = await self._nursery.fork(order)

    async def _keep(self) -> None:
        """A new server for each that ended."""
        while True:
            code = await self._nursery.ended(self._pid)
            if not self._is_wanted:
                return
            self._count(code)
            if code > 0:
                # It could not start, as while its database is away.
                await asyncio.sleep(_START_AGAIN_AFTER)
            await self._start()

    def _count(self, code: int) -> None:
        if code == -signal.SIGKILL and self._pid in self._killed:
            return
        if code == -signal.SIGKILL and self._crash:
            point = self._crash.partition(":")[0]
            self._counted.crash_points[point] = self._counted.crash_points.get(point, 0) + 1

    async def ready(self) -> None:
        """Returns once it answers."""
        deadline = asyncio.get_running_loop().time() + _PATIENCE
        while not await self._answers():
            if asyncio.get_running_loop().time() > deadline:
                raise TimeoutError(self._condition())
            await asyncio.sleep(_BEAT)

    async def _answers(self) -> bool:
        try:
            async with asyncio.timeout(2):
                reader, writer = await asyncio.open_connection("127.0.0.1", self.port)
                writer.write(
                    b"GET /readyz HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"
                )
                self._last_status = (await reader.read(600)).decode("utf-8", "replace")
                writer.transport.abort()
        except (OSError, TimeoutError) as error:
            self._last_status = repr(error)
        return " 200 " in self._last_status.partition("\r\n")[0]

    def _condition(self) -> str:
        """What can be said of a server that does not answer."""
        status = Path(f"/proc/{self._pid}/status")
        state = status.read_text("ascii")[:200] if status.exists() else "gone"
        end = self.log.read_text("utf-8", "replace")[-2_000:]
        return f"{self.port} said {self._last_status!r}; process {self._pid} {state}; its log ends with\n{end}"

    def _signal(self, how: signal.Signals) -> None:
        if not self._nursery.has_ended(self._pid):
            with suppress(ProcessLookupError):
                os.kill(self._pid, how)

    def disarm(self) -> None:
        """It reaches its crash point no more."""
        if self._crash:
            self._signal(signal.SIGUSR1)

    # What may befall it

    def kill(self) -> None:
        """At whatever it is doing."""
        self._killed.add(self._pid)
        self._counted.kills += 1
        self._signal(signal.SIGKILL)

    async def stop_for(self, seconds: float) -> None:
        """It stands still, and goes on as if nothing had been."""
        self._counted.stops += 1
        pid = self._pid
        self._signal(signal.SIGSTOP)
        await asyncio.sleep(seconds)
        if pid == self._pid:
            self._signal(signal.SIGCONT)

    def deploy(self) -> None:
        """Stopped as an operator does, and started anew."""
        self._counted.deployments += 1
        self._signal(signal.SIGTERM)

    async def fill_disk_for(self, seconds: float) -> None:
        """Its files can grow no more, so that the database's writes fail."""
        self._counted.full_disks += 1
        pid = self._pid
        with suppress(ProcessLookupError, PermissionError):
            _, most = resource.prlimit(pid, resource.RLIMIT_FSIZE)
            resource.prlimit(pid, resource.RLIMIT_FSIZE, (4_096, most))
            await asyncio.sleep(seconds)
            # Not what it was before: that may be another such fault, which would then never end.
            resource.prlimit(pid, resource.RLIMIT_FSIZE, (most, most))
