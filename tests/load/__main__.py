"""What one server carries, on loopback, beside a bare echo server of the same stack; a few minutes.

    python -m tests.load [idle] [rate] [claims] [storm] [stalled] [overload] [--sockets N] [--storm N] [--stalled N]
        [--overload S] [--write]

Without parts, all of them. --sockets says how many idle ones (5,000), --storm how many come back (2,000), --stalled how
many stop reading (500), --overload for how many seconds more is asked than can be done (60); --write puts the results
into docs/load.md. Ends with 1 when a message was lost or doubled, or when one customer had two winners.
"""

import argparse
import asyncio
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from tests.architecture.tree import ROOT
from tests.load.bank import made_bank, signed_in
from tests.load.figures import Delays, Measured
from tests.load.overload import measure_overload
from tests.load.page import page, write_page
from tests.load.parts import measure_contention, measure_idle, measure_storm
from tests.load.rate import measure_echo, measure_rate
from tests.load.servers import allow_many_files, echo, teller
from tests.load.stalled import measure_stalled

_PARTS: Final = ("idle", "rate", "claims", "storm", "stalled", "overload")
_RATES: Final = (50.0, 150.0, 300.0)
_SECONDS: Final = 15.0
_SENDERS: Final = 100
_OVERLOADING: Final = 3_000
_AGENTS: Final = 50
_ROUNDS: Final = 60
# Far more than a quiet machine takes for all of it.
_WITHIN: Final = 1_500.0


def _say(what: str) -> None:
    sys.stderr.write(f"… {what}\n")


async def _rates(folder: Path) -> tuple[list[Delays], list[Delays]]:
    echoes, tellers = [], []
    for rate in _RATES:
        _say(f"{rate:g} messages a second")
        # Side by side in time: whatever else the machine does befalls both.
        async with echo(folder) as server:
            echoes.append(await measure_echo(server, rate, _SECONDS, _SENDERS))
        async with teller(await made_bank(folder / f"rate-{rate:g}")) as server:
            tellers.append(await measure_rate(server, rate, _SECONDS, _SENDERS))
    return echoes, tellers


async def _measured(parts: list[str], sizes: argparse.Namespace, folder: Path) -> Measured:
    measured, sockets, storm = Measured(), sizes.sockets, sizes.storm
    if "idle" in parts:
        _say(f"{sockets:,} idle sockets")
        async with teller(await made_bank(folder / "idle")) as server:
            measured.idle = await measure_idle(server, sockets)
    if "rate" in parts:
        measured.echo, measured.teller = await _rates(folder)
    if "claims" in parts:
        _say(f"{_AGENTS} agents for one customer")
        data = await made_bank(folder / "claims")
        async with teller(data) as server:
            tokens = await signed_in(data, _AGENTS)
            measured.contention = await measure_contention(server, tokens, _ROUNDS)
    if "storm" in parts:
        _say(f"{storm:,} reconnects")
        async with teller(await made_bank(folder / "storm")) as server:
            measured.storm = await measure_storm(server, storm)
    if "stalled" in parts:
        _say(f"{sizes.stalled:,} readers who stall")
        async with teller(await made_bank(folder / "stalled")) as server:
            measured.stalled = await measure_stalled(server, sizes.stalled)
    if "overload" in parts:
        _say(f"more than it can do, for {sizes.overload:g} s")
        async with teller(await made_bank(folder / "overload")) as server:
            measured.overload = await measure_overload(server, sizes.overload, _OVERLOADING)
    return measured


def main() -> int:
    """See above."""
    parser = argparse.ArgumentParser(prog="python -m tests.load", description=__doc__)
    parser.add_argument("parts", nargs="*", choices=[*_PARTS, []], help="what to measure")
    parser.add_argument("--sockets", type=int, default=5_000)
    parser.add_argument("--storm", type=int, default=2_000)
    parser.add_argument("--stalled", type=int, default=500)
    parser.add_argument("--overload", type=float, default=60.0)
    parser.add_argument("--write", action="store_true")
    given = parser.parse_args()
    if allow_many_files() < 2 * given.sockets:
        _say("there may be too few files for so many sockets: ulimit -n")

    async def story(folder: Path) -> Measured:
        # Calls over HTTP wait in threads.
        asyncio.get_running_loop().set_default_executor(ThreadPoolExecutor(64))
        async with asyncio.timeout(_WITHIN):
            return await _measured(given.parts or list(_PARTS), given, folder)

    with TemporaryDirectory(prefix="teller-load-") as folder:
        measured = asyncio.run(story(Path(folder)))
    sys.stdout.write(page(measured))
    if given.write:
        write_page(measured, ROOT / "docs")
    return 0 if measured.keeps_its_word else 1


if __name__ == "__main__":
    sys.exit(main())
