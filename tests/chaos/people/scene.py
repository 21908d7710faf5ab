"""Where people meet: the address, the clock of the round, and the history."""

import asyncio
from dataclasses import dataclass, field
from random import Random
from typing import Final

from bot.client.closing import Pace
from tests.chaos.history import History

# Quick to come back, quick to notice a connection that says nothing.
PACE: Final = Pace(first_pause=0.05, longest_pause=1.0, ping_every=2.5, opens_within=4.0)


@dataclass(slots=True)
class Scene:
    """One round. While it storms people begin new things; afterwards agents only finish what there is."""

    port: int
    lease: float
    history: History = field(default_factory=History)
    is_calm: bool = False
    is_over: asyncio.Event = field(default_factory=asyncio.Event)
    _numbers: dict[str, int] = field(default_factory=dict)

    @property
    def http(self) -> str:
        """Where people reach the servers, by way of the proxy."""
        return f"http://127.0.0.1:{self.port}"

    @property
    def sockets(self) -> str:
        """The same for websockets."""
        return f"ws://127.0.0.1:{self.port}"

    def new_id(self, whose: str) -> str:
        """A client id that tells a person who reads the report whose it was, and which."""
        self._numbers[whose] = self._numbers.get(whose, 0) + 1
        return f"{whose}-{self._numbers[whose]}"

    def note_closing(self, code: int) -> None:
        """How a connection ended."""
        self.history.closings[code] += 1

    async def pause(self, random: Random, longest: float) -> None:
        """A breath."""
        await asyncio.sleep(random.uniform(0, longest))
