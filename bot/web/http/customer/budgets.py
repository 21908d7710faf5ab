"""How many requests one address may make: a token bucket for each, of the most recent ones."""

from collections import OrderedDict
from collections.abc import Callable
from math import ceil
from typing import Final

from fastapi import Request

from bot.errors import TooManyRequestsError

_MOST_ADDRESSES: Final = 20_000


class Budgets:
    """So many at once for each address, and so many more each second."""

    def __init__(self, at_once: float, per_second: float, monotonic: Callable[[], float]) -> None:
        self._at_once = at_once
        self._per_second = per_second
        self._monotonic = monotonic
        self._left: OrderedDict[str, tuple[float, float]] = OrderedDict()

    def spend(self, address: str) -> None:
        """Raises TooManyRequestsError when this address has used up what it may."""
        now = self._monotonic()
        left, counted_at = self._left.pop(address, (self._at_once, now))
        left = min(self._at_once, left + (now - counted_at) * self._per_second)
        self._left[address] = (left - 1 if left >= 1 else left, now)
        if len(self._left) > _MOST_ADDRESSES:
            self._left.popitem(last=False)
        if left < 1:
            raise TooManyRequestsError(retry_after=ceil((1 - left) / self._per_second))


def address_of(request: Request) -> str:
    """The client's address, as trusted proxies tell it."""
    return request.client.host if request.client else ""
