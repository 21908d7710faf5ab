"""A time limit for what hardly ever waits limits what waits all the same."""

import asyncio

import pytest

from bot.web.sockets.within import within


async def at_once() -> int:
    """Waits for nothing."""
    return 1


async def after(seconds: float) -> int:
    """Waits twice."""
    await asyncio.sleep(0)
    await asyncio.sleep(seconds)
    return 2


async def failing(seconds: float) -> None:
    """Fails, at once or later."""
    if seconds:
        await asyncio.sleep(seconds)
    raise LookupError


async def test_what_does_not_wait_returns() -> None:
    assert await within(0, at_once()) == 1


async def test_what_waits_for_a_moment_returns() -> None:
    assert await within(5, after(0.01)) == 2


async def test_what_waits_too_long_is_ended() -> None:
    with pytest.raises(TimeoutError):
        await within(0.01, after(5))


@pytest.mark.parametrize("seconds", [0, 0.01])
async def test_an_error_is_passed_on(seconds: float) -> None:
    with pytest.raises(LookupError):
        await within(5, failing(seconds))


async def test_who_is_cancelled_meanwhile_takes_it_along() -> None:
    ended = asyncio.Event()

    async def waiting() -> None:
        try:
            await asyncio.sleep(5)
        finally:
            ended.set()

    task = asyncio.create_task(within(5, waiting()))
    await asyncio.sleep(0.01)
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    assert ended.is_set()
