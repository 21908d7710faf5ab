"""Who asks for the same thing at the same moment shares a reading; who asks later gets a newer one."""

import asyncio

from bot.errors import BusyError
from bot.flows.looking.joined import Joined


class Numbers:
    """Each reading gives the next number."""

    def __init__(self) -> None:
        self.read_for: list[str] = []
        self.began = asyncio.Event()
        self.goes_on = asyncio.Event()
        self.goes_on.set()

    async def read(self, key: str) -> int:
        """As a store would."""
        self.read_for.append(key)
        number = len(self.read_for)
        self.began.set()
        await self.goes_on.wait()
        return number


async def test_those_who_ask_together_share_a_reading() -> None:
    numbers = Numbers()
    joined = Joined(numbers.read)
    assert await asyncio.gather(*(joined.of(key) for key in "aba")) == [1, 2, 1]
    assert numbers.read_for == ["a", "b"]


async def test_who_asks_while_it_is_read_gets_a_newer_reading() -> None:
    numbers = Numbers()
    numbers.goes_on.clear()
    joined = Joined(numbers.read)
    first = asyncio.create_task(joined.of("a"))
    await numbers.began.wait()
    second = asyncio.create_task(joined.of("a"))
    await asyncio.sleep(0)
    numbers.goes_on.set()
    assert (await first, await second) == (1, 2)


async def test_who_leaves_takes_it_from_nobody() -> None:
    numbers = Numbers()
    joined = Joined(numbers.read)
    leaving, staying = (asyncio.create_task(joined.of("a")) for _ in range(2))
    await asyncio.sleep(0)
    leaving.cancel()
    assert await staying == 1
    assert leaving.cancelled()


async def test_all_of_them_get_the_error_and_the_next_a_new_reading() -> None:
    attempts = 0

    async def read(_: None) -> int:
        nonlocal attempts
        attempts += 1
        if attempts == 1:
            raise BusyError(retry_after=1)
        return attempts

    joined = Joined(read)
    both = await asyncio.gather(*(joined.of(None) for _ in range(2)), return_exceptions=True)
    assert [type(one) for one in both] == [BusyError, BusyError]
    assert await joined.of(None) == 2
