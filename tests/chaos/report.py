"""What a run prints."""

from collections.abc import Iterator

from tests.chaos.oracles.verdict import ORACLES
from tests.chaos.result import Result

_EXAMPLES = 5


def report(result: Result) -> str:
    """What was done, what was checked, and the verdict of each oracle."""
    return "\n".join([*_done(result), "", *_verdicts(result), ""])


def _done(result: Result) -> Iterator[str]:
    counted, plan = result.counted, result.plan
    points = sum(counted.crash_points.values())
    yield f"seed {plan.seed} · {plan.name} · {result.seconds:.0f} s in {result.rounds} rounds"
    yield (
        f"kills {counted.all_kills} ({counted.kills} at random, {points} at named crash points, "
        f"{counted.engine_kills} of the database and the bus) · cuts {result.cuts} · stops {counted.stops} · "
        f"deployments {counted.deployments} · full disks {counted.full_disks}"
    )
    named = ", ".join(f"{name} {count}" for name, count in sorted(counted.crash_points.items()))
    yield f"crash points: {named or 'none'}"
    yield (
        f"conversations {result.conversations} · rows {result.rows} · acknowledged {result.accepted} · "
        f"at most {result.slowest_delivery:.1f} s after a storm everything had arrived, "
        f"after {result.slowest_end:.1f} s all had an end"
    )
    closings = ", ".join(f"{code} {count}" for code, count in sorted(result.closings.items()))
    yield f"connections that ended with: {closings}"
    yield "checked: " + ", ".join(f"{count} {name}" for name, count in result.checked.items())


def _verdicts(result: Result) -> Iterator[str]:
    for name, meaning in ORACLES.items():
        found = [one.what for one in result.violations if one.oracle == name]
        yield f"{name:<17}{len(found):>5}  {'' if found else 'none: '}{meaning}"
        yield from (f"{'':>24}{what}" for what in found[:_EXAMPLES])
