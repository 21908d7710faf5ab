"""A desk: who may take its customers, when it is open, and how it stands at one moment."""

from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Final

from bot.domain.desk.hours import Hours
from bot.domain.desk.promise import PROMISES, Promises
from bot.domain.ids import DeskId

MAIN_DESK: Final = DeskId("main")


class DeskMode(StrEnum):
    """Whether agents pick from the queue, or the desk offers each ticket to the best agent."""

    PICK = "pick"
    OFFER = "offer"


@dataclass(frozen=True, slots=True)
class Desk:
    """`answer_within`: how long an offer stands. `waits_unstaffed`: customers may wait while nobody is online."""

    id: DeskId = MAIN_DESK
    mode: DeskMode = DeskMode.PICK
    answer_within: timedelta = timedelta(seconds=30)
    hours: Hours = field(default_factory=Hours)
    closed_until: datetime | None = None
    waits_unstaffed: bool = True
    promises: Promises = field(default_factory=lambda: PROMISES)

    def promising(self, promises: Promises) -> "Desk":
        """With other promises."""
        return replace(self, promises=promises)

    def standing(self, now: datetime, *, is_staffed: bool) -> "DeskStanding":
        """How it stands now."""
        since = max(now, self.closed_until) if self.closed_until else now
        opens_at = self.hours.opens_after(since)
        is_open = opens_at is not None and opens_at <= now
        return DeskStanding(self, is_open, is_staffed, None if is_open else opens_at)


@dataclass(frozen=True, slots=True)
class DeskStanding:
    """A desk at one moment; `opens_at` is None while open, or when nobody can say."""

    desk: Desk = field(default_factory=Desk)
    is_open: bool = True
    is_staffed: bool = True
    opens_at: datetime | None = None

    @property
    def takes_chats(self) -> bool:
        """True when somebody may be made to wait for a person."""
        return self.is_open and (self.is_staffed or self.desk.waits_unstaffed)

    def opens_locally(self) -> datetime | None:
        """When it opens, as its own clocks show it."""
        return self.opens_at.astimezone(self.desk.hours.zone) if self.opens_at else None


OPEN: Final = DeskStanding()
