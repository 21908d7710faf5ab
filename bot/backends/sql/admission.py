"""Who may wait to write, and when those who may not are to come again.

A queue that grows without end serves nobody in time (Welsh & Culler 2003, "Adaptive overload control for busy internet
servers"): beyond what can be written within half a second or so, everybody is refused at once. Refusing costs nearly as
much as a fourth of the work, so those who are refused are spread over the time to come.
"""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Final

from bot.errors import BusyError

# So many at the least: a crowd that comes after a quiet moment is no overload yet.
_FEWEST: Final = 250
# What is written in so long may wait; others need time, too, before they are answered.
_WORTH_WAITING: Final = 0.6  # seconds
_SPAN: Final = 1.0  # seconds
# How much less is believed possible with each span in which less was written.
_FORGETTING: Final = 0.98
# Of what can be written, for those who come again; the rest is for those who come for the first time.
_SHARE_OF_RETURNING: Final = 0.25
_SOONEST, _LATEST = 1.0, 15.0  # seconds


class Admission:
    """Counts who waits and what is written; used on one event loop."""

    def __init__(self, monotonic: Callable[[], float] = time.monotonic) -> None:
        self._monotonic = monotonic
        self._waiting = 0
        self._since = monotonic()
        self._written = 0
        self._most_a_second = 0.0
        # When the next one who is refused is to come again.
        self._next_return = 0.0

    @contextmanager
    def place(self) -> Iterator[None]:
        """A place among those who wait. Raises BusyError when there is none; it says when to come again."""
        now = self._monotonic()
        self._look_back(now)
        if self._waiting >= max(_FEWEST, _WORTH_WAITING * self._most_a_second):
            raise BusyError(retry_after=self._retry_after(now))
        self._waiting += 1
        try:
            yield
        finally:
            self._waiting -= 1
            self._written += 1

    def _look_back(self, now: float) -> None:
        elapsed = now - self._since
        if elapsed >= _SPAN:
            written = self._written / elapsed
            self._most_a_second = max(written, _FORGETTING * self._most_a_second)
            self._written, self._since = 0, now

    def _retry_after(self, now: float) -> int:
        returning = max(_FEWEST, _SHARE_OF_RETURNING * self._most_a_second)
        soonest, latest = now + _SOONEST, now + _LATEST
        self._next_return = min(latest, max(soonest, self._next_return + 1.0 / returning))
        return round(self._next_return - now)
