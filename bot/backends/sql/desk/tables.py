"""The tables of desks and of what goes on at them."""

from typing import Final

from sqlalchemy import JSON, Boolean, Column, ForeignKey, Index, Integer, String, Table, text

from bot.backends.sql.database import UtcTime
from bot.backends.sql.tables import metadata

desks: Final = Table(
    "desks",
    metadata,
    Column("id", String(40), primary_key=True),
    Column("mode", String(20), nullable=False),
    Column("answer_within", Integer, nullable=False),
    Column("time_zone", String(80), nullable=False),
    # JSON's own null: always open.
    Column("hours", JSON, nullable=False),
    Column("holidays", JSON, nullable=False),
    Column("closed_until", UtcTime),
    Column("waits_unstaffed", Boolean, nullable=False),
    Column("service_levels", JSON, nullable=False),
)

offers: Final = Table(
    "offers",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("ticket_id", ForeignKey("tickets.id"), nullable=False, index=True),
    Column("agent_id", String(40), nullable=False),
    Column("offered_at", UtcTime, nullable=False),
    Column("expires_at", UtcTime, nullable=False),
    Column("ended_at", UtcTime),
    Column("outcome", String(20), nullable=False),
)
is_open_offer: Final = offers.c.outcome == "open"
_IS_OPEN: Final = text("outcome = 'open'")
Index(
    "uq_offers_open",
    offers.c.ticket_id,
    unique=True,
    sqlite_where=_IS_OPEN,
    postgresql_where=_IS_OPEN,
)

alerts: Final = Table(
    "alerts",
    metadata,
    Column("ticket_id", ForeignKey("tickets.id"), primary_key=True),
    Column("alert", String(30), primary_key=True),
    Column("at", UtcTime, nullable=False),
)

cursors: Final = Table(
    "cursors",
    metadata,
    Column("conversation_id", ForeignKey("conversations.id"), primary_key=True),
    Column("side", String(20), primary_key=True),
    Column("delivered", Integer, nullable=False),
    Column("read", Integer, nullable=False),
)
