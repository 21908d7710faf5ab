"""What a closed connection means, and how long to stay away."""

from dataclasses import dataclass
from enum import Enum
from random import Random
from typing import Final


class Next(Enum):
    """What a client does when its connection is over."""

    STOP = "stop"
    COME_BACK = "come back"
    COME_BACK_LATER = "come back after a minute"


_TOO_MUCH: Final = 4429
# 4408, no hello in time, and 4413, read too slowly, are the only ones of our own that mean “come back”.
_COME_BACK: Final = frozenset({4408, 4413})
_LATER: Final = 60.0


def next_after(code: int) -> Next:
    """By docs/protocol.md; what is not listed there is a fault on the way."""
    if code == _TOO_MUCH:
        return Next.COME_BACK_LATER
    if code == 1000 or (4400 <= code < 4500 and code not in _COME_BACK):
        return Next.STOP
    return Next.COME_BACK


@dataclass(frozen=True, slots=True)
class Pace:
    """How patient a client is, in seconds."""

    first_pause: float = 0.5
    longest_pause: float = 15.0
    # Two of these without a sign of life, and a half-open connection is given up.
    ping_every: float = 20.0
    opens_within: float = 10.0


class BackOff:
    """Pauses that double, each shortened at random so that a thousand clients do not return as one."""

    def __init__(self, pace: Pace, random: Random) -> None:
        self._pace = pace
        self._random = random
        self._failures = 0
        self._asked_to_wait: float | None = None

    def told(self, seconds: float) -> None:
        """The server said when to come back; each client is told another time."""
        self._asked_to_wait = seconds

    def got_on(self) -> None:
        """The next pause is a short one again."""
        self._failures = 0

    def pause(self, then: Next) -> float:
        """Seconds until the next attempt."""
        if self._asked_to_wait is not None:
            told, self._asked_to_wait = self._asked_to_wait, None
            return told
        if then is Next.COME_BACK_LATER:
            return _LATER * self._random.uniform(1.0, 1.5)
        doubled = self._pace.first_pause * 2.0 ** min(self._failures, 16)
        self._failures += 1
        return min(doubled, self._pace.longest_pause) * self._random.uniform(0.5, 1.0)
