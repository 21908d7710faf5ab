"""What can be wrong with keeping what was said."""

import asyncio
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any, TypeVar

from sqlalchemy import Connection

from bot.backends.sql.conversation_store import SqlConversationStore
from bot.backends.sql.database import Database
from bot.backends.sql.rows import MESSAGE_ROWS, message_of
from bot.backends.sql.tables import messages
from bot.domain.editing import ConversationEdit
from bot.domain.ids import ConversationId
from bot.domain.message import ClientKey, Message
from bot.flows import handoff, receipts
from bot.flows.receipts import Receipt

T = TypeVar("T")
_A_MOMENT = 0.03


def acknowledge_early(skew: float) -> None:
    """What a step returned is told before its transaction is committed, which takes a moment longer."""
    original = Database.transact
    under_way: set[asyncio.Future[Any]] = set()

    async def transact(self: Database, work: Callable[[Connection], T]) -> T:
        loop = asyncio.get_running_loop()
        told: asyncio.Future[T] = loop.create_future()

        def tell(result: T) -> None:
            if not told.done():
                told.set_result(result)

        def worked(connection: Connection) -> T:
            result = work(connection)
            loop.call_soon_threadsafe(tell, result)
            time.sleep(_A_MOMENT)
            return result

        committing = asyncio.ensure_future(original(self, worked))
        under_way.add(committing)
        committing.add_done_callback(under_way.discard)
        await asyncio.wait([told, committing], return_when=asyncio.FIRST_COMPLETED)
        return told.result() if told.done() else committing.result()

    Database.transact = transact  # type: ignore[method-assign]


def look_up_early(skew: float) -> None:
    """Whether a command was done before is asked outside the transaction that does it."""
    original = SqlConversationStore.edit

    async def edit(
        self: SqlConversationStore,
        conversation_id: ConversationId,
        change: Callable[[ConversationEdit], T],
        client_key: ClientKey | None = None,
    ) -> T:
        earlier = await _any_earlier(self._database, conversation_id, client_key)
        await asyncio.sleep(_A_MOMENT)

        def changed(edit: ConversationEdit) -> T:
            edit.earlier, edit._client_key = earlier, client_key
            return change(edit)

        return await original(self, conversation_id, changed)

    SqlConversationStore.edit = edit  # type: ignore[method-assign]


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
    original = SqlConversationStore.edit
    done: dict[tuple[str, ClientKey], Message] = {}

    async def edit(
        self: SqlConversationStore,
        conversation_id: ConversationId,
        change: Callable[[ConversationEdit], T],
        client_key: ClientKey | None = None,
    ) -> T:
        made: list[Message] = []

        def changed(edit: ConversationEdit) -> T:
            if client_key is not None:
                edit.earlier, edit._client_key = done.get((conversation_id, client_key)), client_key
            result = change(edit)
            made[:] = edit.messages
            return result

        result = await original(self, conversation_id, changed)
        if client_key is not None and made:
            done[conversation_id, client_key] = made[0]
        return result

    SqlConversationStore.edit = edit  # type: ignore[method-assign]


def trust_client_ids(skew: float) -> None:
    """A known client id is acknowledged whatever comes with it."""

    def again(earlier: Message, *expected: object, **also: object) -> Receipt:
        return Receipt(earlier.seq, is_duplicate=True)

    for flow in (receipts, handoff):
        flow.receipt_again = again  # type: ignore[attr-defined]


def own_clock(skew: float) -> None:
    """Each process goes by its own clock, which is wrong by so many seconds."""

    def time_of(self: Database, said: object) -> datetime:
        time = datetime.now(UTC) + timedelta(seconds=skew)
        return time.replace(microsecond=time.microsecond // 1000 * 1000)

    Database.time_of = time_of  # type: ignore[method-assign]
