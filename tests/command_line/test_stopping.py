"""Ctrl-C is the way to stop a server, and no failure."""

import signal
from pathlib import Path

from tests.engines.bot_process import bot_process
from tests.running import copied


async def test_a_server_that_is_stopped_from_the_keyboard_ends_well(
    published: Path, tmp_path: Path
) -> None:
    async with bot_process(copied(published, tmp_path)) as process:
        assert await process.end(signal.SIGINT) == 0
        assert "Traceback" not in process.log
