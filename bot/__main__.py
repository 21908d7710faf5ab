"""The command line.

The engines take seconds to import: commands do so when they need them, so that help and faulty options are quick.
"""

import asyncio
import gc
import os
import sys
from dataclasses import asdict
from pathlib import Path
from typing import Annotated, NoReturn

import typer

from bot import terminal
from bot.agent_commands import agent_app
from bot.chat import chat
from bot.command_line import ContentFolder, Data, Json, print_json, run, say, settings_of
from bot.errors import BotError
from bot.flows.publish import PublishReport
from bot.quality_commands import evaluate, report
from bot.settings import Settings
from knowledge_base.words import FaultyContentError, Language

app = typer.Typer(
    name="bot",
    no_args_is_help=True,
    rich_markup_mode="markdown",
    pretty_exceptions_show_locals=False,
    help="Teller answers a bank's customers from approved content, and hands the rest to people.",
)
app.add_typer(agent_app, name="agent")


@app.command()
def serve(
    host: Annotated[
        str | None, typer.Option(help="Address to listen on.", show_default="127.0.0.1")
    ] = None,
    port: Annotated[
        int | None, typer.Option(help="Port to listen on.", show_default="8000")
    ] = None,
    workers: Annotated[
        int | None,
        typer.Option(help="Server processes; several need PostgreSQL and Redis.", show_default="1"),
    ] = None,
    data: Data = None,
    content: ContentFolder = None,
) -> None:
    """Serve the widget, the console and the API; on the first start, publish the content first."""
    # Importing thousands of modules sets the collector off again and again for nothing: a seventh of the start.
    # The application switches it on when it is ready.
    gc.disable()
    from bot.engines import check_engines
    from bot.serving import serve_until_stopped

    settings = settings_of(data, host=host, port=port, workers=workers)
    check_engines(settings)
    if run(_publish_first(settings, content)):
        terminal.err.print("The bank's own content is published with: bot index FOLDER")
    serve_until_stopped(settings)


@app.command(hidden=True)
def work() -> None:
    """Serve beside other workers, as the environment says; bot serve starts these."""
    gc.disable()
    from bot.serving import serve_as_worker

    serve_as_worker(settings_of(None))


@app.command()
def index(
    content_folder: Annotated[Path, typer.Argument(help="Folder of FAQ files and documents.")],
    data: Data = None,
    json: Json = False,
) -> None:
    """Publish a folder of content: all of it, or nothing when there is a fault in it."""
    report = run(_publish(settings_of(data), content_folder))
    if json:
        print_json(
            {
                "generation": asdict(report.generation),
                "entries": report.entries,
                "entries_told": report.entries_told,
                "documents": report.documents,
                "documents_told": report.documents_told,
                "calibrations": dict(report.calibrations),
                "shared_questions": report.shared,
            }
        )
    else:
        terminal.show_report(report)


@app.command()
def ask(
    question: Annotated[str, typer.Argument(help="A customer's question.")],
    language: Annotated[
        Language, typer.Option(help="Used when the question is too short to tell its language.")
    ] = Language.ENGLISH,
    data: Data = None,
    json: Json = False,
) -> None:
    """Show what the bot would say to a question, and why."""
    from bot.web.http.ask_routes import reply_body
    from bot.wiring.application import opened

    async def story() -> None:
        async with opened(settings_of(data)) as application:
            await application.web.library.refresh()
            outcome = await application.web.ask.outcome_of(question, language)
        if json:
            print_json(reply_body(outcome).model_dump(mode="json"))
        else:
            terminal.show_outcome(outcome)

    run(story())


app.command()(chat)
app.command()(evaluate)
app.command()(report)


async def _publish(settings: Settings, folder: Path) -> PublishReport:
    from bot.wiring.application import opened

    async with opened(settings) as application:
        return await application.publish.publish(folder, say)


async def _publish_first(settings: Settings, folder: Path | None) -> bool:
    """True when nothing was published before and this was."""
    from bot.wiring.application import opened, sample_content

    async with opened(settings) as application:
        if await application.web.library.has_publication():
            return False
    # In a process of its own: publishing needs PyTorch, and a server that has imported it keeps its memory.
    command = ["-m", "bot", "index", str(folder or sample_content()), "--data", str(settings.data)]
    publishing = await asyncio.create_subprocess_exec(sys.executable, *command)
    if code := await publishing.wait():
        sys.exit(code)
    return True


def _fail(code: str, message: str) -> NoReturn:
    terminal.err.print(
        f"{message} ({code})", style="red", markup=False, highlight=False, soft_wrap=True
    )
    sys.exit(1)


def main() -> None:
    """Run a command; whatever is refused is said in one sentence with its code."""
    # The models' hub is asked for nothing unless the operator wants it to be.
    os.environ.setdefault("HF_HUB_OFFLINE", "1")
    try:
        app()
    except FaultyContentError as error:
        terminal.show_faults(error)
        sys.exit(1)
    except BotError as error:
        _fail(error.code, error.message)


if __name__ == "__main__":
    main()
