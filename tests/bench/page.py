"""The results as a page of tables with ratios, and as drawings."""

import os
import platform
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from tests.bench.drawings import growth_drawing, in_rows, risk_drawing
from tests.bench.figures import RISKS, Figures
from tests.bench.growth import Size
from tests.bench.quality import Compared
from tests.bench.speed import Speed

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
        (images / "risk-coverage.svg").write_text(in_rows([risk_drawing(one) for one in drawn]))
        text += "\n![Risk and coverage of both sides](images/risk-coverage.svg)\n"
    if measured.growth:
        (images / "growth.svg").write_text(in_rows([growth_drawing(measured.growth)]))
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
    return _ON_QUALITY + _table(heads, rows) + _promise(compared)


def _promise(compared: Sequence[Compared]) -> str:
    heads = [
        "subject",
        "wrong among sent",
        "sent rightly",
        "resolved",
        "unanswerable and handed over",
        "plain: wrong",
    ]
    rows = [
        [
            one.subject.title,
            *(_share(share) for share in _kept(one.teller.figures)),
            _share(one.plain.figures.risk),
        ]
        for one in compared
        if one.subject.has_strangers
    ]
    return _ON_PROMISE + _table(heads, rows)


def _kept(figures: Figures) -> list[float | None]:
    return [figures.risk, figures.sent_rightly, figures.resolved, figures.handed_over]


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
