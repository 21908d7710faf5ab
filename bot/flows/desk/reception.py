"""Whether people are there for customers, and how long they may have to wait."""

import asyncio
import math
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Final

from bot.domain.agent import Colleague, Presence
from bot.domain.desk.desk import Desk, DeskStanding
from bot.domain.ids import DeskId
from bot.ports.desk import Desks, Roster

# Every waiting customer's page asks after each change of the queue; nobody can tell a second's difference.
_KNOWN_FOR: Final = 1.0
_RECENT_CHATS: Final = 20
# Fewer say nothing about the next.
_FEWEST_CHATS: Final = 3
# Nobody believes a wait to the second, and a figure that flickers is worse than none.
_ROUNDED_UP_TO: Final = timedelta(minutes=1)


@dataclass(frozen=True, slots=True)
class _Look:
    """What was seen a moment ago."""

    at: float
    now: datetime
    desks: dict[DeskId, Desk]
    colleagues: tuple[Colleague, ...]
    holds: tuple[timedelta, ...]
    standings: dict[DeskId, DeskStanding] = field(default_factory=dict)

    def standing(self, desk_id: DeskId) -> DeskStanding:
        """How a desk stood then; counted once."""
        if desk_id not in self.standings:
            desk = self.desks.get(desk_id) or Desk(desk_id)
            is_staffed = any(
                c.is_here and c.agent.presence is not Presence.AWAY for c in self.colleagues
            )
            self.standings[desk_id] = desk.standing(self.now, is_staffed=is_staffed)
        return self.standings[desk_id]


class Reception:
    """Looks at the desks, the agents and the last chats, once a second at most."""

    def __init__(self, desks: Desks, roster: Roster, monotonic: Callable[[], float]) -> None:
        self._desks = desks
        self._roster = roster
        self._monotonic = monotonic
        self._seen: _Look | None = None
        self._looking: asyncio.Task[_Look] | None = None

    async def check_desk(self, desk_id: DeskId) -> None:
        """Raises UnknownDeskError."""
        await self._desks.desk(desk_id)

    async def standing(self, desk_id: DeskId) -> DeskStanding:
        """How a desk stands now; one that is gone stands as a new one would."""
        return (await self._look()).standing(desk_id)

    async def expected_wait(self, position: int) -> timedelta | None:
        """From the chats that ended last and the room that the agents have; None when nobody can tell."""
        look = await self._look()
        able = [c for c in look.colleagues if c.is_here and c.agent.presence is Presence.AVAILABLE]
        room = sum(c.capacity for c in able)
        if len(look.holds) < _FEWEST_CHATS or not room:
            return None
        free = sum(max(0, c.capacity - c.load) for c in able)
        mean = sum(look.holds, timedelta()) / len(look.holds)
        wait = mean * max(0, position - free) / room
        return max(1, math.ceil(wait / _ROUNDED_UP_TO)) * _ROUNDED_UP_TO

    def forget(self) -> None:
        """Look anew the next time: something was changed here."""
        self._seen = self._looking = None

    async def _look(self) -> _Look:
        if self._seen is not None and self._monotonic() - self._seen.at <= _KNOWN_FOR:
            return self._seen
        # One look for all, however long it takes: a thousand who look at once look for longer than it is good for.
        if self._looking is None:
            self._looking = asyncio.create_task(self._look_anew())
        return await asyncio.shield(self._looking)

    async def _look_anew(self) -> _Look:
        look = None
        try:
            now = await self._desks.now()
            desks = {desk.id: desk for desk in await self._desks.all()}
            colleagues = await self._roster.colleagues()
            holds = await self._desks.recent_holds(_RECENT_CHATS)
            look = _Look(self._monotonic(), now, desks, colleagues, holds)
        finally:
            if self._looking is asyncio.current_task():
                self._looking, self._seen = None, look
        return look
