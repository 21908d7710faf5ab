"""A token bucket for one connection."""

from time import monotonic


class Budget:
    """So many at once, and so many more each second."""

    def __init__(self, at_once: float, per_second: float) -> None:
        self._at_once = at_once
        self._per_second = per_second
        self._left = at_once
        self._counted_at = monotonic()

    def take(self) -> bool:
        """False when it is used up."""
        now = monotonic()
        self._left += (now - self._counted_at) * self._per_second
        self._left = min(self._at_once, self._left) - 1
        self._counted_at = now
        return self._left >= 0
