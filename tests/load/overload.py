"""Three times what a server can do: what it still does, how long answers take, and when it is well again."""

import asyncio
import random
import time
from dataclasses import dataclass, field
from typing import Final

from websockets.asyncio.client import ClientConnection

from tests.load.figures import Overload, percentile
from tests.load.lines import (
    accepted_in_the_end,
    conversations,
    frame_of,
    hung_up,
    many,
    say,
    told_to_wait,
)
from tests.load.rate import waiting_line
from tests.load.servers import ServerUnderLoad

_TIMES: Final = 3.0
# Enough that the server is never without work, few enough that nobody is refused.
_BUSY_SENDERS: Final = 100
_PEAK_SECONDS: Final = 10.0
_PROBES: Final = 20
_PROBE_BEAT: Final = 0.25
_WELL_WITHIN: Final = 60.0
_PATIENCE: Final = 60.0
_TEXT: Final = "As before."


@dataclass(slots=True)
class _Ledger:
    """Milliseconds until a frame was accepted, or refused with a time to come again."""

    accepted: list[float] = field(default_factory=list)
    refused: list[float] = field(default_factory=list)
    unanswered: int = 0


async def measure_overload(server: ServerUnderLoad, seconds: float, senders: int) -> Overload:
    """Customers who wait for a person write again and again, and heed what they are told, as the protocol asks."""
    opened = await conversations(server.http, senders)
    lines = await many(lambda n: waiting_line(server, opened[n]), senders)
    calm = await _probed(lines[0], "before")
    peak = await _peak(lines[:_BUSY_SENDERS])
    ledger = _Ledger()
    until = time.monotonic() + seconds
    pause = senders / (_TIMES * peak)
    await asyncio.gather(*(_insisting(line, pause, until, ledger) for line in lines))
    well = await _well_after(lines[0], calm)
    await hung_up(lines)
    return Overload(
        senders=senders,
        seconds=seconds,
        peak=peak,
        wanted=_TIMES * peak,
        goodput=len(ledger.accepted) / seconds,
        accepted=ledger.accepted,
        refused=ledger.refused,
        unanswered=ledger.unanswered,
        well_after=well,
    )


async def _peak(lines: list[ClientConnection]) -> float:
    """Messages a second where each writes again as soon as it was answered."""
    until = time.monotonic() + _PEAK_SECONDS
    counts = await asyncio.gather(*(_steadily(line, until) for line in lines))
    return sum(counts) / _PEAK_SECONDS


async def _steadily(line: ClientConnection, until: float) -> int:
    count = 0
    while time.monotonic() < until:
        await accepted_in_the_end(line, say(f"steady{count}", _TEXT))
        count += 1
    return count


async def _insisting(line: ClientConnection, pause: float, until: float, ledger: _Ledger) -> None:
    """So long a pause before each message; what is refused is sent again after the time that was named."""
    number = 0
    await asyncio.sleep(random.uniform(0, pause))
    while time.monotonic() < until:
        begin = time.perf_counter()
        await line.send(say(f"insist{number}", _TEXT))
        try:
            async with asyncio.timeout(_PATIENCE):
                frame = await frame_of(line, "accepted", "refused")
        except (TimeoutError, ConnectionError):
            ledger.unanswered += 1
            return
        took = (time.perf_counter() - begin) * 1_000
        if frame["type"] == "accepted":
            ledger.accepted.append(took)
            number += 1
            await asyncio.sleep(pause * random.uniform(0.5, 1.5))
        else:
            ledger.refused.append(took)
            await asyncio.sleep(told_to_wait(frame) * random.uniform(1.0, 2.0))


async def _probed(line: ClientConnection, name: str) -> float:
    """Milliseconds of an acknowledgement, the middle of some."""
    took = []
    for number in range(_PROBES):
        begin = time.perf_counter()
        await accepted_in_the_end(line, say(f"{name}{number}", _TEXT))
        took.append((time.perf_counter() - begin) * 1_000)
        await asyncio.sleep(0.01)
    return percentile(took, 0.5)


async def _well_after(line: ClientConnection, calm: float) -> float | None:
    """Seconds until a message takes no more than twice as long as before; None when it does not come to that."""
    began = time.monotonic()
    attempt = 0
    while time.monotonic() - began < _WELL_WITHIN:
        if await _probed(line, f"after{attempt}x") <= 2.0 * calm:
            return time.monotonic() - began
        attempt += 1
        await asyncio.sleep(_PROBE_BEAT)
    return None
