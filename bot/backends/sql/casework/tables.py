"""The tables of casework; they point at conversations, and nothing points at them."""

from typing import Final

from sqlalchemy import (
    JSON,
    Column,
    ForeignKey,
    ForeignKeyConstraint,
    Integer,
    String,
    Table,
    Text,
    UniqueConstraint,
)

from bot.backends.sql.database import UtcTime
from bot.backends.sql.tables import metadata

notes: Final = Table(
    "notes",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("conversation_id", ForeignKey("conversations.id"), nullable=False, index=True),
    Column("agent_id", String(40), nullable=False),
    Column("agent_name", Text, nullable=False),
    Column("client_id", String(64), nullable=False),
    Column("text", Text, nullable=False),
    Column("mentions", JSON, nullable=False),
    Column("at", UtcTime, nullable=False),
    UniqueConstraint("conversation_id", "agent_id", "client_id"),
)

# One row for each mention that was not seen yet.
mentions: Final = Table(
    "mentions",
    metadata,
    Column("agent_id", String(40), primary_key=True),
    Column("note_id", ForeignKey("notes.id"), primary_key=True),
)

tags: Final = Table(
    "tags",
    metadata,
    Column("conversation_id", ForeignKey("conversations.id"), primary_key=True),
    Column("place", Integer, primary_key=True, autoincrement=False),
    Column("tag", String(80), nullable=False, index=True),
)

snoozes: Final = Table(
    "snoozes",
    metadata,
    Column("conversation_id", ForeignKey("conversations.id"), primary_key=True),
    Column("agent_id", String(40), nullable=False, index=True),
    Column("until", UtcTime, nullable=False),
    # A customer's message above it ends the snooze.
    Column("after_seq", Integer, nullable=False),
)

resolutions: Final = Table(
    "resolutions",
    metadata,
    Column("conversation_id", ForeignKey("conversations.id"), primary_key=True),
    Column("fence", Integer, primary_key=True, autoincrement=False),
    Column("reason", String(20), nullable=False),
    Column("at", UtcTime, nullable=False),
)

canned_replies: Final = Table(
    "canned_replies",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("shortcut", String(80), nullable=False),
    Column("text", Text, nullable=False),
)

faq_drafts: Final = Table(
    "faq_drafts",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("conversation_id", String(40), nullable=False),
    Column("seq", Integer, nullable=False),
    Column("language", String(8), nullable=False),
    Column("question", Text, nullable=False),
    Column("answer", Text, nullable=False),
    Column("agent_name", Text, nullable=False),
    Column("at", UtcTime, nullable=False),
    UniqueConstraint("conversation_id", "seq"),
    ForeignKeyConstraint(["conversation_id", "seq"], ["messages.conversation_id", "messages.seq"]),
)
