"""Each bug is planted in turn, and an oracle that is meant to see it must go red."""

import sys
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from tests.chaos.plan import Plan
from tests.chaos.run import play
from tests.chaos.server.bugs import BUGS

_AT_MOST: Final = 120.0
_STORM: Final = 8.0
_PATIENCE: Final = 15.0


@dataclass(frozen=True, slots=True)
class Caught:
    """By which of the oracles that are meant to see it, and after how many seconds; by none when empty."""

    bug: str
    oracles: tuple[str, ...]
    seconds: float
    kills: int
    example: str


async def show_bugs(plan: Plan, folder: Path, say: Callable[[str], None], only: str = "") -> int:
    """1 when one is not caught."""
    found = []
    for number, name in enumerate(BUGS):
        if only in name:
            say(f"planted: {name}")
            found.append(await _hunted(replace(plan, bug=name), folder / str(number)))
            say(f"caught by: {', '.join(found[-1].oracles) or 'NONE'}")
    sys.stdout.write(_table(plan, found))
    return 0 if all(one.oracles for one in found) else 1


async def _hunted(plan: Plan, folder: Path) -> Caught:
    plan = replace(plan, seconds=_AT_MOST, storm=_STORM, patience=_PATIENCE)
    result = await play(plan, folder, lambda what: None, BUGS[plan.bug].oracles)
    red = [one for one in result.violations if one.oracle in BUGS[plan.bug].oracles]
    return Caught(
        plan.bug,
        tuple(dict.fromkeys(one.oracle for one in red)),
        result.seconds,
        result.counted.all_kills,
        red[0].what if red else "",
    )


def _table(plan: Plan, found: list[Caught]) -> str:
    lines = [f"seed {plan.seed} · {plan.name} · {len(found)} planted bugs"]
    for one in found:
        oracles = ", ".join(one.oracles) or "NOT CAUGHT"
        lines.append(f"{one.bug:<45}{oracles:<24}{one.seconds:>6.0f} s {one.kills:>4} kills")
        lines.append(f"    {one.example}")
    caught = sum(bool(one.oracles) for one in found)
    return "\n".join([*lines, f"{caught} of {len(found)} caught", ""])
