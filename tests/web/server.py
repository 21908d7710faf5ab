"""A real server in a thread of its own, on a free port, and what its refusals look like."""

import asyncio
import inspect
import threading
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import httpx2

from bot import errors
from bot.errors import BotError
from bot.serving import DrainingServer, config_of, listen
from bot.settings import Settings
from bot.web.app import create_app
from bot.web.context import Flows, WebOptions
from bot.wiring.application import opened
from tests.running import PATIENCE

PASSWORD: Final = "correct horse battery"
PAGES: Final = {
    "index.html": "<title>the demo</title>",
    "widget/index.html": "<title>the widget</title>",
    "console/index.html": "<title>the console</title>",
    "widget.js": "addEventListener('load', () => {});",
    "assets/page-a1b2c3.js": "export {};",
}

STATUSES: Final = {
    kind.code: kind.status
    for _, kind in inspect.getmembers(errors, inspect.isclass)
    if issubclass(kind, BotError)
}


@dataclass(frozen=True, slots=True)
class Server:
    """Where a running server is reached."""

    port: int

    @property
    def http(self) -> str:
        """The beginning of its addresses."""
        return f"http://127.0.0.1:{self.port}"

    @property
    def sockets(self) -> str:
        """The beginning of its sockets' addresses."""
        return f"ws://127.0.0.1:{self.port}"


def write_pages(folder: Path) -> Path:
    """Built pages, as small as can be."""
    for name, text in PAGES.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    return folder


@contextmanager
def running(settings: Settings, pages: Path) -> Iterator[Server]:
    """The application as `bot serve` runs it, but for the pages, until the block ends."""

    @asynccontextmanager
    async def opening() -> AsyncIterator[Flows]:
        async with opened(settings) as application:
            yield application.web

    options = WebOptions(
        pages,
        settings.embed_origins,
        settings.allowed_origins,
        settings.largest_attachment,
        settings.most_connections,
    )
    listening = listen("127.0.0.1", 0)
    app = create_app(opening, options)
    server = DrainingServer(config_of(settings, app), app)
    thread = threading.Thread(target=lambda: asyncio.run(server.serve(sockets=[listening])))
    thread.start()
    try:
        yield Server(listening.getsockname()[1])
    finally:
        server.should_exit = True
        thread.join(PATIENCE)
        listening.close()
    assert not thread.is_alive()


def code_of(response: httpx2.Response) -> str:
    """The code of a refusal over HTTP, which has the shape and the status that go with it."""
    error = response.json()["error"]
    assert sorted(error) == ["code", "detail", "message"]
    assert error["message"].strip()
    assert response.status_code == STATUSES[error["code"]]
    return str(error["code"])
