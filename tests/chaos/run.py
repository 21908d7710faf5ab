"""Rounds: a storm in which people talk, a calm in which everything must arrive, and the verdict."""

import asyncio
from collections.abc import AsyncIterator, Callable, Collection, Coroutine
from concurrent.futures import ThreadPoolExecutor
from contextlib import AsyncExitStack, asynccontextmanager
from pathlib import Path
from random import Random
from typing import Final

from tests.chaos.oracles.pending import Due, endless
from tests.chaos.oracles.verdict import ORACLES, Evidence
from tests.chaos.people.agents import AgentLife
from tests.chaos.people.customers import CustomerLife
from tests.chaos.people.scene import Scene
from tests.chaos.plan import Plan
from tests.chaos.proxy import Proxy
from tests.chaos.result import Calm, Result
from tests.chaos.store import Stored, read_store
from tests.chaos.world.bank import Bank, opened_bank
from tests.chaos.world.nursery import Nursery
from tests.chaos.world.servers import Ordered, ServerPlace
from tests.chaos.world.storm import Storm, crash_point

_BEAT: Final = 0.25
# The longest by which the clock of one process is wrong, where a planted bug goes by it.
_SKEW: Final = 30.0
_LEAVE_WITHIN: Final = 10.0


class Run:
    """Servers that stay for all rounds, and people who are new in each."""

    def __init__(self, plan: Plan, bank: Bank, proxy: Proxy, say: Callable[[str], None]) -> None:
        self.result = Result(plan)
        self._plan = plan
        self._bank = bank
        self._proxy = proxy
        self._say = say
        self._random = Random(f"{plan.seed} {plan.store} {plan.workers}")
        self._places: list[ServerPlace] = []

    async def play(self, nursery: Nursery, wanted: Collection[str]) -> Result:
        """Rounds until the time is over, or one of the wanted oracles goes red."""
        loop = asyncio.get_running_loop()
        begin = loop.time()
        async with self._serving(nursery):
            while loop.time() - begin < self._plan.seconds and not self.result.is_red(wanted):
                left = self._plan.seconds - (loop.time() - begin)
                await self._round(min(self._plan.storm, max(left, 1.0)))
        self.result.seconds = loop.time() - begin
        self.result.cuts = self._proxy.cuts
        return self.result

    @asynccontextmanager
    async def _serving(self, nursery: Nursery) -> AsyncIterator[None]:
        chance = Random(self._random.random())
        ordered = Ordered(
            environment=self._bank.environment,
            crash=crash_point(Random(self._random.random()), lambda: self._proxy.is_calm),
            bug=self._plan.bug,
            wake_ups="0.2:0.1",
            skew=lambda: chance.uniform(-_SKEW, _SKEW),
        )
        counted = self.result.counted
        self._places = [
            ServerPlace(nursery, self._bank.data, ordered, counted)
            for _ in range(self._plan.workers)
        ]
        try:
            for place in self._places:
                await place.open()
            self._proxy.upstreams = [place.port for place in self._places]
            yield
        finally:
            await asyncio.gather(*(place.close() for place in self._places))

    async def _round(self, storm_for: float) -> None:
        for place in self._places:
            await place.ready()
        scene = Scene(self._proxy.port, self._plan.lease)
        people = [asyncio.create_task(life) for life in self._lives(scene)]
        self._proxy.is_calm = False
        await self._storm().rage(storm_for)
        scene.is_calm = self._proxy.is_calm = True
        for place in self._places:
            place.disarm()
        calm = await self._settled(scene)
        evidence = Evidence(scene.history, await self._stored(scene), calm.pending)
        scene.is_over.set()
        await _gone(people)
        self.result.add(evidence, calm)
        self._tell(evidence, calm)

    def _storm(self) -> Storm:
        return Storm(
            self._plan, self._random, self._bank, self._places, self._proxy, self.result.counted
        )

    def _lives(self, scene: Scene) -> list[Coroutine[None, None, None]]:
        customers = [
            CustomerLife(f"c{n}", scene, Random(self._random.random())).live()
            for n in range(self._plan.customers)
        ]
        agents = [
            AgentLife(account, scene, Random(self._random.random())).live()
            for account in self._bank.accounts
        ]
        return [*customers, *agents]

    async def _stored(self, scene: Scene) -> Stored:
        return await read_store(self._bank.database_url, scene.history.conversation_ids)

    async def _settled(self, scene: Scene) -> Calm:
        """Waits until everything has arrived and has an end."""
        calm = Calm()
        loop = asyncio.get_running_loop()
        begin = loop.time()
        due = Due.by_now(scene.history, await self._stored(scene))
        while calm.ended < self._plan.patience:
            stored = await self._stored(scene)
            calm.ended = loop.time() - begin
            if not calm.delivered and not due.missing:
                calm.delivered = calm.ended
            calm.pending = Due.by_now(scene.history, stored).missing + endless(stored)
            if not calm.pending:
                break
            await asyncio.sleep(_BEAT)
        return calm

    def _tell(self, evidence: Evidence, calm: Calm) -> None:
        result = self.result
        self._say(
            f"round {result.rounds}: {sum(evidence.stored.last_seq.values())} rows in "
            f"{len(evidence.stored.last_seq)} conversations, {result.counted.all_kills} kills so far, "
            f"all there {calm.delivered:.1f} s and ended {calm.ended:.1f} s after the storm, "
            f"{len(result.violations)} violations"
        )


async def _gone(people: list[asyncio.Task[None]]) -> None:
    """Who still waits for an answer that never comes is sent home; what went wrong with people is raised."""
    _, left = await asyncio.wait(people, timeout=_LEAVE_WITHIN)
    for task in left:
        task.cancel()
    await asyncio.wait(people)
    for task in people:
        if not task.cancelled() and (error := task.exception()) is not None:
            raise error


async def play(
    plan: Plan,
    folder: Path,
    say: Callable[[str], None],
    wanted: Collection[str] = tuple(ORACLES),
) -> Result:
    """A whole run, with everything that it needs started and ended; it ends early when a wanted oracle goes red."""
    async with AsyncExitStack() as stack:
        # Calls over HTTP wait in threads, and everybody may call at once.
        asyncio.get_running_loop().set_default_executor(ThreadPoolExecutor(64))
        nursery = Nursery()
        await nursery.open()
        stack.push_async_callback(nursery.close)
        bank = await stack.enter_async_context(opened_bank(plan, folder))
        proxy = Proxy(Random(f"{plan.seed} proxy"))
        await proxy.start()
        stack.push_async_callback(proxy.stop)
        return await Run(plan, bank, proxy, say).play(nursery, wanted)
