"""make chaos: SEED, STORE=sqlite|postgresql, WORKERS, SECONDS; SEEDED_BUGS=1 plants bugs (ONLY=words of a name)."""

import asyncio
import os
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.chaos.plan import Plan
from tests.chaos.report import report
from tests.chaos.run import play
from tests.chaos.seeded import show_bugs


def _say(what: str) -> None:
    sys.stderr.write(f"… {what}\n")


def main() -> int:
    """1 when a promise was broken."""
    plan = Plan.of_environment()
    with TemporaryDirectory(prefix="teller-chaos-") as folder:
        if os.environ.get("SEEDED_BUGS"):
            only = os.environ.get("ONLY", "")
            return asyncio.run(show_bugs(plan, Path(folder), _say, only))
        _say(f"seed {plan.seed}: {plan.name}, {plan.seconds:.0f} s")
        result = asyncio.run(play(plan, Path(folder), _say))
    sys.stdout.write(report(result))
    return 1 if result.violations else 0


if __name__ == "__main__":
    sys.exit(main())
