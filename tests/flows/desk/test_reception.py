"""The desk is looked at once for everybody who asks meanwhile."""

import asyncio
from datetime import datetime, timedelta
from typing import cast

import pytest

from bot.domain.agent import Colleague
from bot.domain.desk.desk import MAIN_DESK, Desk
from bot.errors import BusyError
from bot.flows.desk.reception import Reception
from bot.ports.desk import Desks, Roster
from tests.builders import MORNING


class SlowDesks:
    """Desks and roster in one, which answer when they are let."""

    def __init__(self) -> None:
        self.looks = 0
        self.began = asyncio.Event()
        self.goes_on = asyncio.Event()
        self.is_away = False

    async def now(self) -> datetime:
        """Counts the looks."""
        self.looks += 1
        self.began.set()
        await self.goes_on.wait()
        if self.is_away:
            raise BusyError(retry_after=1)
        return MORNING

    async def all(self) -> tuple[Desk, ...]:
        """As new."""
        return (Desk(),)

    async def colleagues(self) -> tuple[Colleague, ...]:
        """Nobody."""
        return ()

    async def recent_holds(self, limit: int) -> tuple[timedelta, ...]:
        """None."""
        return ()


def _reception(desks: SlowDesks, clock: list[float]) -> Reception:
    return Reception(cast("Desks", desks), cast("Roster", desks), lambda: clock[0])


async def test_who_asks_while_somebody_looks_is_told_what_is_seen_then() -> None:
    desks, clock = SlowDesks(), [0.0]
    reception = _reception(desks, clock)
    first = asyncio.create_task(reception.standing(MAIN_DESK))
    await desks.began.wait()
    others = [asyncio.create_task(reception.standing(MAIN_DESK)) for _ in range(50)]
    await asyncio.sleep(0)
    # It takes far longer than it is good for.
    clock[0] = 30.0
    desks.goes_on.set()
    standings = await asyncio.gather(first, *others)
    assert len(set(map(id, (one.desk for one in standings)))) == 1
    assert desks.looks == 1
    clock[0] = 31.5
    await reception.standing(MAIN_DESK)
    assert desks.looks == 2


async def test_what_was_changed_meanwhile_is_looked_at_anew() -> None:
    desks, clock = SlowDesks(), [0.0]
    reception = _reception(desks, clock)
    before = asyncio.create_task(reception.standing(MAIN_DESK))
    await desks.began.wait()
    reception.forget()
    after = asyncio.create_task(reception.standing(MAIN_DESK))
    await asyncio.sleep(0)
    desks.goes_on.set()
    await asyncio.gather(before, after)
    assert desks.looks == 2


async def test_while_the_desk_cannot_be_seen_everybody_is_told_and_may_ask_again() -> None:
    desks = SlowDesks()
    reception = _reception(desks, [0.0])
    desks.is_away = True
    desks.goes_on.set()
    with pytest.raises(BusyError):
        await reception.standing(MAIN_DESK)
    desks.is_away = False
    assert (await reception.standing(MAIN_DESK)).is_open
