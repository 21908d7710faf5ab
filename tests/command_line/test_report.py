"""The page that shows how much is answered at which risk."""

import json
import webbrowser
from datetime import UTC, datetime
from pathlib import Path
from xml.etree import ElementTree

import pytest

from bot.domain.generation import Calibration, CurvePoint, Generation
from bot.domain.ids import GenerationId
from bot.report_page import report_page
from knowledge_base.words import Language
from tests.command_line.conftest import Bot

MIDDLE = CurvePoint(0.8, coverage=0.5, risk=0.04, risk_low=0.02, risk_high=0.08)
CURVE = (CurvePoint(0.9, 0.2, 0.0, 0.0, 0.1), MIDDLE, CurvePoint(0.1, 1.0, 0.4, 0.3, 0.5))


def page(*calibrations: Calibration) -> str:
    """The page of a Generation with these, in the languages' order."""
    made = Generation(
        GenerationId("abc"), datetime(2026, 3, 1, tzinfo=UTC), "m", 9, tuple(Language)
    )
    return report_page(made, dict(zip(Language, calibrations, strict=False)), risk=0.05)


def test_the_curve_its_threshold_and_the_risk_are_drawn() -> None:
    learned = Calibration((), (), 0.8, samples=300, curve=CURVE, expected=MIDDLE)
    drawn = page(learned)
    svg = ElementTree.fromstring(drawn[drawn.index("<svg") : drawn.index("</svg>") + 6])
    line = svg.find("polyline[@class='curve']")
    assert line is not None
    assert len(line.attrib["points"].split()) == len(CURVE)
    assert svg.find("circle[@class='here']") is not None
    assert "answer_risk 5%" in drawn
    assert "50% of such questions answered, 4.0% of these wrongly (2.0%–8.0%)" in drawn
    assert "预计回答 50% 的此类问题" in drawn


def test_content_with_too_few_questions_says_so_instead() -> None:
    drawn = page(Calibration((), (), 0.89, samples=0))
    assert "Too few questions to learn from" in drawn
    assert "<svg" not in drawn


def test_the_page_asks_nobody_for_anything() -> None:
    drawn = page(Calibration((), (), 0.8, samples=300, curve=CURVE, expected=MIDDLE))
    assert all(word not in drawn for word in ("http", "<script", "url(", "@import"))


def test_the_command_writes_the_page_of_what_serves_and_opens_it(
    bot: Bot, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[str] = []
    monkeypatch.setattr(webbrowser, "open", opened.append)
    result = bot("report", "--data", folder, "--open")
    file = Path(result.out.strip())
    assert (result.code, file) == (0, folder / "report.html")
    assert opened == [file.as_uri()]
    told = json.loads(bot("report", "--data", folder, "--json").out)
    assert told["generation"]["id"] in file.read_text("utf-8")
    assert set(told["calibrations"]) == {"en", "zh"}


def test_without_a_publication_it_says_what_to_do(bot: Bot, tmp_path: Path) -> None:
    result = bot("report", "--data", tmp_path / "nothing")
    assert (result.code, "(no_content)" in result.sentence) == (1, True)
