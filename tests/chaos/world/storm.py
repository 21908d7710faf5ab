"""What befalls the servers, their engines and the connections, one thing after another."""

import asyncio
import signal
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from random import Random
from typing import Final

from tests.chaos.plan import Plan
from tests.chaos.proxy import Proxy
from tests.chaos.server.crash_points import POINTS
from tests.chaos.world.bank import Bank
from tests.chaos.world.servers import Counted, ServerPlace

# On average; the gaps are drawn so that two often come at once.
_EVERY: Final = 1.4


def crash_point(random: Random, is_calm: Callable[[], bool]) -> Callable[[], str]:
    """For each new server: at which named point it will die, and how late; sometimes, and in calm weather, at none."""

    def drawn() -> str:
        if is_calm() or random.random() < 0.4:
            return ""
        return f"{random.choice(POINTS)}:{random.randint(1, 15)}"

    return drawn


@dataclass(slots=True)
class Storm:
    """The faults of a run."""

    plan: Plan
    random: Random
    bank: Bank
    places: list[ServerPlace]
    proxy: Proxy
    counted: Counted
    _under_way: set[asyncio.Task[None]] = field(default_factory=set)

    async def rage(self, seconds: float) -> None:
        """For so long; what was begun is ended before this returns."""
        loop = asyncio.get_running_loop()
        end = loop.time() + seconds
        while loop.time() < end:
            await asyncio.sleep(min(self.random.expovariate(1 / _EVERY), 3 * _EVERY))
            self._begin(self._drawn())
        await asyncio.gather(*self._under_way)

    def _begin(self, fault: Callable[[], Awaitable[None]]) -> None:
        async def done() -> None:
            await fault()

        task = asyncio.create_task(done())
        self._under_way.add(task)
        task.add_done_callback(self._under_way.discard)

    def _drawn(self) -> Callable[[], Awaitable[None]]:
        faults: list[tuple[float, Callable[[], Awaitable[None]]]] = [
            (0.26, self._kill),
            (0.34, self._cut),
            (0.12, self._stop),
            (0.06, self._deploy),
        ]
        if self.bank.postgresql is None:
            faults.append((0.10, self._fill_disk))
        else:
            faults += [(0.03, self._kill_database), (0.06, self._kill_bus)]
        (chosen,) = self.random.choices(faults, [weight for weight, _ in faults])
        return chosen[1]

    def _place(self) -> ServerPlace:
        return self.random.choice(self.places)

    async def _kill(self) -> None:
        self._place().kill()

    async def _cut(self) -> None:
        self.proxy.cut(self.random.choice((0.1, 0.5, 1.0)))

    async def _stop(self) -> None:
        longest = self.plan.lease * 1.6
        await self._place().stop_for(self.random.uniform(0.2, longest))

    async def _deploy(self) -> None:
        self._place().deploy()

    async def _fill_disk(self) -> None:
        await self._place().fill_disk_for(self.random.uniform(0.2, 1.5))

    async def _kill_database(self) -> None:
        if any(task.get_name() == "database" for task in self._under_way):
            return
        _name_this_task("database")
        self.counted.engine_kills += 1
        await self.bank.restart_database(self.random.choice((signal.SIGKILL, signal.SIGQUIT)))

    async def _kill_bus(self) -> None:
        if any(task.get_name() == "bus" for task in self._under_way):
            return
        _name_this_task("bus")
        self.counted.engine_kills += 1
        await self.bank.restart_bus(self.random.uniform(0, 3))


def _name_this_task(name: str) -> None:
    task = asyncio.current_task()
    assert task is not None
    task.set_name(name)
