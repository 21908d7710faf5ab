"""The results as drawings: SVG that needs nothing else."""

from collections.abc import Callable, Sequence
from math import log10
from typing import Final

from tests.bench.figures import curve
from tests.bench.growth import Size
from tests.bench.quality import Compared

_WIDTH, _HEIGHT, _LEFT, _TOP, _RIGHT, _BOTTOM = 460, 300, 52, 30, 12, 42
# Two colours that are told apart whatever one sees, and a dash besides.
_OURS: Final = 'stroke="#0b5cad" stroke-width="2.5" fill="none"'
_PLAIN: Final = 'stroke="#c2570c" stroke-width="2" stroke-dasharray="6 4" fill="none"'


def risk_drawing(one: Compared) -> str:
    """Wrong share of what is sent by answered share, both sides."""
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


def growth_drawing(sizes: Sequence[Size]) -> str:
    """Milliseconds of a search by number of passages, both axes logarithmic."""

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


def in_rows(drawings: Sequence[str]) -> str:
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
