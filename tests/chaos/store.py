"""What the store has: the other half of the evidence, read from the tables."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime

from sqlalchemy import RowMapping, Select, select

from bot.backends.sql.database import Database
from bot.backends.sql.tables import conversations, messages, tickets


@dataclass(frozen=True, slots=True)
class Row:
    """One message."""

    seq: int
    author: str
    kind: str
    text: str
    at: datetime
    author_name: str | None
    sender: str | None
    client_id: str | None
    in_reply_to: int | None
    awaits_reply: bool


@dataclass(frozen=True, slots=True)
class TicketRow:
    """One ticket."""

    id: str
    conversation_id: str
    status: str
    agent_id: str | None
    fence: int
    asked_at: datetime


@dataclass(slots=True)
class Stored:
    """Everything, by conversation."""

    rows: dict[str, list[Row]] = field(default_factory=lambda: defaultdict(list))
    last_seq: dict[str, int] = field(default_factory=dict)
    status: dict[str, str] = field(default_factory=dict)
    tickets: list[TicketRow] = field(default_factory=list)


async def read_store(url: str, wanted: set[str]) -> Stored:
    """These conversations, all of each."""
    stored = Stored()
    async with Database(url) as database:
        for row in await _all(database, select(conversations)):
            if row["id"] in wanted:
                stored.last_seq[row["id"]] = row["last_seq"]
                stored.status[row["id"]] = row["status"]
        every = select(messages).order_by(messages.c.conversation_id, messages.c.seq)
        for row in await _all(database, every):
            if row["conversation_id"] in wanted:
                stored.rows[row["conversation_id"]].append(_row(row))
        for row in await _all(database, select(tickets)):
            if row["conversation_id"] in wanted:
                stored.tickets.append(_ticket(row))
    return stored


async def _all(database: Database, query: Select[*tuple[object, ...]]) -> Sequence[RowMapping]:
    async with database.reading() as connection:
        return (await connection.execute(query)).mappings().all()


def _row(row: RowMapping) -> Row:
    return Row(**{name: row[name] for name in Row.__dataclass_fields__})


def _ticket(row: RowMapping) -> TicketRow:
    return TicketRow(**{name: row[name] for name in TicketRow.__dataclass_fields__})
