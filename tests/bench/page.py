"""The results as a page of tables with ratios, and as drawings."""

import os
import platform
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from math import log10
from pathlib import Path
from typing import Final

from tests.bench.figures import RISKS, Figures, curve
from tests.bench.growth import Size
from tests.bench.quality import Compared
from tests.bench.speed import Speed

_WIDTH, _HEIGHT, _LEFT, _TOP, _RIGHT, _BOTTOM = 460, 300, 52, 30, 12, 42
# Two colours that are told apart whatever one sees, and a dash besides.
_OURS: Final = 'stroke="#0b5cad" stroke-width="2.5" fill="none"'
_PLAIN: Final = 'stroke="#c2570c" stroke-width="2" stroke-dasharray="6 4" fill="none"'
_OPENING: Final = """\
# Benchmarks

Written by `make bench` in one run, both sides on the same machine: {machine}.

*Plain* is what most people would write: LangChain with the same embedding model in sentence-transformers, a FAISS
store, the nearest question wins and its cosine is the confidence (`tests/bench/plain_pipeline.py`). BANKING77, CLINC150
and XQuAD are public data sets; `make bench DATA=FOLDER` says where they lie, and without it their rows are left out.
"""
_ON_QUALITY: Final = """\
## Quality

Each cell: Teller / plain (ratio). *Deflection* at a risk: the share of the answerable questions that are answered
rightly at the best threshold at which no more than that share of what is sent is wrong, unanswerable questions
included; the threshold is chosen with the right answers known. *AUROC*: how well the confidence tells answerable from
unanswerable questions. BANKING77 means over three draws; three of four questions are answerable.

"""
_ON_PROMISE: Final = """
The promise: Teller at the threshold that it chose by itself with `answer_risk` 0.05, no test question seen; the plain
pipeline at a cosine of 0.7, as is customary. *Resolved*: the right answer was sent, or the right choice offered.

"""
_ON_SPEED: Final = """\
## Speed

An FAQ of 1,700 generated entries with one question each; no message is asked twice. Teller starts as its whole server
and is asked over HTTP; the plain pipeline is loaded by a script.

"""
_ON_GROWTH: Final = """\
## Growth

Each cell: Teller / plain. Random words and random vectors, so that the search is measured and not the model.

"""


@dataclass(frozen=True, slots=True)
class Measured:
    """What a run measured; parts that were left out are empty."""

    quality: tuple[Compared, ...]
    speed: tuple[Speed, Speed] | None
    growth: tuple[Size, ...]


def page(measured: Measured) -> str:
    """Markdown."""
    machine = f"{os.cpu_count()} cores, Python {platform.python_version()}, {platform.system()}"
    parts = [_OPENING.format(machine=machine)]
    if measured.quality:
        parts.append(_quality(measured.quality))
    if measured.speed:
        parts.append(_speed(*measured.speed))
    if measured.growth:
        parts.append(_growth(measured.growth))
    return "\n".join(parts)


def write_page(measured: Measured, docs: Path) -> None:
    """The page with its drawings."""
    images = docs / "images"
    images.mkdir(exist_ok=True)
    text = page(measured)
    drawn = [one for one in measured.quality if one.subject.has_strangers]
    if drawn:
        (images / "risk-coverage.svg").write_text(_grid([_risk_drawing(one) for one in drawn]))
        text += "\n![Risk and coverage of both sides](images/risk-coverage.svg)\n"
    if measured.growth:
        (images / "growth.svg").write_text(_grid([_growth_drawing(measured.growth)]))
        text += "\n![Search time by number of passages](images/growth.svg)\n"
    (docs / "benchmarks.md").write_text(text, "utf-8")


# Tables


def _quality(compared: Sequence[Compared]) -> str:
    heads = [
        "subject",
        "top-1",
        "first five",
        "AUROC",
        *(f"deflection at {r:.0%} risk" for r in RISKS),
    ]
    rows = [
        [
            one.subject.title,
            *(_pair(ours, theirs) for ours, theirs in zip(
                _ranked(one.teller.figures), _ranked(one.plain.figures), strict=True)),
        ]
        for one in compared
    ]  # fmt: skip
    promised = [
        [
            one.subject.title,
            _share(one.teller.figures.risk),
            _share(one.teller.figures.sent_rightly),
            _share(one.teller.figures.resolved),
            _share(one.plain.figures.risk),
        ]
        for one in compared
        if one.subject.has_strangers
    ]
    promise_heads = ["subject", "wrong among sent", "sent rightly", "resolved", "plain: wrong"]
    return _ON_QUALITY + _table(heads, rows) + _ON_PROMISE + _table(promise_heads, promised)


def _ranked(figures: Figures) -> list[float | None]:
    return [figures.top_1, figures.success_at_5, figures.auroc, *figures.deflection]


def _speed(teller: Speed, plain: Speed) -> str:
    facts: list[tuple[str, Callable[[Speed], float], bool]] = [
        ("one question, p50, ms", lambda s: s.times.p50, False),
        ("one question, p95, ms", lambda s: s.times.p95, False),
        ("questions a second, one after the other", lambda s: s.times.alone_per_second, True),
        ("questions a second, 16 at once", lambda s: s.times.together_per_second, True),
        ("from start to the first answer, s", lambda s: s.start, False),
        ("memory while serving, MB", lambda s: s.memory, False),
        ("publishing, s", lambda s: s.publish, False),
    ]
    rows = [
        [name, f"{of(teller):.1f}", f"{of(plain):.1f}", _times(of(teller), of(plain), more)]
        for name, of, more in facts
    ]
    return _ON_SPEED + _table(["", "Teller", "plain", "Teller is"], rows)


def _growth(sizes: Sequence[Size]) -> str:
    rows = [
        [f"{one.passages:,}", *(f"{ours:.2f} / {theirs:.2f}" for ours, theirs in (
            (one.teller.build, one.plain.build), (one.teller.search, one.plain.search),
            (one.teller.memory, one.plain.memory)))]
        for one in sizes
    ]  # fmt: skip
    return _ON_GROWTH + _table(["passages", "build, s", "search, ms", "memory, MB"], rows)


def _table(heads: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    lines = [heads, ["---"] * len(heads), *rows]
    return "".join("| " + " | ".join(line) + " |\n" for line in lines)


def _share(value: float | None) -> str:
    return "–" if value is None else f"{value:.3f}"


def _pair(ours: float | None, theirs: float | None) -> str:
    ratio = f" ({ours / theirs:.2f}×)" if ours is not None and theirs else ""
    return f"{_share(ours)} / {_share(theirs)}{ratio}"


def _times(ours: float, theirs: float, is_more_better: bool) -> str:
    ratio = ours / theirs if is_more_better else theirs / max(ours, 1e-9)
    return f"{ratio:.1f}× as good"


# Drawings


def _risk_drawing(one: Compared) -> str:
    most = 0.4

    def line(points: Sequence[tuple[float, float]]) -> str:
        return _polyline([(coverage, min(risk, most) / most) for coverage, risk in points])

    ticks = [(share, f"{share:.0%}") for share in (0, 0.5, 1)]
    return (
        _frame(
            one.subject.title,
            "answered",
            ticks,
            [(s / most, f"{s:.0%}") for s in (0, 0.1, 0.2, 0.3, 0.4)],
        )
        + f"<path {_PLAIN} d='{line(curve(one.plain.judged))}'/>"
        + f"<path {_OURS} d='{line(curve(one.teller.judged))}'/>"
    )


def _growth_drawing(sizes: Sequence[Size]) -> str:
    def line(of: Callable[[Size], float]) -> str:
        return _polyline(
            [((log10(s.passages) - 2) / 3, (log10(max(of(s), 0.1)) + 1) / 4) for s in sizes]
        )

    across = [(step / 3, f"{10 ** (step + 2):,}") for step in range(4)]
    up = [(step / 4, f"{10.0 ** (step - 1):g} ms") for step in range(5)]
    return (
        _frame("One search, by number of passages", "passages", across, up)
        + f"<path {_PLAIN} d='{line(lambda s: s.plain.search)}'/>"
        + f"<path {_OURS} d='{line(lambda s: s.teller.search)}'/>"
    )


def _polyline(points: Sequence[tuple[float, float]]) -> str:
    return "M" + " L".join(f"{_x(x):.1f} {_y(y):.1f}" for x, y in points)


def _x(share: float) -> float:
    return _LEFT + share * (_WIDTH - _LEFT - _RIGHT)


def _y(share: float) -> float:
    return _HEIGHT - _BOTTOM - share * (_HEIGHT - _TOP - _BOTTOM)


def _frame(
    title: str, across: str, ticks: Sequence[tuple[float, str]], up: Sequence[tuple[float, str]]
) -> str:
    lines = [
        f"<text x='{_WIDTH / 2}' y='18' text-anchor='middle' font-weight='600'>{title}</text>",
        f"<text x='{_WIDTH / 2}' y='{_HEIGHT - 6}' text-anchor='middle'>{across}</text>",
    ]
    for share, label in ticks:
        lines.append(
            f"<text x='{_x(share):.1f}' y='{_y(0) + 16:.1f}' text-anchor='middle'>{label}</text>"
        )
    for share, label in up:
        lines.append(
            f"<line x1='{_LEFT}' x2='{_x(1):.1f}' y1='{_y(share):.1f}' y2='{_y(share):.1f}' stroke='#d5dae3'/>"
            f"<text x='{_LEFT - 5}' y='{_y(share) + 4:.1f}' text-anchor='end'>{label}</text>"
        )
    return "".join(lines)


def _grid(drawings: Sequence[str]) -> str:
    """Two in a row, on white, with what the lines mean."""
    rows = (len(drawings) + 1) // 2
    width, height = _WIDTH * min(2, len(drawings)), _HEIGHT * rows + 28
    placed = "".join(
        f"<g transform='translate({place % 2 * _WIDTH} {place // 2 * _HEIGHT})'>{one}</g>"
        for place, one in enumerate(drawings)
    )
    y = height - 10
    legend = (
        f"<path {_OURS} d='M20 {y - 4} h40'/><text x='68' y='{y}'>Teller</text>"
        f"<path {_PLAIN} d='M140 {y - 4} h40'/><text x='188' y='{y}'>plain pipeline</text>"
    )
    return (
        f"<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 {width} {height}' width='{width}' role='img' "
        f"font-family='system-ui, sans-serif' font-size='12' fill='#16233a'>"
        f"<rect width='100%' height='100%' fill='#fff'/>{placed}{legend}</svg>\n"
    )
