"""Whether people are there for customers, and how long they may have to wait."""

import math
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from bot.domain.agent import Colleague, Presence
from bot.domain.desk.desk import Desk, DeskStanding
from bot.domain.ids import DeskId
from bot.flows.looking.joined import Joined
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


class Reception:
    """Looks at the desks, the agents and the last chats, once a second at most."""

    def __init__(self, desks: Desks, roster: Roster, monotonic: Callable[[], float]) -> None:
        self._desks = desks
        self._roster = roster
        self._monotonic = monotonic
        self._seen: _Look | None = None
        self._looks = Joined(self._look_anew)

    async def check_desk(self, desk_id: DeskId) -> None:
        """Raises UnknownDeskError."""
        await self._desks.desk(desk_id)

    async def standing(self, desk_id: DeskId) -> DeskStanding:
        """How a desk stands now; one that is gone stands as a new one would."""
        look = await self._look()
        desk = look.desks.get(desk_id) or Desk(desk_id)
        is_staffed = any(
            c.is_here and c.agent.presence is not Presence.AWAY for c in look.colleagues
        )
        return desk.standing(look.now, is_staffed=is_staffed)

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
        self._seen = None

    async def _look(self) -> _Look:
        if self._seen is None or self._monotonic() - self._seen.at > _KNOWN_FOR:
            return await self._looks.of(None)
        return self._seen

    async def _look_anew(self, _: None) -> _Look:
        at = self._monotonic()
        self._seen = look = _Look(
            at,
            await self._desks.now(),
            {desk.id: desk for desk in await self._desks.all()},
            await self._roster.colleagues(),
            await self._desks.recent_holds(_RECENT_CHATS),
        )
        return look
