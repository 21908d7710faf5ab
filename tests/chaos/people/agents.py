"""An agent: claims what waits, often together with others; talks; gives back, resolves, or vanishes for a while."""

import asyncio
from contextlib import suppress
from dataclasses import dataclass
from random import Random
from typing import Final

from bot.client.agent import Agent
from bot.client.frames import Ticket
from tests.chaos.history import Held, History, Sent, View
from tests.chaos.people.scene import PACE, Scene

_AT_ONCE: Final = 4
_LOOK: Final = 0.1
# Well below the 50 that a console may follow.
_MOST_FOLLOWED: Final = 30
_VANISHES: Final = 0.006
# Who is refused too often is sent away for a minute, which is longer than anybody here has patience for.
_AFTER_REFUSAL: Final = (1.5, 4.0)


@dataclass(frozen=True, slots=True)
class Account:
    """Who an agent is."""

    agent_id: str
    name: str
    token: str


class AgentLife:
    """Works until the round is over."""

    def __init__(self, account: Account, scene: Scene, random: Random) -> None:
        self._account = account
        self._scene = scene
        self._random = random
        self._serving: dict[str, asyncio.Task[None]] = {}
        self._views: dict[str, View] = {}
        self._shifts = 0
        self._claims_again_at = 0.0
        self._is_claiming = False
        self._rests_until: dict[str, float] = {}

    @property
    def _history(self) -> History:
        return self._scene.history

    async def live(self) -> None:
        """One shift after another; between two the agent is gone, with conversations in hand."""
        while not self._scene.is_over.is_set():
            random = Random(self._random.random())
            self._shifts += 1
            async with Agent(self._scene.sockets, self._account.token, PACE, random) as agent:
                agent.connection.closed = self._scene.note_closing
                await self._shift(agent)
                await self._stop_serving()
            if not self._scene.is_over.is_set():
                for view in self._views.values():
                    view.is_left = True
                self._views.clear()
                await asyncio.sleep(self._random.uniform(0.2, 2.0) * self._scene.lease)

    async def _shift(self, agent: Agent) -> None:
        while not self._scene.is_over.is_set():
            if not self._scene.is_calm and self._random.random() < _VANISHES:
                return
            self._serving = {key: task for key, task in self._serving.items() if not task.done()}
            for ticket in self._tickets(agent):
                key = ticket.conversation_id
                is_at_rest = _now() < self._rests_until.get(key, 0.0)
                if len(self._serving) < _AT_ONCE and key not in self._serving and not is_at_rest:
                    self._serving[key] = asyncio.create_task(self._serve(agent, ticket))
                    break
            await asyncio.sleep(_LOOK)

    def _tickets(self, agent: Agent) -> list[Ticket]:
        """Those in hand that nobody looks after, as after a restart of the console; then some that wait."""
        if agent.queue is None:
            return []
        waiting = list(agent.queue.waiting[:6])
        self._random.shuffle(waiting)
        # One claim at a time: who has several refused at once is soon sent away for a minute.
        may_claim = not self._is_claiming and _now() >= self._claims_again_at
        return [*agent.queue.mine, *(waiting if may_claim else ())]

    async def _stop_serving(self) -> None:
        for task in self._serving.values():
            task.cancel()
        await asyncio.gather(*self._serving.values(), return_exceptions=True)
        self._serving.clear()

    async def _serve(self, agent: Agent, ticket: Ticket) -> None:
        try:
            await self._look_after(agent, ticket)
        finally:
            # A list that has not heard of the end yet still shows it, and all that is tried again is refused.
            self._rests_until[ticket.conversation_id] = self._after_a_while()

    def _after_a_while(self) -> float:
        return _now() + self._random.uniform(*_AFTER_REFUSAL)

    async def _look_after(self, agent: Agent, ticket: Ticket) -> None:
        if ticket.status == "waiting":
            self._is_claiming = True
            try:
                claimed = await self._claim(agent, ticket)
            finally:
                self._is_claiming = False
            if claimed is None:
                self._claims_again_at = self._after_a_while()
                return
            ticket = claimed
        self._follow(agent, ticket.conversation_id)
        for _ in range(self._random.randint(1, 6)):
            if self._scene.is_calm:
                break
            if not await self._say(agent, ticket):
                return
            await self._scene.pause(self._random, 0.5)
        await self._finish(agent, ticket)

    async def _claim(self, agent: Agent, ticket: Ticket) -> Ticket | None:
        sent = Sent(self._account.agent_id, ticket.conversation_id, "", "")
        answer = agent.claim(ticket.ticket_id)
        if not await sent.settled(answer):
            return None
        claimed = (await answer).ticket
        if claimed is None or claimed.agent_id != self._account.agent_id:
            return None
        self._history.held.append(Held(self._account.agent_id, claimed))
        return claimed

    def _follow(self, agent: Agent, conversation_id: str) -> None:
        if conversation_id in self._views:
            return
        if len(self._views) >= _MOST_FOLLOWED:
            oldest = next(iter(self._views))
            self._views.pop(oldest).is_left = True
            agent.unfollow(oldest)
        agent.follow(conversation_id)
        view = View(self._account.agent_id, conversation_id, agent.messages[conversation_id])
        self._views[conversation_id] = view
        self._history.views.append(view)

    def _sent(self, ticket: Ticket, text: str) -> Sent:
        client_id = self._scene.new_id(self._account.name)
        return Sent(
            self._account.agent_id,
            ticket.conversation_id,
            client_id,
            text,
            session=self._shifts,
        )

    async def _say(self, agent: Agent, ticket: Ticket) -> bool:
        sent = self._sent(ticket, f"words {self._random.randrange(1_000_000)}")
        self._history.sent.append(sent)
        return await sent.settled(agent.say(ticket, sent.text, sent.client_id))

    async def _finish(self, agent: Agent, ticket: Ticket) -> None:
        how = "resolve" if self._scene.is_calm else self._random.choice(("bot", "queue", "resolve"))
        answer = agent.resolve(ticket) if how == "resolve" else agent.release(ticket, how)
        if await self._sent(ticket, "").settled(answer) and self._random.random() < 0.4:
            await self._say_too_late(agent, ticket)

    async def _say_too_late(self, agent: Agent, ticket: Ticket) -> None:
        """By the fence of a claim that was given back, maybe while somebody else, or oneself, has a newer one."""
        with suppress(TimeoutError):
            async with asyncio.timeout(self._random.uniform(0, 1.5)):
                await agent.until(lambda: self._is_held_again(agent, ticket))
        late = self._sent(ticket, f"too late {self._random.randrange(1_000_000)}")
        self._history.sent.append(late)
        self._history.stale.append(late)
        await late.settled(agent.say(ticket, late.text, late.client_id))

    def _is_held_again(self, agent: Agent, ticket: Ticket) -> bool:
        conversation = agent.conversations.get(ticket.conversation_id)
        newest = conversation.ticket if conversation else None
        return newest is not None and newest.fence > ticket.fence


def _now() -> float:
    return asyncio.get_running_loop().time()
