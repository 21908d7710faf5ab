"""One quick server for all facts about the console, and customers who write over HTTP."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import httpx2
import pytest
import pytest_asyncio

from tests.browser.console.customers import Bank
from tests.browser.serving import ServerProcess

_CONTENT = (
    "id,question,answer\n"
    "hours,When do you open?,We open at **nine**.\n"
    "card,I have lost my card,Call us at once.\n"
    "transfer,What does a transfer cost?,A transfer costs **$12** and takes two days.\n"
)


@asynccontextmanager
async def _opened(folder: Path) -> AsyncIterator[Bank]:
    """A bank with little content and no model."""
    content = folder / "content"
    content.mkdir()
    (content / "faq.csv").write_text(_CONTENT, encoding="utf-8")
    data = folder / "data"
    data.mkdir()
    server = ServerProcess(data, "--content", str(content), model="hashing")
    await server.start()
    async with httpx2.AsyncClient(base_url=server.address, trust_env=False, timeout=30) as http:
        yield Bank(server, http)
    server.stop()


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def bank(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Bank]:
    """One for all; conversations do not see each other."""
    async with _opened(tmp_path_factory.mktemp("console")) as opened:
        yield opened


@pytest_asyncio.fixture(loop_scope="session")
async def own_bank(tmp_path: Path) -> AsyncIterator[Bank]:
    """One whose desk a test may change."""
    async with _opened(tmp_path) as opened:
        yield opened
