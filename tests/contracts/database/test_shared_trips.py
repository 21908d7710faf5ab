"""Those who ask while others are under way share the next trip, and nothing else."""

import asyncio
import threading
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import pytest
from sqlalchemy import Connection, text
from sqlalchemy.exc import IntegrityError, OperationalError

from bot.backends.sql.database import Database
from bot.backends.sql.products.shared_trips import Outcome, SharedTrips, Work
from bot.backends.sql.products.threads import Threads
from bot.errors import FencedError

NAMES = text("SELECT name FROM things ORDER BY name")


@pytest.fixture
def product() -> str:
    """No other product shares commits."""
    return "sqlite"


@pytest.fixture
async def things(database: Database) -> Database:
    """A database with a table of names."""
    async with database.writing() as connection:
        await connection.execute(text("CREATE TABLE things (name TEXT PRIMARY KEY)"))
    return database


def adding(name: str, refusal: Exception | None = None) -> Callable[[Connection], str]:
    """Adds a name, and may refuse afterwards."""

    def work(connection: Connection) -> str:
        connection.execute(text("INSERT INTO things VALUES (:name)"), {"name": name})
        if refusal is not None:
            raise refusal
        return name

    return work


def refusing(connection: Connection) -> str:
    """Writes nothing."""
    connection.execute(NAMES)
    raise FencedError


async def names_in(database: Database) -> list[str]:
    """What was committed."""
    async with database.reading() as connection:
        return list(await connection.scalars(NAMES))


@pytest.fixture
def threads() -> Iterator[Threads]:
    """One, as for those who write."""
    threads = Threads(1)
    yield threads
    threads.end()


class Trips:
    """Carries out nothing, and that not before it may."""

    def __init__(self) -> None:
        self.carried: list[Sequence[Work]] = []
        self.may_go_on = threading.Event()

    def __call__(self, works: Sequence[Work]) -> Sequence[Outcome]:
        self.carried.append(works)
        self.may_go_on.wait()
        return [Outcome("done")] * len(works)


class TestCollecting:
    """Who shares with whom."""

    async def test_all_who_ask_meanwhile_are_carried_out_together(self, threads: Threads) -> None:
        trips = Trips()
        shared = SharedTrips(threads, trips)
        asking = [asyncio.create_task(shared.add(str))]
        await asyncio.sleep(0.01)
        asking += [asyncio.create_task(shared.add(str)) for _ in range(120)]
        await asyncio.sleep(0.01)
        trips.may_go_on.set()
        await asyncio.gather(*asking)
        assert [len(works) for works in trips.carried] == [1, 50, 50, 20]

    async def test_who_left_before_the_turn_is_not_carried_out(self, threads: Threads) -> None:
        trips = Trips()
        shared = SharedTrips(threads, trips)
        first = asyncio.create_task(shared.add(adding("first")))
        await asyncio.sleep(0.01)
        leaving = asyncio.create_task(shared.add(adding("left")))
        staying = asyncio.create_task(shared.add(adding("stays")))
        await asyncio.sleep(0.01)
        leaving.cancel()
        await asyncio.sleep(0)
        trips.may_go_on.set()
        await asyncio.wait([first, leaving, staying])
        assert sum(map(len, trips.carried)) == 2

    async def test_who_wants_the_thread_alone_waits_for_one_share_at_most(
        self, threads: Threads
    ) -> None:
        trips = Trips()
        shared = SharedTrips(threads, trips)
        asking = [asyncio.create_task(shared.add(str)) for _ in range(120)]
        await asyncio.sleep(0.01)

        async def take_it() -> int:
            async with threads.one():
                return len(trips.carried)

        taking = asyncio.create_task(take_it())
        gone = asyncio.create_task(take_it())
        await asyncio.sleep(0.01)
        gone.cancel()
        trips.may_go_on.set()
        assert await taking == 1
        await asyncio.gather(*asking)
        assert sum(map(len, trips.carried)) == 120


class TestFaults:
    """What one does wrong befalls nobody else."""

    async def test_a_trip_that_cannot_be_made_is_told_to_all_and_the_next_is_made(
        self, threads: Threads
    ) -> None:
        trips: list[int] = []

        def carry_out(works: Sequence[Work]) -> Sequence[Outcome]:
            trips.append(len(works))
            if len(trips) == 1:
                raise RuntimeError("no connection")
            return [Outcome("done")] * len(works)

        shared = SharedTrips(threads, carry_out)
        with pytest.raises(RuntimeError):
            await shared.add(adding("a"))
        assert await shared.add(adding("c")) == "done"

    async def test_after_the_end_everybody_is_told_so(self, threads: Threads) -> None:
        shared = SharedTrips(threads, Trips())
        threads.end()
        for name in ("a", "b"):
            with pytest.raises(RuntimeError):
                await shared.add(adding(name))

    async def test_who_looks_wrongly_alone_is_told_so(self, things: Database) -> None:
        def wrong(connection: Connection) -> int:
            return len(connection.execute(text("SELECT name FROM nowhere")).all())

        def right(connection: Connection) -> int:
            return len(connection.execute(NAMES).all())

        done = await asyncio.gather(
            *(things.look(work) for work in [right, wrong, right]), return_exceptions=True
        )
        assert (done[0], type(done[1]), done[2]) == (0, OperationalError, 0)

    async def test_a_refusal_and_an_error_in_the_middle(self, things: Database) -> None:
        works = [
            adding("a"),
            refusing,
            adding("b", FencedError()),
            adding("c"),
            adding("a"),
            adding("d"),
        ]
        done = await asyncio.gather(
            *(things.transact(work) for work in works), return_exceptions=True
        )
        kinds = [one if isinstance(one, str) else type(one) for one in done]
        assert kinds == ["a", FencedError, FencedError, "c", IntegrityError, "d"]
        assert await names_in(things) == ["a", "c", "d"]

    async def test_refusals_that_wrote_nothing_cost_the_others_nothing(
        self, things: Database
    ) -> None:
        calls: list[str] = []

        def counted(connection: Connection) -> str:
            calls.append("called")
            return adding(f"{len(calls)}")(connection)

        await asyncio.gather(
            *(things.transact(work) for work in [counted, refusing, counted, refusing, counted]),
            return_exceptions=True,
        )
        assert len(calls) == 3
        assert await names_in(things) == ["1", "2", "3"]

    async def test_nobody_is_answered_before_the_commit(
        self, things: Database, tmp_path: Path
    ) -> None:
        """The second is still at work: the first, which is done, has not been told so."""
        begun, go_on, both_ask = threading.Event(), threading.Event(), threading.Event()

        def slow(connection: Connection) -> None:
            begun.set()
            go_on.wait()

        before = asyncio.create_task(things.transact(lambda _: both_ask.wait()))
        await asyncio.sleep(0.01)
        first = asyncio.create_task(things.transact(adding("first")))
        second = asyncio.create_task(things.transact(slow))
        await asyncio.sleep(0.01)
        both_ask.set()
        await before
        await asyncio.to_thread(begun.wait)
        await asyncio.sleep(0.01)
        assert not first.done()
        assert await names_in(things) == []
        go_on.set()
        assert await first == "first"
        await second
        assert await names_in(things) == ["first"]
