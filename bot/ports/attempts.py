"""The seam of what was tried in vain."""

from collections.abc import Sequence
from datetime import timedelta
from typing import Protocol


class FailedSignIns(Protocol):
    """Wrong passwords of late, by the name that was given; upper and lower case are one."""

    async def recent(self, name: str, within: timedelta) -> Sequence[timedelta]:
        """How long ago each was, the longest ago first, none longer than `within`."""

    async def note(self, name: str, within: timedelta) -> None:
        """One more, now; whatever is older than `within` is forgotten, of any name."""

    async def forget(self, name: str) -> None:
        """None of this name any more."""
