"""The sample content with the real model, as the first start of a server publishes it."""

import asyncio
from pathlib import Path

import pytest

from tests.browser.serving import ServerProcess
from tests.once import made_once


def sample_once(factory: pytest.TempPathFactory) -> Path:
    """A data folder that nobody serves; to publish the sample content takes a minute."""
    return made_once(factory, "sample", _started_once) / "data"


def _started_once(folder: Path) -> None:
    data = folder / "data"
    data.mkdir()
    server = ServerProcess(data)
    asyncio.run(server.start())
    server.stop()
