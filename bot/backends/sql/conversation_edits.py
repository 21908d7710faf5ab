"""How a conversation is locked and loaded, and how its edit is written, or refused as a whole."""

from dataclasses import asdict
from functools import cache
from typing import Final

from sqlalchemy import (
    Connection,
    Label,
    bindparam,
    insert,
    select,
    update,
)
from sqlalchemy.exc import IntegrityError

from bot.backends.sql.awaiting import StoredHistory, new_values, settle_questions
from bot.backends.sql.database import Database
from bot.backends.sql.desk.holding import is_new_hold, settle_offers_and_alerts, take_room
from bot.backends.sql.products.connecting import SqlConnection
from bot.backends.sql.products.prepared import Prepared, Row
from bot.backends.sql.rows import (
    EARLIER_SEQ,
    MESSAGE_ROWS,
    ONE_CONVERSATION,
    Values,
    conversation_of,
    customer_values,
    is_message,
    message_of,
    ticket_values,
    turn_values,
)
from bot.backends.sql.tables import (
    attachments,
    conversations,
    messages,
    tickets,
    turns,
)
from bot.domain.conversation import Conversation
from bot.domain.editing import ConversationEdit
from bot.domain.ids import ConversationId
from bot.domain.message import ClientKey, Message
from bot.domain.ticket import HandoffTicket, TicketStatus
from bot.errors import (
    AlreadyClaimedError,
    BotError,
    ClientIdReusedError,
    FencedError,
    UnknownConversationError,
)

_ONE: Final = Prepared(ONE_CONVERSATION)
_CHANGE: Final = Prepared(
    update(conversations).where(
        conversations.c.id == bindparam("wanted_id"),
        conversations.c.last_seq == bindparam("loaded_seq"),
        conversations.c.status == bindparam("loaded_status"),
    ),
    *("status", "last_seq", "ticket_id", "page"),
    *("customer_id", "customer_name", "customer_segment", "customer_agent"),
)
_NEW: Final = Prepared(insert(messages), *messages.c.keys())


async def lock(connection: SqlConnection, conversation_id: ConversationId) -> None:
    """Hold a conversation until the transaction ends. Raises UnknownConversationError."""
    await connection.run_sync(lambda opened: _lock(opened, conversation_id))


def _lock(connection: Connection, conversation_id: ConversationId) -> None:
    # Apart from `load`: in a join PostgreSQL waits for this row, then shows its ticket of before.
    query = select(conversations.c.id).where(conversations.c.id == conversation_id)
    if connection.scalar(query.with_for_update()) is None:
        raise UnknownConversationError


def begin_edit(
    connection: Connection,
    database: Database,
    conversation_id: ConversationId,
    key: ClientKey | None,
) -> ConversationEdit:
    """The conversation, held until the transaction ends, the time, and what the same client id made before.

    Raises UnknownConversationError.
    """
    if database.locks_rows:
        _lock(connection, conversation_id)
    sender, client_id = (key.sender, key.client_id) if key else (None, None)
    wanted: Values = {"wanted_id": conversation_id, "sender": sender, "client_id": client_id}
    row = _one(_beside_all(database.clock), connection, wanted)
    now = database.time_of(row[database.clock])
    earlier = _message(connection, conversation_id, row[EARLIER_SEQ])
    history = StoredHistory(connection, conversation_id)
    return ConversationEdit(
        conversation_of(row), now, earlier=earlier, client_key=key, history=history
    )


@cache
def _beside_all(clock: Label[object]) -> Prepared:
    return Prepared(ONE_CONVERSATION.add_columns(clock, EARLIER_SEQ))


def load(connection: Connection, conversation_id: ConversationId) -> Conversation:
    """The conversation with its newest ticket. Raises UnknownConversationError."""
    return conversation_of(_one(_ONE, connection, {"wanted_id": conversation_id}))


def _one(query: Prepared, connection: Connection, wanted: Values) -> Row:
    rows = query.rows(connection, wanted)
    if not rows:
        raise UnknownConversationError
    return rows[0]


def _message(
    connection: Connection, conversation_id: ConversationId, seq: int | None
) -> Message | None:
    if seq is None:
        return None
    query = MESSAGE_ROWS.where(is_message(conversation_id, seq))
    return message_of(connection.execute(query).mappings().one())


def write_edit(connection: Connection, loaded: Conversation, edit: ConversationEdit) -> None:
    """Write what became of `loaded`; an error leaves the transaction to be rolled back.

    Raises AtCapacityError when the agent has no room; AlreadyClaimedError or FencedError when the rows are
    no longer as they were loaded.
    """
    _write_ticket(connection, loaded.ticket, edit)
    _write_conversation(connection, loaded, edit.conversation)
    _write_messages(connection, edit)
    settle_questions(connection, loaded, edit)


def _write_conversation(
    connection: Connection, loaded: Conversation, changed: Conversation
) -> None:
    values = {
        "wanted_id": loaded.id,
        "loaded_seq": loaded.last_seq,
        "loaded_status": loaded.status,
        "status": changed.status,
        "last_seq": changed.last_seq,
        "ticket_id": changed.ticket.id if changed.ticket else None,
        "page": changed.page,
        **customer_values(changed.customer),
    }
    if _CHANGE.change(connection, values) == 0:
        raise FencedError


def _write_ticket(
    connection: Connection, loaded: HandoffTicket | None, edit: ConversationEdit
) -> None:
    changed = edit.conversation.ticket
    if changed is None or changed == loaded:
        return
    take_room(connection, loaded, changed, edit.now)
    values = ticket_values(changed, edit.now)
    if is_new_hold(loaded, changed):
        values["claimed_at"] = edit.now
    if loaded is None or loaded.id != changed.id:
        connection.execute(insert(tickets).values(values))
        return
    written = connection.execute(
        update(tickets)
        .where(
            tickets.c.id == loaded.id,
            tickets.c.fence == loaded.fence,
            tickets.c.status == loaded.status,
        )
        .values(values)
    )
    if written.rowcount == 0:
        raise _overtaken(changed)
    # The ticket's row first, here and where offers are made: two orders would be a deadlock.
    settle_offers_and_alerts(connection, loaded, changed, edit.now)


def _overtaken(changed: HandoffTicket) -> BotError:
    if changed.status is TicketStatus.CLAIMED:
        return AlreadyClaimedError(agent_name="Another colleague")
    return FencedError()


def _write_messages(connection: Connection, edit: ConversationEdit) -> None:
    if not edit.messages:
        return
    try:
        for message in edit.messages:
            _NEW.change(connection, new_values(edit, message))
    except IntegrityError as error:
        raise _said_before(edit) from error
    if files := _attachments(edit):
        connection.execute(insert(attachments), files)
    if edit.turns:
        records = [turn_values(edit.conversation.id, turn) for turn in edit.turns]
        connection.execute(insert(turns), records)


def _attachments(edit: ConversationEdit) -> list[Values]:
    return [
        {"conversation_id": edit.conversation.id, "seq": message.seq, **asdict(message.attachment)}
        for message in edit.messages
        if message.attachment is not None
    ]


def _said_before(edit: ConversationEdit) -> BotError:
    if edit.earlier is not None:
        return ClientIdReusedError()
    return FencedError("This question already has its reply, so nothing was written.")
