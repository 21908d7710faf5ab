"""When a desk is open: a week's hours in its own time zone, and the days on which it stays closed."""

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Final
from zoneinfo import ZoneInfo

_MINUTES_OF_A_DAY: Final = 24 * 60
# Far longer than any bank's holidays; whoever is closed for longer cannot say when it opens.
_DAYS_AHEAD: Final = 60


@dataclass(frozen=True, slots=True, order=True)
class Opening:
    """One stretch of a weekday (0 is Monday), in minutes since midnight; `closes` may be 1440."""

    weekday: int
    opens: int
    closes: int

    def __post_init__(self) -> None:
        """Raises ValueError for what is no stretch of a day."""
        if not (0 <= self.weekday <= 6 and 0 <= self.opens < self.closes <= _MINUTES_OF_A_DAY):
            raise ValueError("an opening lies within one day and closes after it opens")


@dataclass(frozen=True, slots=True)
class Hours:
    """`weekly` None means always open, holidays apart."""

    time_zone: str = "UTC"
    weekly: tuple[Opening, ...] | None = None
    holidays: frozenset[date] = field(default_factory=frozenset)

    @property
    def zone(self) -> ZoneInfo:
        """In which the hours are meant."""
        return ZoneInfo(self.time_zone)

    def is_open_at(self, now: datetime) -> bool:
        """True from the moment of opening until just before the moment of closing."""
        today = now.astimezone(self.zone).date()
        return any(opens <= now < closes for opens, closes in self._stretches_of(today))

    def opens_after(self, now: datetime) -> datetime | None:
        """`now` when open; else the next moment of opening, or None when there is none within 60 days."""
        if self.is_open_at(now):
            return now
        today = now.astimezone(self.zone).date()
        days = (today + timedelta(days=n) for n in range(_DAYS_AHEAD + 1))
        openings = (opens for day in days for opens, _ in self._stretches_of(day))
        return next((opens for opens in openings if opens > now), None)

    def _stretches_of(self, day: date) -> list[tuple[datetime, datetime]]:
        if day in self.holidays:
            return []
        if self.weekly is None:
            return [(self._at(day, 0), self._at(day, _MINUTES_OF_A_DAY))]
        theirs = sorted(one for one in self.weekly if one.weekday == day.weekday())
        return [(self._at(day, one.opens), self._at(day, one.closes)) for one in theirs]

    def _at(self, day: date, minutes: int) -> datetime:
        """The moment that the desk's clocks show so; the earlier one when they show it twice."""
        day += timedelta(days=minutes // _MINUTES_OF_A_DAY)
        hour, minute = divmod(minutes % _MINUTES_OF_A_DAY, 60)
        local = datetime(day.year, day.month, day.day, hour, minute, tzinfo=self.zone)
        # Compared and stored as a moment: two times of one zone are compared by their clocks alone.
        return local.astimezone(ZoneInfo("UTC"))
