"""The tables, in words that every SQL product understands."""

from typing import Final

from sqlalchemy import (
    JSON,
    Boolean,
    Column,
    Float,
    ForeignKey,
    ForeignKeyConstraint,
    Index,
    Integer,
    MetaData,
    String,
    Table,
    Text,
    UniqueConstraint,
    text,
)

from bot.backends.sql.database import UtcTime

metadata: Final = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    }
)


conversations: Final = Table(
    "conversations",
    metadata,
    Column("id", String(40), primary_key=True),
    Column("language", String(8), nullable=False),
    Column("status", String(20), nullable=False),
    Column("last_seq", Integer, nullable=False),
    Column("page", Text),
    Column("token_hash", String(128), nullable=False),
    # The newest ticket; no foreign key, since tickets point here already.
    Column("ticket_id", String(40)),
    Column("started_at", UtcTime, nullable=False),
    Column("desk_id", String(40), nullable=False, server_default="main"),
    # What the bank's site says of the customer whom it has signed in.
    Column("customer_id", String(200), index=True),
    Column("customer_name", Text),
    Column("customer_segment", String(200)),
    Column("customer_agent", Text),
)

messages: Final = Table(
    "messages",
    metadata,
    Column("conversation_id", ForeignKey("conversations.id"), primary_key=True),
    Column("seq", Integer, primary_key=True, autoincrement=False),
    Column("author", String(20), nullable=False),
    Column("kind", String(30), nullable=False),
    Column("text", Text, nullable=False),
    Column("at", UtcTime, nullable=False),
    Column("author_name", Text),
    Column("sender", String(40)),
    Column("client_id", String(64)),
    Column("in_reply_to", Integer),
    Column("choice_id", Text),
    Column("citations", JSON, nullable=False),
    Column("choices", JSON, nullable=False),
    Column("offers_person", Boolean, nullable=False),
    Column("awaits_reply", Boolean, nullable=False),
    # When the bot got the word back with it; NULL: since it was said.
    Column("awaits_since", UtcTime),
    UniqueConstraint("conversation_id", "sender", "client_id"),
    UniqueConstraint("conversation_id", "in_reply_to"),
)
# To the letter what queries say: SQLite uses a partial index only for a condition it recognises.
awaits_reply: Final = messages.c.awaits_reply.is_(True)
Index(
    "ix_messages_awaiting", messages.c.at, sqlite_where=awaits_reply, postgresql_where=awaits_reply
)

is_answer: Final = text("kind = 'answer'")
Index("ix_messages_answers", messages.c.at, sqlite_where=is_answer, postgresql_where=is_answer)

attachments: Final = Table(
    "attachments",
    metadata,
    Column("id", String(40), primary_key=True),
    Column("conversation_id", String(40), nullable=False),
    Column("seq", Integer, nullable=False),
    Column("name", Text, nullable=False),
    Column("media_type", String(40), nullable=False),
    Column("size", Integer, nullable=False),
    UniqueConstraint("conversation_id", "seq"),
    ForeignKeyConstraint(["conversation_id", "seq"], ["messages.conversation_id", "messages.seq"]),
)

tickets: Final = Table(
    "tickets",
    metadata,
    Column("id", String(40), primary_key=True),
    Column("conversation_id", ForeignKey("conversations.id"), nullable=False),
    Column("language", String(8), nullable=False),
    Column("reason", String(30), nullable=False),
    Column("asked_at", UtcTime, nullable=False),
    Column("status", String(20), nullable=False),
    Column("agent_id", String(40)),
    Column("agent_name", Text),
    Column("fence", Integer, nullable=False),
    Column("claimed_at", UtcTime),
    # The default is for tickets from before there were priorities.
    Column("priority", Integer, nullable=False, server_default="4"),
    Column("segment", String(20), nullable=False, server_default="standard"),
    Column("desk_id", String(40), nullable=False, server_default="main"),
    Column("skill", String(40)),
    Column("named_agent", Text),
    Column("contact", Text),
    Column("rank_at", UtcTime),
    Column("promised_at", UtcTime),
    Column("first_reply_due_at", UtcTime),
    Column("first_replied_at", UtcTime),
    Column("resolution_due_at", UtcTime),
    Column("alerts", JSON, nullable=False, server_default="[]"),
    Column("ended_at", UtcTime, index=True),
    Index("ix_tickets_queue", "status", "rank_at", "asked_at", "id"),
)
_is_open: Final = text("status IN ('waiting', 'claimed')")
Index(
    "uq_tickets_open",
    tickets.c.conversation_id,
    unique=True,
    sqlite_where=_is_open,
    postgresql_where=_is_open,
)

turns: Final = Table(
    "turns",
    metadata,
    Column("conversation_id", String(40), primary_key=True),
    Column("seq", Integer, primary_key=True, autoincrement=False),
    Column("question", Text, nullable=False),
    Column("decision", String(20), nullable=False),
    Column("confidence", Float, nullable=False),
    Column("threshold", Float, nullable=False),
    Column("reason", String(30)),
    Column("generation_id", String(80)),
    Column("hits", JSON, nullable=False),
    ForeignKeyConstraint(["conversation_id", "seq"], ["messages.conversation_id", "messages.seq"]),
)

judgements: Final = Table(
    "judgements",
    metadata,
    Column("conversation_id", String(40), primary_key=True),
    Column("seq", Integer, primary_key=True, autoincrement=False),
    Column("verdict", String(10), nullable=False),
    Column("reason", Text, nullable=False, server_default=text("''")),
    Column("at", UtcTime, nullable=False),
    ForeignKeyConstraint(["conversation_id", "seq"], ["messages.conversation_id", "messages.seq"]),
)

ratings: Final = Table(
    "ratings",
    metadata,
    Column("conversation_id", ForeignKey("conversations.id"), primary_key=True),
    Column("stars", Integer, nullable=False),
    Column("comment", Text, nullable=False),
    Column("client_id", String(64), nullable=False),
    Column("at", UtcTime, nullable=False),
)

agents: Final = Table(
    "agents",
    metadata,
    Column("id", String(40), primary_key=True),
    Column("name", Text, nullable=False),
    # The name without its case, made in Python: SQLite's lower() knows ASCII letters only.
    Column("name_key", String(200), nullable=False, unique=True),
    Column("password_hash", Text, nullable=False),
    Column("added_at", UtcTime, nullable=False),
    Column("role", String(20), nullable=False, server_default="agent"),
    Column("presence", String(20), nullable=False, server_default="available"),
    Column("capacity", Integer, nullable=False, server_default="5"),
    Column("skills", JSON, nullable=False, server_default="[]"),
    Column("languages", JSON, nullable=False, server_default="[]"),
    Column("lease_until", UtcTime),
    Column("busy_at", UtcTime),
)

sign_ins: Final = Table(
    "sign_ins",
    metadata,
    Column("token_hash", String(128), primary_key=True),
    Column("agent_id", ForeignKey("agents.id"), nullable=False, index=True),
    Column("expires_at", UtcTime, nullable=False),
)

failed_sign_ins: Final = Table(
    "failed_sign_ins",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("name_hash", String(64), nullable=False, index=True),
    Column("at", UtcTime, nullable=False),
)

publications: Final = Table(
    "publications",
    metadata,
    Column("seq", Integer, primary_key=True),
    Column("generation_id", String(80), nullable=False),
    Column("at", UtcTime, nullable=False),
)
