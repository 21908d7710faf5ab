"""Who waits too long for others who write is told so at once, and when to come again."""

from contextlib import ExitStack

import pytest

from bot.backends.sql.admission import Admission
from bot.errors import BusyError


class _Seconds:
    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def seconds() -> _Seconds:
    """The time by which it counts."""
    return _Seconds()


@pytest.fixture
def admission(seconds: _Seconds) -> Admission:
    """Nobody waits."""
    return Admission(seconds)


def _written(admission: Admission, count: int) -> None:
    for _ in range(count):
        with admission.place():
            pass


def _refusal(admission: Admission) -> int:
    with pytest.raises(BusyError) as raised, admission.place():
        raise AssertionError
    after = raised.value.detail["retry_after"]
    assert isinstance(after, int)
    return after


def _filled(admission: Admission, room: ExitStack) -> int:
    """How many found a place."""
    count = 0
    while True:
        try:
            room.enter_context(admission.place())
        except BusyError:
            return count
        count += 1


def test_a_crowd_after_a_quiet_moment_has_room_for_250(admission: Admission) -> None:
    with ExitStack() as room:
        assert _filled(admission, room) == 250
    with admission.place():
        pass


def test_what_is_written_within_half_a_second_or_so_may_wait(
    admission: Admission, seconds: _Seconds
) -> None:
    """A machine that writes more has room for more, and is not forgotten at once when less is written."""
    _written(admission, 2_000)
    seconds.now = 2.0
    with ExitStack() as room:
        assert _filled(admission, room) == 600
    seconds.now = 4.0
    with ExitStack() as room:
        assert 500 < _filled(admission, room) < 600


def test_a_place_is_given_back_when_writing_fails(admission: Admission) -> None:
    for _ in range(300):
        with pytest.raises(ZeroDivisionError), admission.place():
            raise ZeroDivisionError
    _written(admission, 1)


def test_those_who_are_refused_come_again_one_after_the_other(
    admission: Admission, seconds: _Seconds
) -> None:
    """So many a second as there is room for, a quarter of a minute later at most, and soon again once it is over."""
    with ExitStack() as room:
        _filled(admission, room)
        told = [_refusal(admission) for _ in range(10_000)]
        assert told[0] == 1
        assert told[1_000] == 5
        assert told[2_000] == 9
        assert max(told) == 15
        assert told == sorted(told)
    seconds.now = 60.0
    with ExitStack() as room:
        _filled(admission, room)
        assert _refusal(admission) == 1
