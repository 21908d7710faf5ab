"""The commands that say how good the answers are: evaluate and report."""

import webbrowser
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Annotated

import typer

from bot import terminal
from bot.command_line import ContentFolder, Data, Json, print_json, run, say, settings_of
from bot.domain.generation import Calibration, Generation
from bot.errors import GateFailedError, SetupError
from bot.flows.evaluate import Evaluation, TestQuestion
from bot.flows.gate import Baseline, reasons_against
from bot.question_file import read_baseline, read_questions, write_baseline, write_run
from bot.report_page import report_page
from bot.settings import Settings
from knowledge_base.words import Language

_NAME = "report.html"


def evaluate(  # noqa: PLR0913 -- each option of the command is a parameter
    questions: Annotated[
        Path, typer.Argument(help="JSON lines: question, expected ids, language.")
    ],
    content: ContentFolder = None,
    published: Annotated[
        bool,
        typer.Option("--published", help="Ask what serves now instead of a folder of content."),
    ] = False,
    data: Data = None,
    run_file: Annotated[
        Path | None, typer.Option("--run", help="Write what came of each question to this file.")
    ] = None,
    save_baseline: Annotated[
        Path | None, typer.Option(help="Keep this run to compare later ones with.")
    ] = None,
    gate: Annotated[
        Path | None,
        typer.Option(help="Fail when known questions are answered worse than in this baseline."),
    ] = None,
    json: Json = False,
) -> None:
    """Measure how well questions are answered from a folder of content, or by what serves, which is not touched.

    A line of QUESTIONS looks like `{"question": "…", "expected": ["id", …], "language": "en"}`;
    an empty list of expected ids means that the question must not be answered.
    """
    asked = read_questions(questions)
    before = read_baseline(gate) if gate is not None else None
    if published and content is not None:
        raise SetupError("--published asks what serves; leave --content out, or --published.")
    settings = settings_of(data)
    with TemporaryDirectory() as scratch:
        folder = data / "evaluation" if data else Path(scratch)
        result = run(_evaluated(settings, asked, folder, content, is_published=published))
    if run_file is not None:
        write_run(run_file, result.lines)
    if save_baseline is not None:
        write_baseline(save_baseline, Baseline(result.known))
    _show(result, json)
    if before is not None:
        _hold(result, before, settings)


async def _evaluated(
    settings: Settings,
    asked: Sequence[TestQuestion],
    folder: Path,
    content: Path | None,
    *,
    is_published: bool,
) -> Evaluation:
    from bot.wiring.application import evaluation, opened, sample_content

    measuring = evaluation(settings, folder)
    if not is_published:
        return await measuring.evaluate(asked, content or sample_content(), say)
    async with opened(settings) as application:
        library = application.web.library
        await library.refresh()
        return await measuring.ask(asked, library.index, say)


def _show(result: Evaluation, json: bool) -> None:
    if json:
        languages = {language: asdict(some) for language, some in result.by_language.items()}
        print_json({**asdict(result.measures), "languages": languages})
    else:
        by_language = {str(language): some for language, some in result.by_language.items()}
        terminal.show_measures({"all": result.measures, **by_language})


def _hold(result: Evaluation, before: Baseline, settings: Settings) -> None:
    reasons = reasons_against(result.known, before.questions, settings.answer_risk)
    if reasons:
        raise GateFailedError("\n".join(reasons))
    say("the gate is passed")


def report(
    out: Annotated[
        Path | None, typer.Option(help="File to write.", show_default="report.html in the data")
    ] = None,
    show: Annotated[bool, typer.Option("--open", help="Show it in the browser.")] = False,
    data: Data = None,
    json: Json = False,
) -> None:
    """Draw how much is answered at which risk, for the content that serves."""
    settings = settings_of(data)
    generation, calibrations = run(_published(settings))
    file = (out or settings.data / _NAME).absolute()
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(report_page(generation, calibrations, settings.answer_risk), "utf-8")
    if json:
        print_json({"file": str(file), "generation": asdict(generation),
                    "calibrations": calibrations})  # fmt: skip
    else:
        terminal.out.print(str(file), markup=False, highlight=False, soft_wrap=True)
    if show:
        webbrowser.open(file.as_uri())


async def _published(settings: Settings) -> tuple[Generation, dict[Language, Calibration]]:
    from bot.wiring.application import opened

    async with opened(settings) as application:
        await application.web.library.refresh()
        index = application.web.library.index
        return index.generation, dict(index.calibrations)
