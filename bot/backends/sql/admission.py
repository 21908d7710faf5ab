"""Who may wait to write, and when those who may not are to come again.

A queue that grows without end serves nobody in time (Welsh & Culler 2003, "Adaptive overload control for busy internet
servers"): beyond what can be written within about a second, everybody is refused at once.
"""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Final

from bot.errors import BusyError

# So many at the least: a crowd that comes after a quiet moment is no overload yet.
_FEWEST: Final = 250
_SPAN: Final = 1.0  # seconds
_SOONEST, _LATEST = 1, 15  # seconds
# The larger, the more rarely those who were refused ask in vain.
_SPREAD: Final = 2.0


class Admission:
    """Counts who waits, and what was written and refused of late; used on one event loop."""

    def __init__(self, monotonic: Callable[[], float] = time.monotonic) -> None:
        self._monotonic = monotonic
        self._waiting = 0
        self._since = monotonic()
        self._written = self._refused = 0
        self._written_a_second = self._refused_a_second = 0.0

    @contextmanager
    def place(self) -> Iterator[None]:
        """A place among those who wait. Raises BusyError when there is none; it says when to come again."""
        self._look_back()
        if self._waiting >= max(_FEWEST, _SPAN * self._written_a_second):
            self._refused += 1
            raise BusyError(retry_after=self._retry_after())
        self._waiting += 1
        try:
            yield
        finally:
            self._waiting -= 1
            self._written += 1

    def _look_back(self) -> None:
        elapsed = self._monotonic() - self._since
        if elapsed >= _SPAN:
            self._written_a_second = self._written / elapsed
            self._refused_a_second = self._refused / elapsed
            self._written = self._refused = 0
            self._since += elapsed

    def _retry_after(self) -> int:
        """The more come in vain for each who is served, the later; and not before those who were refused just now
        could be served, too.
        """
        in_vain = self._refused_a_second / max(1.0, self._written_a_second)
        just_now = self._refused / max(_FEWEST, self._written_a_second)
        return round(min(_LATEST, max(_SOONEST, _SPREAD * in_vain, just_now)))
