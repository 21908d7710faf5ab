"""The results as a page, with a drawing of the delays."""

import os
import platform
from collections.abc import Sequence
from math import log10
from pathlib import Path
from typing import Final

from tests.load.figures import Delays, Measured, Overload, Stalled, percentile

_OPENING: Final = """\
# Load

Written by `make load` in one run on one machine ({machine}), driver and servers together, over
loopback. One worker of Teller on SQLite (`synchronous = FULL`: every acknowledgement has been synced to disk), and a
bare echo server of the same stack (uvicorn, Starlette, the same websocket implementation) as the ceiling. Delays are
open-loop: each counts from the moment at which its message was meant to be sent, whatever became of those before it.
"""
_PERCENTILES: Final = (0.5, 0.95, 0.99)
_WIDTH, _HEIGHT, _LEFT, _TOP, _RIGHT, _BOTTOM = 640, 300, 64, 34, 14, 44
_LINES: Final = (
    ("echo", "#5b6573", "2 3"),
    ("acknowledged", "#0b5cad", ""),
    ("delivered to the other screen", "#c2570c", "6 4"),
)


def page(measured: Measured) -> str:
    """Markdown."""
    machine = f"{os.cpu_count()} cores, Python {platform.python_version()}, {platform.system()}"
    parts = [_OPENING.format(machine=machine)]
    if measured.idle:
        parts.append(_idle(measured))
    if measured.teller:
        parts.append(_rates(measured))
    if measured.contention:
        parts.append(_contention(measured))
    if measured.storm:
        parts.append(_storm(measured))
    if measured.stalled:
        parts.append(_stalled(measured.stalled))
    if measured.overload:
        parts.append(_overload(measured.overload))
    return "\n".join(parts)


def _idle(measured: Measured) -> str:
    idle = measured.idle
    assert idle is not None
    return (
        "## Idle sockets\n\n"
        f"{idle.sockets:,} customers' sockets were opened and held for 20 s: {idle.held:,} were still open, each cost "
        f"**{idle.bytes_each / 1024:.1f} KiB** of the server's memory (aim: 64), and all of them together "
        f"{idle.core:.0%} of a core ({idle.core_before:.0%} without them).\n"
    )


def _rates(measured: Measured) -> str:
    heads = (
        "messages/s",
        "what",
        "sent",
        "came",
        "p50, ms",
        "p95, ms",
        "p99, ms",
        "core",
        "p99 / echo",
    )
    rows = []
    for echo, teller in zip(measured.echo, measured.teller, strict=True):
        ceiling = percentile(echo.acknowledged, 0.99)
        rows.append(_row(echo, "echo", echo.acknowledged, ceiling))
        rows.append(_row(teller, "acknowledged", teller.acknowledged, ceiling))
        rows.append(_row(teller, "delivered", teller.delivered, ceiling))
    return (
        "## Durable messages\n\n"
        "Customers who wait for a person write; each has a second screen, on which it is to appear. The aim: at\n"
        "300 messages a second the 99th percentile of the acknowledgement is at most 5 times that of the echo.\n\n"
        + _table(heads, rows)
        + "\n![Delays by share of messages](images/load.svg)\n"
    )


def _row(delays: Delays, what: str, values: list[float], ceiling: float) -> list[str]:
    if not values:
        return [f"{delays.rate:g}", what, str(delays.sent), "0", *["–"] * 5]
    shown = [f"{percentile(values, share):.1f}" for share in _PERCENTILES]
    ratio = percentile(values, 0.99) / ceiling
    counts = [str(delays.sent), str(len(values))]
    return [f"{delays.rate:g}", what, *counts, *shown, f"{delays.core:.0%}", f"{ratio:.1f}"]


def _contention(measured: Measured) -> str:
    contention = measured.contention
    assert contention is not None
    winners = ", ".join(
        f"{rounds} rounds with {count}" for count, rounds in sorted(contention.winners.items())
    )
    return (
        "## Claims under contention\n\n"
        f"{contention.agents} agents claimed one customer at the same moment, {contention.rounds} times. "
        f"Winners: {winners}.\nThe slowest round took {contention.slowest:.0f} ms until all had their answer.\n"
    )


def _storm(measured: Measured) -> str:
    storm = measured.storm
    assert storm is not None
    return (
        "## A storm of reconnects\n\n"
        f"{storm.sockets:,} customers were connected when the server was killed, and each wrote something while it was "
        f"away.\n{storm.seconds:.1f} s after the new one answered, everybody was back, every message acknowledged and "
        "answered; "
        f"lost: {storm.lost}, doubled: {storm.doubled}.\n"
    )


def _stalled(stalled: Stalled) -> str:
    ratio = stalled.p99_beside / stalled.p99_before
    return (
        "## Readers who stall\n\n"
        f"{stalled.count:,} customers wrote 144 KB each, within {stalled.written_within:.0f} s, while a second screen "
        "of theirs, which had read four such messages before, read nothing.\n"
        f"Each of those screens cost **{stalled.bytes_each / 1024:.1f} KiB** of the server's memory (aim: 64) and was "
        f"gone {stalled.gone_after:.0f} s after the last word (aim: 45; left: {stalled.left}).\n"
        "Beside them 50 messages a second of others were acknowledged with a 99th percentile of "
        f"{stalled.p99_beside:.1f} ms, {ratio:.1f} times that of before (aim: 2).\n"
    )


def _overload(overload: Overload) -> str:
    answers = [*overload.accepted, *overload.refused]
    in_time = sum(one <= 2_000 for one in answers) / max(1, len(answers) + overload.unanswered)
    well = "not within a minute" if overload.well_after is None else f"{overload.well_after:.1f} s"
    return (
        "## More than it can do\n\n"
        f"A hundred senders who wait for each answer bring {overload.peak:.0f} messages a second. Then "
        f"{overload.senders:,} customers wrote for {overload.seconds:.0f} s as often as made {overload.wanted:.0f} a "
        "second, three times as many; who is refused as `busy` comes again after the time that is named.\n"
        f"**{overload.goodput:.0f} a second were accepted, {overload.goodput / overload.peak:.0%} of that peak** "
        f"(aim: 80%); {len(overload.refused):,} times somebody was refused, {overload.unanswered:,} times nothing was "
        f"answered.\n{in_time:.1%} of all answers came within 2 s (aim: all): accepted p50 "
        f"{_ms(overload.accepted, 0.5)}, p99 {_ms(overload.accepted, 0.99)}; refused p99 "
        f"{_ms(overload.refused, 0.99)}. After the last a message took no more than twice as long as before it within "
        f"{well} (aim: 30 s).\n"
    )


def _ms(values: list[float], share: float) -> str:
    return f"{percentile(values, share):.0f} ms" if values else "–"


def _table(heads: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    lines = [heads, ["---"] * len(heads), *rows]
    return "".join("| " + " | ".join(line) + " |\n" for line in lines)


# The drawing


def drawing(echo: Delays, teller: Delays) -> str:
    """Milliseconds (logarithmic) by share of messages, for one rate."""
    lines = (echo.acknowledged, teller.acknowledged, teller.delivered)
    paths = "".join(
        f"<path fill='none' stroke='{colour}' stroke-width='2.2' stroke-dasharray='{dash}' d='{_path(values)}'/>"
        f"<text x='{_LEFT + 14}' y='{_TOP + 16 + 18 * place}' fill='{colour}'>{name}</text>"
        for place, (values, (name, colour, dash)) in enumerate(zip(lines, _LINES, strict=True))
        if values
    )
    title = f"Delay at {teller.rate:g} messages a second"
    return (
        f"<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 {_WIDTH} {_HEIGHT}' width='{_WIDTH}' role='img' "
        f"font-family='system-ui, sans-serif' font-size='12' fill='#16233a'><title>{title}</title>"
        f"<rect width='100%' height='100%' fill='#fff'/>"
        f"<text x='{_WIDTH / 2}' y='20' text-anchor='middle' font-weight='600'>{title}</text>{_grid()}{paths}"
        f"<text x='{_WIDTH / 2}' y='{_HEIGHT - 8}' text-anchor='middle'>share of messages</text></svg>\n"
    )


def _grid() -> str:
    across = "".join(
        f"<text x='{_x(share):.1f}' y='{_HEIGHT - _BOTTOM + 16}' text-anchor='middle'>{share:.0%}</text>"
        for share in (0, 0.25, 0.5, 0.75, 1)
    )
    up = "".join(
        f"<line x1='{_LEFT}' x2='{_WIDTH - _RIGHT}' y1='{_y(ms):.1f}' y2='{_y(ms):.1f}' stroke='#d5dae3'/>"
        f"<text x='{_LEFT - 6}' y='{_y(ms) + 4:.1f}' text-anchor='end'>{ms:g} ms</text>"
        for ms in (0.1, 1, 10, 100, 1_000)
    )
    return across + up


def _path(values: list[float]) -> str:
    shares = [step / 200 for step in range(201)]
    return "M" + " L".join(
        f"{_x(share):.1f} {_y(percentile(values, share)):.1f}" for share in shares
    )


def _x(share: float) -> float:
    return _LEFT + share * (_WIDTH - _LEFT - _RIGHT)


def _y(milliseconds: float) -> float:
    share = (log10(min(max(milliseconds, 0.1), 10_000)) + 1) / 5
    return _HEIGHT - _BOTTOM - share * (_HEIGHT - _TOP - _BOTTOM)


def write_page(measured: Measured, docs: Path) -> None:
    """docs/load.md and its drawing."""
    (docs / "load.md").write_text(page(measured), "utf-8")
    if measured.teller:
        svg = drawing(measured.echo[-1], measured.teller[-1])
        (docs / "images" / "load.svg").write_text(svg, "utf-8")
