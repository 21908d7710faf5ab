"""What PostgreSQL alone can do to the store: go away and come back, and let two wait for each other."""

import asyncio
import signal
from collections.abc import AsyncIterator, Iterator
from contextlib import suppress

import pytest
from sqlalchemy import text

from bot.backends.sql.conversation_edits import lock
from bot.backends.sql.conversation_store import SqlConversationStore
from bot.backends.sql.database import Database
from bot.backends.sql.migrations import migrate
from bot.domain.editing import ConversationEdit
from bot.errors import BusyError
from knowledge_base.words import Language
from tests.contracts.conversation_store.steps import say, seqs
from tests.engines.postgresql import Postgresql, postgresql
from tests.running import eventually


@pytest.fixture
def product() -> str:
    """No other product."""
    return "postgresql"


@pytest.fixture(scope="module")
def own_server() -> Iterator[Postgresql]:
    """A server that may be killed."""
    with postgresql() as server:
        yield server


@pytest.fixture
async def own_database(own_server: Postgresql) -> AsyncIterator[Database]:
    """A database on it."""
    async with Database(own_server.new_database()) as database:
        await migrate(database)
        yield database


@pytest.mark.parametrize("how", [signal.SIGKILL, signal.SIGINT])
async def test_while_it_is_away_everything_is_refused_as_busy_and_then_goes_on(
    own_server: Postgresql, own_database: Database, how: signal.Signals
) -> None:
    store = SqlConversationStore(own_database)
    conversation = await store.start(Language.ENGLISH, None, "hash")
    await say(store, conversation.id, "before", "k1")
    own_server.end(how)
    with pytest.raises(BusyError) as refusal:
        await say(store, conversation.id, "meanwhile", "k2")
    assert refusal.value.detail["retry_after"] == 1
    with pytest.raises(BusyError):
        await store.messages(conversation.id, after_seq=0)
    with pytest.raises(BusyError):
        await migrate(own_database)
    own_server.start()

    async def is_back() -> bool:
        with suppress(BusyError):
            await store.messages(conversation.id, after_seq=0)
            return (await say(store, conversation.id, "meanwhile", "k2")).seq == 2
        return False

    await eventually(is_back)
    assert await seqs(store, conversation.id) == [1, 2]


async def test_a_step_whose_connection_is_lost_is_refused_as_busy_and_writes_nothing(
    own_server: Postgresql, own_database: Database
) -> None:
    store = SqlConversationStore(own_database)
    conversation = await store.start(Language.ENGLISH, None, "hash")

    def lose_it(edit: ConversationEdit) -> None:
        edit.customer_says("never said")
        own_server.end(signal.SIGKILL)
        own_server.start()

    with pytest.raises(BusyError):
        await store.edit(conversation.id, lose_it)
    assert (await say(store, conversation.id, "said")).seq == 1


async def test_of_two_that_wait_for_each_other_one_is_refused_as_busy(database: Database) -> None:
    both_hold_one = asyncio.Barrier(2)

    async def hold(first: int, second: int) -> None:
        lock = text("SELECT pg_advisory_xact_lock(:key)")
        async with database.writing() as connection:
            await connection.execute(lock, {"key": first})
            await both_hold_one.wait()
            await connection.execute(lock, {"key": second})

    ends = await asyncio.gather(hold(1, 2), hold(2, 1), return_exceptions=True)
    assert sorted(type(end).__name__ for end in ends) == ["BusyError", "NoneType"]


async def test_writers_of_different_conversations_do_not_wait_for_each_other(
    database: Database,
) -> None:
    store = SqlConversationStore(database)
    one, other = [await store.start(Language.ENGLISH, None, "hash") for _ in range(2)]
    async with database.writing() as connection:
        await lock(connection, one.id)
        assert (await say(store, other.id, "quick")).seq == 1
    await say(store, one.id, "slow")
    assert await seqs(store, one.id) == [1]


async def test_the_clock_moves_on_while_a_transaction_lasts(database_url: str) -> None:
    async with Database(database_url) as real, real.writing() as connection:
        before = await real.now(connection)
        await connection.execute(text("SELECT pg_sleep(0.01)"))
        assert await real.now(connection) > before
