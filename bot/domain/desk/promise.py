"""What each segment of customers is promised, and what is told when a promise is in danger."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from types import MappingProxyType
from typing import Final


class Segment(StrEnum):
    """What the bank knows of a customer's worth and needs."""

    STANDARD = "standard"
    PREMIUM = "premium"
    PRIVATE = "private"


def segment_named(name: str | None) -> Segment:
    """The segment of that name; one that is not known is standard."""
    known = {segment.value: segment for segment in Segment}
    return known.get((name or "").casefold(), Segment.STANDARD)


class Alert(StrEnum):
    """What the service-level clock tells, once each for a ticket."""

    FIRST_REPLY_WARNING = "first_reply_warning"
    FIRST_REPLY_BREACH = "first_reply_breach"
    RESOLUTION_WARNING = "resolution_warning"
    RESOLUTION_BREACH = "resolution_breach"


@dataclass(frozen=True, slots=True)
class Promise:
    """Within which time a person replies first, and within which the matter is closed."""

    first_reply: timedelta
    resolution: timedelta


Promises = Mapping[Segment, Promise]

PROMISES: Final[Promises] = MappingProxyType(
    {
        Segment.STANDARD: Promise(timedelta(minutes=5), timedelta(hours=8)),
        Segment.PREMIUM: Promise(timedelta(minutes=2), timedelta(hours=4)),
        Segment.PRIVATE: Promise(timedelta(minutes=1), timedelta(hours=2)),
    }
)

# A warning leaves a quarter of the time to do something about it.
_WARNED_AT: Final = 0.75


@dataclass(frozen=True, slots=True)
class Term:
    """One clock of one ticket: from when it runs, until when, and when it was kept, if it was."""

    since: datetime
    due_at: datetime
    kept_at: datetime | None = None

    def is_warned(self, now: datetime) -> bool:
        """True when three quarters of the time were used up before it was kept."""
        return self._until(now) >= self.since + _WARNED_AT * (self.due_at - self.since)

    def is_broken(self, now: datetime) -> bool:
        """True when it was not kept in time."""
        return self._until(now) > self.due_at

    def _until(self, now: datetime) -> datetime:
        return self.kept_at or now
