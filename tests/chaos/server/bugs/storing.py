"""What can be wrong with keeping what was said."""

import asyncio
import sys
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from datetime import UTC, datetime, timedelta

from bot.backends.sql.conversation_store import SqlConversationStore
from bot.backends.sql.database import Database
from bot.backends.sql.products.connecting import SqlConnection
from bot.backends.sql.rows import MESSAGE_ROWS, message_of
from bot.backends.sql.tables import messages
from bot.domain.editing import ConversationEdit
from bot.domain.ids import ConversationId
from bot.domain.message import ClientKey, Message
from bot.flows import converse, handoff
from bot.flows.receipts import Receipt

_A_MOMENT = 0.03


def acknowledge_early(skew: float) -> None:
    """The transaction is committed a moment after its block, and the acknowledgement does not wait."""
    original = Database.writing
    under_way: set[asyncio.Task[None]] = set()

    async def commit(stack: AsyncExitStack) -> None:
        await asyncio.sleep(_A_MOMENT)
        await stack.aclose()

    @asynccontextmanager
    async def writing(self: Database) -> AsyncIterator[SqlConnection]:
        stack = AsyncExitStack()
        connection = await stack.enter_async_context(original(self))
        try:
            yield connection
        except BaseException:
            await stack.__aexit__(*sys.exc_info())
            raise
        task = asyncio.create_task(commit(stack))
        under_way.add(task)
        task.add_done_callback(under_way.discard)

    Database.writing = writing  # type: ignore[method-assign]


def look_up_early(skew: float) -> None:
    """Whether a command was done before is asked outside the transaction that does it."""
    original = SqlConversationStore.editing

    @asynccontextmanager
    async def editing(
        self: SqlConversationStore,
        conversation_id: ConversationId,
        client_key: ClientKey | None = None,
    ) -> AsyncIterator[ConversationEdit]:
        earlier = await _any_earlier(self._database, conversation_id, client_key)
        await asyncio.sleep(_A_MOMENT)
        async with original(self, conversation_id) as edit:
            edit.earlier, edit._client_key = earlier, client_key
            yield edit

    SqlConversationStore.editing = editing  # type: ignore[method-assign]


async def _any_earlier(
    database: Database, conversation_id: ConversationId, key: ClientKey | None
) -> Message | None:
    if key is None:
        return None
    query = MESSAGE_ROWS.where(
        messages.c.conversation_id == conversation_id,
        messages.c.sender == key.sender,
        messages.c.client_id == key.client_id,
    )
    async with database.reading() as connection:
        row = (await connection.execute(query.limit(1))).mappings().first()
    return message_of(row) if row else None


def remember_only(skew: float) -> None:
    """Commands that were done are known to the process that did them, and to nobody else."""
    original = SqlConversationStore.editing
    done: dict[tuple[str, ClientKey], Message] = {}

    @asynccontextmanager
    async def editing(
        self: SqlConversationStore,
        conversation_id: ConversationId,
        client_key: ClientKey | None = None,
    ) -> AsyncIterator[ConversationEdit]:
        async with original(self, conversation_id) as edit:
            if client_key is not None:
                edit.earlier, edit._client_key = done.get((conversation_id, client_key)), client_key
            yield edit
        if client_key is not None and edit.messages:
            done[conversation_id, client_key] = edit.messages[0]

    SqlConversationStore.editing = editing  # type: ignore[method-assign]


def trust_client_ids(skew: float) -> None:
    """A known client id is acknowledged whatever comes with it."""

    def again(earlier: Message, *expected: object, **also: object) -> Receipt:
        return Receipt(earlier.seq, is_duplicate=True)

    for flow in (converse, handoff):
        flow.receipt_again = again  # type: ignore[attr-defined]


def own_clock(skew: float) -> None:
    """Each process goes by its own clock, which is wrong by so many seconds."""

    def time_of(self: Database, said: object) -> datetime:
        time = datetime.now(UTC) + timedelta(seconds=skew)
        return time.replace(microsecond=time.microsecond // 1000 * 1000)

    Database.time_of = time_of  # type: ignore[method-assign]
