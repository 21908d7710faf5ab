"""One server for all tests that want nothing special of it; conversations do not see each other."""

import asyncio
import logging
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Final

import httpx2
import pytest

from bot.domain.agent import Role
from bot.ports.desk import Duties
from bot.wiring.application import opened
from tests.running import copied, published_once, settings_for
from tests.web.clients import (
    AgentConsole,
    Customer,
    Started,
    console,
    customer,
    start,
    token_of,
)
from tests.web.server import PASSWORD, Server, running, write_pages

_STAFF: Final = {"Mina": Role.AGENT, "Omar": Role.AGENT, "Sana": Role.SUPERVISOR}
Serve = Callable[..., AbstractContextManager[Server]]


@pytest.fixture(scope="session")
def published(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder with the small content, two agents, and Sana, a supervisor who is seldom there."""
    data = copied(published_once(tmp_path_factory).data, tmp_path_factory.mktemp("web"))

    async def add_agents() -> None:
        async with opened(settings_for(data)) as application:
            for name, role in _STAFF.items():
                await application.web.sign_in.add(name, PASSWORD)
                # Conversations of other tests stay with them.
                await application.web.attendance.set_duties(name, Duties(role, capacity=1_000))

    asyncio.run(add_agents())
    return data


@pytest.fixture(scope="session")
def pages(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Built pages."""
    return write_pages(tmp_path_factory.mktemp("pages"))


@pytest.fixture(scope="session")
def server(
    published: Path, pages: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Server]:
    """The one server."""
    data = copied(published, tmp_path_factory.mktemp("shared"))
    with running(settings_for(data), pages) as server:
        yield server


@pytest.fixture
def serve(published: Path, pages: Path, tmp_path: Path) -> Serve:
    """A server of one's own, with other settings: `with serve(embed_origins=…) as server`."""

    def serve(
        pages: Path = pages, data: Path | None = None, **other: object
    ) -> AbstractContextManager[Server]:
        data = data or copied(published, tmp_path)
        return running(settings_for(data).model_copy(update=other), pages)

    return serve


class _Faults(logging.Handler):
    def __init__(self) -> None:
        super().__init__(logging.ERROR)
        self.records: list[logging.LogRecord] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.records.append(record)


@pytest.fixture(autouse=True)
def faults() -> Iterator[list[logging.LogRecord]]:
    """What the server says went wrong; a test that expects something takes it out."""
    noting = _Faults()
    loggers = [logging.getLogger(name) for name in ("uvicorn.error", "bot", "asyncio")]
    for logger in loggers:
        logger.addHandler(noting)
    yield noting.records
    for logger in loggers:
        logger.removeHandler(noting)
    assert [record.getMessage() for record in noting.records] == []


@pytest.fixture
async def http(server: Server) -> AsyncIterator[httpx2.AsyncClient]:
    """A client of the one server."""
    async with httpx2.AsyncClient(base_url=server.http, trust_env=False) as http:
        yield http


@pytest.fixture
async def started(http: httpx2.AsyncClient) -> Started:
    """A new conversation."""
    return await start(http)


@pytest.fixture
async def client(server: Server, started: Started) -> AsyncIterator[Customer]:
    """A customer in that conversation."""
    async with customer(server, started) as client:
        yield client


@pytest.fixture(scope="session")
def tokens(server: Server) -> dict[str, str]:
    """The tokens of Mina, Omar and Sana; signing in takes a while."""

    async def sign_in() -> dict[str, str]:
        async with httpx2.AsyncClient(base_url=server.http, trust_env=False) as http:
            return {name: await token_of(http, name) for name in _STAFF}

    return asyncio.run(sign_in())


@pytest.fixture
async def mina(server: Server, tokens: dict[str, str]) -> AsyncIterator[AgentConsole]:
    """One agent."""
    async with console(server, tokens["Mina"]) as mina:
        yield mina


@pytest.fixture
async def omar(server: Server, tokens: dict[str, str]) -> AsyncIterator[AgentConsole]:
    """Another agent."""
    async with console(server, tokens["Omar"]) as omar:
        yield omar


@pytest.fixture
async def sana(server: Server, tokens: dict[str, str]) -> AsyncIterator[AgentConsole]:
    """A supervisor."""
    async with console(server, tokens["Sana"]) as sana:
        yield sana
