"""A desk opens and closes by its own clocks, whatever the season."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.desk.desk import Desk
from bot.domain.desk.hours import Hours, Opening

WEEKDAYS = tuple(Opening(day, 8 * 60, 20 * 60) for day in range(5))
LONDON = Hours("Europe/London", WEEKDAYS, frozenset({date(2026, 12, 25)}))

MOMENTS = st.integers(0, 2 * 366 * 86_400).map(
    lambda seconds: datetime(2026, 1, 1, tzinfo=UTC) + timedelta(seconds=seconds)
)
OPENINGS = st.builds(
    lambda day, opens, length: Opening(day, opens, min(1_440, opens + length)),
    st.integers(0, 6),
    st.integers(0, 1_439),
    st.integers(1, 1_440),
)
HOURS = st.builds(
    Hours,
    st.sampled_from(
        ["UTC", "Europe/London", "America/New_York", "Asia/Shanghai", "Asia/Kathmandu"]
    ),
    st.lists(OPENINGS, min_size=1, max_size=8).map(tuple),
    st.frozensets(st.dates(date(2026, 1, 1), date(2026, 1, 31)), max_size=5),
)


def at(text: str) -> datetime:
    """A moment in UTC."""
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


@pytest.mark.parametrize(
    ("now", "opens_at"),
    [
        ("2026-03-02 07:59", "2026-03-02 08:00"),  # Monday, winter
        ("2026-03-02 20:00", "2026-03-03 08:00"),
        ("2026-03-06 20:00", "2026-03-09 08:00"),  # Friday evening
        ("2026-03-28 12:00", "2026-03-30 07:00"),  # the clocks go forward on Sunday
        ("2026-10-24 12:00", "2026-10-26 08:00"),  # and back
        ("2026-12-24 20:00", "2026-12-28 08:00"),  # Friday is a holiday
    ],
)
def test_who_comes_too_early_is_told_when_it_opens(now: str, opens_at: str) -> None:
    assert not LONDON.is_open_at(at(now))
    assert LONDON.opens_after(at(now)) == at(opens_at)


def test_without_hours_it_is_always_open_but_for_holidays() -> None:
    hours = Hours("Asia/Shanghai", holidays=frozenset({date(2026, 10, 1)}))
    assert hours.is_open_at(at("2026-09-30 15:59"))
    assert not hours.is_open_at(at("2026-09-30 16:00"))
    assert hours.opens_after(at("2026-09-30 16:00")) == at("2026-10-01 16:00")


def test_a_desk_that_never_opens_cannot_say_when() -> None:
    assert Hours(weekly=()).opens_after(at("2026-03-02 08:00")) is None


def test_until_midnight_means_until_midnight() -> None:
    hours = Hours("UTC", (Opening(0, 22 * 60, 1_440),))
    assert hours.is_open_at(at("2026-03-02 23:59:59"))
    assert not hours.is_open_at(at("2026-03-03 00:00"))


@pytest.mark.parametrize(("opens", "closes"), [(480, 480), (500, 480), (0, 1_441), (-1, 5)])
def test_an_opening_that_is_none_is_refused(opens: int, closes: int) -> None:
    with pytest.raises(ValueError, match="opening"):
        Opening(0, opens, closes)


@given(HOURS, MOMENTS)
def test_it_is_open_when_it_says_that_it_opens_and_not_before(hours: Hours, now: datetime) -> None:
    opens_at = hours.opens_after(now)
    assert (opens_at == now) == hours.is_open_at(now)
    if opens_at is not None and opens_at > now:
        assert hours.is_open_at(opens_at)
        between = now + (opens_at - now) / 2
        assert not hours.is_open_at(between)
        assert not hours.is_open_at(opens_at - timedelta(milliseconds=1)) or opens_at == now


def test_a_supervisor_closes_a_desk_until_a_moment_and_it_opens_with_its_hours() -> None:
    desk = Desk(hours=LONDON, closed_until=at("2026-03-02 21:00"))
    standing = desk.standing(at("2026-03-02 10:00"), is_staffed=True)
    assert (standing.is_open, standing.opens_at) == (False, at("2026-03-03 08:00"))
    assert not standing.takes_chats
    later = desk.standing(at("2026-03-03 08:00"), is_staffed=True)
    assert (later.is_open, later.opens_at, later.takes_chats) == (True, None, True)


def test_whether_customers_may_wait_while_nobody_is_there_is_the_desks_own_choice() -> None:
    now = at("2026-03-02 10:00")
    assert Desk().standing(now, is_staffed=False).takes_chats
    assert not Desk(waits_unstaffed=False).standing(now, is_staffed=False).takes_chats
    assert Desk(waits_unstaffed=False).standing(now, is_staffed=True).takes_chats


def test_what_customers_read_is_the_desks_own_time() -> None:
    standing = Desk(hours=LONDON).standing(at("2026-03-28 12:00"), is_staffed=True)
    local = standing.opens_locally()
    assert local is not None
    assert f"{local:%A %H:%M}" == "Monday 08:00"
