"""A desk from its row, and back: times as numbers and texts that every SQL product keeps alike."""

from datetime import date, timedelta

from sqlalchemy import RowMapping

from bot.backends.sql.desk.tables import desks
from bot.backends.sql.rows import Values
from bot.domain.desk.desk import Desk, DeskMode
from bot.domain.desk.hours import Hours, Opening
from bot.domain.desk.promise import Promise, Segment


def desk_of(row: RowMapping) -> Desk:
    """The desk of one row."""
    weekly = row[desks.c.hours]
    promises = row[desks.c.service_levels]
    return Desk(
        id=row[desks.c.id],
        mode=DeskMode(row[desks.c.mode]),
        answer_within=timedelta(seconds=row[desks.c.answer_within]),
        hours=Hours(
            row[desks.c.time_zone],
            None if weekly is None else tuple(Opening(*opening) for opening in weekly),
            frozenset(map(date.fromisoformat, row[desks.c.holidays])),
        ),
        closed_until=row[desks.c.closed_until],
        waits_unstaffed=row[desks.c.waits_unstaffed],
        promises={Segment(name): _promise(*seconds) for name, seconds in promises.items()},
    )


def _promise(first_reply: int, resolution: int) -> Promise:
    return Promise(timedelta(seconds=first_reply), timedelta(seconds=resolution))


def desk_values(desk: Desk) -> Values:
    """A desk as it is written."""
    hours = desk.hours
    weekly = hours.weekly
    return {
        "id": desk.id,
        "mode": desk.mode,
        "answer_within": round(desk.answer_within.total_seconds()),
        "time_zone": hours.time_zone,
        "hours": None if weekly is None else [[o.weekday, o.opens, o.closes] for o in weekly],
        "holidays": sorted(day.isoformat() for day in hours.holidays),
        "closed_until": desk.closed_until,
        "waits_unstaffed": desk.waits_unstaffed,
        "service_levels": {
            segment.value: [
                round(promise.first_reply.total_seconds()),
                round(promise.resolution.total_seconds()),
            ]
            for segment, promise in desk.promises.items()
        },
    }
