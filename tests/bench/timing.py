"""How long questions take: one after the other, and sixteen at once."""

import asyncio
import os
import subprocess
import time
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

AT_ONCE: Final = 16
_WARM_UP: Final = 20

Asking = Callable[[str], Awaitable[object]]


@dataclass(frozen=True, slots=True)
class Times:
    """Milliseconds for one question alone, and questions per second alone and sixteen at once."""

    p50: float
    p95: float
    alone_per_second: float
    together_per_second: float


async def timed(ask: Asking, messages: Sequence[str]) -> Times:
    """The first messages warm up; of the others a half is asked singly, a half sixteen at once.

    No message is asked twice, so that nothing is remembered.
    """
    for message in messages[:_WARM_UP]:
        await ask(message)
    left = messages[_WARM_UP:]
    alone = await one_by_one(ask, left[::2])
    room = asyncio.Semaphore(AT_ONCE)

    async def within(message: str) -> None:
        async with room:
            await ask(message)

    began = time.perf_counter()
    await asyncio.gather(*(within(message) for message in left[1::2]))
    together = len(left[1::2]) / (time.perf_counter() - began)
    p50, p95 = np.percentile(alone, [50, 95]).tolist()
    return Times(p50, p95, 1000 * len(alone) / sum(alone), together)


async def one_by_one(ask: Asking, messages: Sequence[str]) -> list[float]:
    """Milliseconds of each."""
    taken = []
    for message in messages:
        began = time.perf_counter()
        await ask(message)
        taken.append((time.perf_counter() - began) * 1000)
    return taken


def resident_megabytes(pid: int | None = None) -> float:
    """The memory that a process holds now, by default this one; 1 MB is 1,000,000 bytes."""
    command = ["ps", "-o", "rss=", "-p", str(pid or os.getpid())]
    kilobytes = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    return int(kilobytes) * 1024 / 1e6
