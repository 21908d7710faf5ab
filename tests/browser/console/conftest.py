"""One quick server for all facts about the console, and customers who write over HTTP."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import httpx2
import pytest
import pytest_asyncio

from tests.browser.console.customers import Bank
from tests.browser.serving import ServerProcess
from tests.running import copied


@asynccontextmanager
async def _opened(data: Path) -> AsyncIterator[Bank]:
    """A bank with little content and no model."""
    server = ServerProcess(data, model="hashing")
    await server.start()
    # A connection that is kept may be closed by the server in the moment in which it is used again.
    fresh = httpx2.Limits(max_keepalive_connections=0)
    async with httpx2.AsyncClient(
        base_url=server.address, trust_env=False, timeout=30, limits=fresh
    ) as http:
        yield Bank(server, http)
    server.stop()


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def bank(little_bank: Path, tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Bank]:
    """One for all; conversations do not see each other."""
    async with _opened(copied(little_bank, tmp_path_factory.mktemp("console"))) as opened:
        yield opened


@pytest_asyncio.fixture(loop_scope="session")
async def own_bank(little_bank: Path, tmp_path: Path) -> AsyncIterator[Bank]:
    """One whose desk a test may change."""
    async with _opened(copied(little_bank, tmp_path)) as opened:
        yield opened
