"""A desk as JSON, in the words of docs/protocol.md."""

from datetime import date, timedelta
from typing import Annotated, Final, Self
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from pydantic import AwareDatetime, Field, field_validator, model_validator

from bot.domain.desk.desk import Desk, DeskMode
from bot.domain.desk.hours import Hours, Opening
from bot.domain.desk.promise import Promise, Segment
from bot.domain.ids import DeskId
from bot.web.http.bodies import Body

_TIME: Final = r"^([01]\d|2[0-3]):[0-5]\d$|^24:00$"
TimeOfDay = Annotated[str, Field(pattern=_TIME, examples=["08:00"])]
DeskIdField = Annotated[str, Field(pattern=r"^[a-z0-9][a-z0-9_-]{0,39}$")]
_MONTH: Final = 31 * 24 * 3_600


class OpeningBody(Body):
    """One stretch of a weekday; 0 is Monday, and `closes` may be 24:00."""

    weekday: Annotated[int, Field(ge=0, le=6)]
    opens: TimeOfDay
    closes: TimeOfDay

    @model_validator(mode="after")
    def _is_forward(self) -> Self:
        if _minutes(self.opens) >= _minutes(self.closes):
            raise ValueError("a desk closes after it opens, on the same day")
        return self

    def opening(self) -> Opening:
        """In the domain's words."""
        return Opening(self.weekday, _minutes(self.opens), _minutes(self.closes))

    @classmethod
    def of(cls, opening: Opening) -> Self:
        """As people write it."""
        return cls(
            weekday=opening.weekday, opens=_clock(opening.opens), closes=_clock(opening.closes)
        )


class PromiseBody(Body):
    """Seconds until a person replies first, and until the matter is closed."""

    first_reply: Annotated[int, Field(ge=1, le=_MONTH)]
    resolution: Annotated[int, Field(ge=1, le=_MONTH)]


class DeskSettings(Body):
    """Everything that a supervisor may set; all of it at once."""

    mode: DeskMode = DeskMode.PICK
    answer_within: Annotated[int, Field(ge=5, le=600)] = 30
    time_zone: Annotated[str, Field(max_length=80, examples=["Europe/London"])] = "UTC"
    hours: Annotated[list[OpeningBody] | None, Field(max_length=50)] = None
    holidays: Annotated[tuple[date, ...], Field(max_length=400)] = ()
    closed_until: AwareDatetime | None = None
    waits_unstaffed: bool = True
    service_levels: dict[Segment, PromiseBody] | None = None

    @field_validator("time_zone")
    @classmethod
    def _is_known(cls, value: str) -> str:
        try:
            ZoneInfo(value)
        except (ZoneInfoNotFoundError, ValueError, OSError) as error:
            raise ValueError("write a time zone such as Europe/London") from error
        return value

    @field_validator("service_levels")
    @classmethod
    def _is_whole(
        cls, value: dict[Segment, PromiseBody] | None
    ) -> dict[Segment, PromiseBody] | None:
        if value is not None and set(value) != set(Segment):
            raise ValueError("name every segment")
        return value

    def desk(self, desk_id: str) -> Desk:
        """In the domain's words."""
        weekly = None if self.hours is None else tuple(one.opening() for one in self.hours)
        desk = Desk(
            DeskId(desk_id),
            self.mode,
            timedelta(seconds=self.answer_within),
            Hours(self.time_zone, weekly, frozenset(self.holidays)),
            self.closed_until,
            self.waits_unstaffed,
        )
        return desk.promising(self._promises()) if self.service_levels else desk

    def _promises(self) -> dict[Segment, Promise]:
        return {
            segment: Promise(timedelta(seconds=one.first_reply), timedelta(seconds=one.resolution))
            for segment, one in (self.service_levels or {}).items()
        }


class DeskBody(DeskSettings):
    """A desk as it is."""

    id: str

    @classmethod
    def of(cls, desk: Desk) -> "DeskBody":
        """As people write it."""
        weekly = desk.hours.weekly
        return cls(
            id=desk.id,
            mode=desk.mode,
            answer_within=round(desk.answer_within.total_seconds()),
            time_zone=desk.hours.time_zone,
            hours=None if weekly is None else [OpeningBody.of(one) for one in weekly],
            holidays=tuple(sorted(desk.hours.holidays)),
            closed_until=desk.closed_until,
            waits_unstaffed=desk.waits_unstaffed,
            service_levels={
                segment: PromiseBody(
                    first_reply=round(promise.first_reply.total_seconds()),
                    resolution=round(promise.resolution.total_seconds()),
                )
                for segment, promise in desk.promises.items()
            },
        )


def _minutes(time: str) -> int:
    hour, minute = time.split(":")
    return 60 * int(hour) + int(minute)


def _clock(minutes: int) -> str:
    return f"{minutes // 60:02}:{minutes % 60:02}"
