"""The risk–coverage curve of what serves, as one page that needs nothing else."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from html import escape
from math import ceil
from typing import Final

from bot.domain.generation import Calibration, CurvePoint, Generation
from knowledge_base.words import Language

_WIDTH: Final = 640
_HEIGHT: Final = 320
_LEFT, _TOP, _RIGHT, _BOTTOM = 56, 16, 16, 44
_NAMES: Final = {Language.ENGLISH: "English · 英文", Language.CHINESE: "Chinese · 中文"}
_STYLE: Final = """
:root { color-scheme: light dark; --ink: #16233a; --quiet: #5a6577; --paper: #fff; --line: #d9dee7;
  --curve: #0b5cad; --band: #0b5cad26; --mark: #b3261e; }
@media (prefers-color-scheme: dark) { :root { --ink: #e8ecf3; --quiet: #a3adbd; --paper: #121a27;
  --line: #2c3749; --curve: #7db8f5; --band: #7db8f533; --mark: #ff9d94; } }
body { margin: 0 auto; max-width: 46rem; padding: 2rem 1rem 4rem; background: var(--paper); color: var(--ink);
  font: 1rem/1.6 system-ui, sans-serif; }
h1 { font-size: 1.6rem; line-height: 1.25; } h2 { font-size: 1.2rem; margin-top: 2.5rem; }
p.quiet, figcaption, th { color: var(--quiet); }
figure { margin: 1rem 0; } svg { width: 100%; height: auto; }
svg text { fill: var(--quiet); font-size: 12px; } .grid { stroke: var(--line); }
.curve { fill: none; stroke: var(--curve); stroke-width: 2.5; } .band { fill: var(--band); }
.risk { stroke: var(--mark); stroke-dasharray: 6 4; } .here { fill: var(--mark); } svg .loud { fill: var(--mark); }
table { border-collapse: collapse; width: 100%; font-variant-numeric: tabular-nums; }
th, td { text-align: right; padding: .25rem .5rem; border-bottom: 1px solid var(--line); font-weight: 400; }
"""


@dataclass(frozen=True, slots=True)
class _Scale:
    """From shares to places in the drawing; `highest` is the greatest risk that fits."""

    highest: float

    def x(self, coverage: float) -> float:
        return _LEFT + coverage * (_WIDTH - _LEFT - _RIGHT)

    def y(self, risk: float) -> float:
        share = min(risk, self.highest) / self.highest
        return _TOP + (1 - share) * (_HEIGHT - _TOP - _BOTTOM)


def report_page(
    generation: Generation, calibrations: Mapping[Language, Calibration], risk: float
) -> str:
    """HTML in English and Chinese; `risk` in (0, 1) is the operator's answer_risk."""
    sections = "".join(
        _section(language, calibration, risk) for language, calibration in calibrations.items()
    )
    return (
        '<!doctype html>\n<html lang="en"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>Risk and coverage · 风险与覆盖率</title><style>{_STYLE}</style></head><body>"
        "<h1>What is answered, and how much of it wrongly<br>"
        '<span lang="zh">回答多少问题，其中多少答错</span></h1>'
        f'<p class="quiet">Published content · 已发布内容 {escape(generation.id)}, '
        f"{generation.built_at:%Y-%m-%d %H:%M} UTC, {generation.passages} passages · 段落</p>"
        f"{sections}</body></html>\n"
    )


def _section(language: Language, calibration: Calibration, risk: float) -> str:
    name = _NAMES[language]
    if calibration.expected is None:
        return (
            f"<h2>{name}</h2><p>Too few questions to learn from: the bot is cautious and answers only from a "
            f"confidence of {calibration.threshold:.2f}. Give entries two more wordings each.</p>"
            '<p lang="zh">可供学习的问题太少，因此只在把握很大时作答。请为条目各添加两种问法。</p>'
        )
    return (
        f"<h2>{name}</h2>{_sentence(calibration, calibration.expected)}"
        f"<figure>{_drawing(calibration, calibration.expected, risk, name)}<figcaption>Learned from "
        f"{calibration.samples} held-out questions; the band is the 95 % interval. · 由 {calibration.samples} 个"
        f"留出问题得出；色带为 95% 置信区间。</figcaption></figure>{_table(calibration.curve)}"
    )


def _sentence(calibration: Calibration, at: CurvePoint) -> str:
    span = f"{at.risk_low:.1%}–{at.risk_high:.1%}"
    return (
        f"<p>Answers from a confidence of {calibration.threshold:.2f}. Expected: {at.coverage:.0%} of such questions "
        f"answered, {at.risk:.1%} of these wrongly ({span}).</p>"
        f'<p lang="zh">把握达到 {calibration.threshold:.2f} 时作答。预计回答 {at.coverage:.0%} 的此类问题，'
        f"其中 {at.risk:.1%} 答错（{span}）。</p>"
    )


def _drawing(calibration: Calibration, at: CurvePoint, risk: float, name: str) -> str:
    scale = _Scale(ceil(5 * max(0.2, *(point.risk for point in calibration.curve))) / 5)
    x, y = scale.x, scale.y
    return (
        f'<svg viewBox="0 0 {_WIDTH} {_HEIGHT}" role="img"><title>Risk and coverage, {name}</title>'
        f"<desc>Expected at the threshold: coverage {at.coverage:.0%}, risk {at.risk:.1%}.</desc>"
        f"{_grid(scale)}{_line(calibration.curve, scale)}"
        f'<line class="risk" x1="{_LEFT}" x2="{x(1):.1f}" y1="{y(risk):.1f}" y2="{y(risk):.1f}"/>'
        f'<text class="loud" x="{x(1):.1f}" y="{y(risk) - 6:.1f}" text-anchor="end">answer_risk {risk:.0%}</text>'
        f'<circle class="here" cx="{x(at.coverage):.1f}" cy="{y(at.risk):.1f}" r="5"/>'
        f'<text x="{x(0.5):.1f}" y="{_HEIGHT - 6}" text-anchor="middle">answered · 回答的比例</text>'
        f'<text x="12" y="{y(scale.highest / 2):.1f}" text-anchor="middle" '
        f'transform="rotate(-90 12 {y(scale.highest / 2):.1f})">wrong · 答错的比例</text></svg>'
    )


def _grid(scale: _Scale) -> str:
    across = "".join(
        f'<line class="grid" x1="{scale.x(s):.1f}" x2="{scale.x(s):.1f}" y1="{_TOP}" y2="{scale.y(0):.1f}"/>'
        f'<text x="{scale.x(s):.1f}" y="{scale.y(0) + 18:.1f}" text-anchor="middle">{s:.0%}</text>'
        for s in (0, 0.25, 0.5, 0.75, 1)
    )
    return across + "".join(
        f'<line class="grid" x1="{_LEFT}" x2="{scale.x(1):.1f}" y1="{scale.y(s):.1f}" y2="{scale.y(s):.1f}"/>'
        f'<text x="{_LEFT - 6}" y="{scale.y(s) + 4:.1f}" text-anchor="end">{s:.0%}</text>'
        for s in (step * scale.highest / 4 for step in range(5))
    )


def _line(curve: Sequence[CurvePoint], scale: _Scale) -> str:
    def place(coverage: float, risk: float) -> str:
        return f"{scale.x(coverage):.1f},{scale.y(risk):.1f}"

    line = " ".join(place(point.coverage, point.risk) for point in curve)
    upper = [place(point.coverage, point.risk_high) for point in curve]
    lower = [place(point.coverage, point.risk_low) for point in reversed(curve)]
    return (
        f'<polygon class="band" points="{" ".join(upper + lower)}"/>'
        f'<polyline class="curve" points="{line}"/>'
    )


def _table(curve: Sequence[CurvePoint]) -> str:
    rows = "".join(
        f"<tr><td>{point.threshold:.3f}</td><td>{point.coverage:.1%}</td><td>{point.risk:.1%}</td>"
        f"<td>{point.risk_low:.1%}–{point.risk_high:.1%}</td></tr>"
        for point in curve[:: max(1, len(curve) // 12)]
    )
    return (
        '<table><thead><tr><th scope="col">from · 门槛</th><th scope="col">answered · 回答</th>'
        '<th scope="col">wrong · 答错</th><th scope="col">95 %</th></tr></thead>'
        f"<tbody>{rows}</tbody></table>"
    )
