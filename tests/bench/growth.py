"""How build time, search time and memory grow with the content, on both sides."""

import json
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

SIZES: Final = (100, 1_000, 10_000, 100_000)
FEW_SIZES: Final = (100, 1_000)


@dataclass(frozen=True, slots=True)
class Grown:
    """Seconds to build, median milliseconds of a search, and megabytes that the content takes."""

    build: float
    search: float
    memory: float


@dataclass(frozen=True, slots=True)
class Size:
    """Both sides over so many passages."""

    passages: int
    teller: Grown
    plain: Grown


def measure_growth(*, few: bool, say: Callable[[str], None]) -> tuple[Size, ...]:
    """One process for each size and side."""
    found = []
    for passages in FEW_SIZES if few else SIZES:
        say(f"growth: {passages:,} passages")
        found.append(Size(passages, _grown("teller", passages), _grown("plain", passages)))
    return tuple(found)


def _grown(side: str, passages: int) -> Grown:
    return Grown(**json.loads(run_child("grow", side, str(passages))))


def run_child(*words: str) -> str:
    """What the process of one side printed."""
    command = [sys.executable, "-m", "tests.bench.child", *words]
    return subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True).stdout
