"""Work that goes on beside the requests, and is never given up."""

import asyncio
import logging
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from traceback import format_tb

from bot.errors import BusyError

_log = logging.getLogger(__name__)


@asynccontextmanager
async def beside(*works: Callable[[], Awaitable[None]]) -> AsyncIterator[None]:
    """Work that goes on for as long as the block lasts."""
    tasks = [asyncio.create_task(_for_ever(work)) for work in works]
    yield
    for task in tasks:
        task.cancel()
    await asyncio.gather(*tasks, return_exceptions=True)


async def _for_ever(work: Callable[[], Awaitable[None]]) -> None:
    """Work that must not end: what goes wrong is said, and it goes on."""
    while True:
        try:
            await work()
        except BusyError:
            _log.warning("background work waits for the database")
        except Exception as error:
            # Where it happened and not what it said, which may be a customer's words.
            where = "".join(format_tb(error.__traceback__))
            kind = type(error).__name__
            _log.error("background work failed with %s and starts again\n%s", kind, where)
        await asyncio.sleep(1)
