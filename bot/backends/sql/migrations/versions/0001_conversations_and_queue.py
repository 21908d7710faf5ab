"""Conversations, the queue, the agents' accounts and the publications."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    """All tables of the first version; the way back is a backup."""
    _create_conversations()
    _create_messages()
    _create_tickets()
    _create_records()
    _create_accounts()


def _create_conversations() -> None:
    op.create_table(
        "conversations",
        sa.Column("id", sa.String(40), nullable=False),
        sa.Column("language", sa.String(8), nullable=False),
        sa.Column("status", sa.String(20), nullable=False),
        sa.Column("last_seq", sa.Integer, nullable=False),
        sa.Column("page", sa.Text),
        sa.Column("token_hash", sa.String(128), nullable=False),
        sa.Column("ticket_id", sa.String(40)),
        _time("started_at"),
        sa.PrimaryKeyConstraint("id", name="pk_conversations"),
    )
    op.create_table(
        "ratings",
        sa.Column("conversation_id", sa.String(40), nullable=False),
        sa.Column("stars", sa.Integer, nullable=False),
        sa.Column("comment", sa.Text, nullable=False),
        sa.Column("client_id", sa.String(64), nullable=False),
        _time("at"),
        sa.PrimaryKeyConstraint("conversation_id", name="pk_ratings"),
        _of_conversation("ratings"),
    )


def _create_messages() -> None:
    op.create_table(
        "messages",
        sa.Column("conversation_id", sa.String(40), nullable=False),
        sa.Column("seq", sa.Integer, autoincrement=False, nullable=False),
        sa.Column("author", sa.String(20), nullable=False),
        sa.Column("kind", sa.String(30), nullable=False),
        sa.Column("text", sa.Text, nullable=False),
        _time("at"),
        sa.Column("author_name", sa.Text),
        sa.Column("sender", sa.String(40)),
        sa.Column("client_id", sa.String(64)),
        sa.Column("in_reply_to", sa.Integer),
        sa.Column("choice_id", sa.Text),
        sa.Column("citations", sa.JSON, nullable=False),
        sa.Column("choices", sa.JSON, nullable=False),
        sa.Column("offers_person", sa.Boolean, nullable=False),
        sa.Column("awaits_reply", sa.Boolean, nullable=False),
        sa.PrimaryKeyConstraint("conversation_id", "seq", name="pk_messages"),
        _of_conversation("messages"),
        _unique("messages", "conversation_id", "sender", "client_id"),
        _unique("messages", "conversation_id", "in_reply_to"),
    )
    awaits_reply = sa.column("awaits_reply", sa.Boolean).is_(True)
    op.create_index(
        "ix_messages_awaiting",
        "messages",
        ["at"],
        sqlite_where=awaits_reply,
        postgresql_where=awaits_reply,
    )


def _create_tickets() -> None:
    op.create_table(
        "tickets",
        sa.Column("id", sa.String(40), nullable=False),
        sa.Column("conversation_id", sa.String(40), nullable=False),
        sa.Column("language", sa.String(8), nullable=False),
        sa.Column("reason", sa.String(30), nullable=False),
        _time("asked_at"),
        sa.Column("status", sa.String(20), nullable=False),
        sa.Column("agent_id", sa.String(40)),
        sa.Column("agent_name", sa.Text),
        sa.Column("fence", sa.Integer, nullable=False),
        sa.Column("claimed_at", sa.DateTime(timezone=True)),
        sa.PrimaryKeyConstraint("id", name="pk_tickets"),
        _of_conversation("tickets"),
    )
    op.create_index("ix_tickets_queue", "tickets", ["status", "asked_at", "id"])
    is_open = sa.text("status IN ('waiting', 'claimed')")
    op.create_index(
        "uq_tickets_open",
        "tickets",
        ["conversation_id"],
        unique=True,
        sqlite_where=is_open,
        postgresql_where=is_open,
    )


def _create_records() -> None:
    op.create_table(
        "turns",
        sa.Column("conversation_id", sa.String(40), nullable=False),
        sa.Column("seq", sa.Integer, autoincrement=False, nullable=False),
        sa.Column("question", sa.Text, nullable=False),
        sa.Column("decision", sa.String(20), nullable=False),
        sa.Column("confidence", sa.Float, nullable=False),
        sa.Column("threshold", sa.Float, nullable=False),
        sa.Column("reason", sa.String(30)),
        sa.Column("generation_id", sa.String(80)),
        sa.Column("hits", sa.JSON, nullable=False),
        sa.PrimaryKeyConstraint("conversation_id", "seq", name="pk_turns"),
        _of_message("turns"),
    )
    op.create_table(
        "judgements",
        sa.Column("conversation_id", sa.String(40), nullable=False),
        sa.Column("seq", sa.Integer, autoincrement=False, nullable=False),
        sa.Column("verdict", sa.String(10), nullable=False),
        _time("at"),
        sa.PrimaryKeyConstraint("conversation_id", "seq", name="pk_judgements"),
        _of_message("judgements"),
    )


def _create_accounts() -> None:
    op.create_table(
        "agents",
        sa.Column("id", sa.String(40), nullable=False),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("name_key", sa.String(200), nullable=False),
        sa.Column("password_hash", sa.Text, nullable=False),
        _time("added_at"),
        sa.PrimaryKeyConstraint("id", name="pk_agents"),
        _unique("agents", "name_key"),
    )
    op.create_table(
        "sign_ins",
        sa.Column("token_hash", sa.String(128), nullable=False),
        sa.Column("agent_id", sa.String(40), nullable=False),
        _time("expires_at"),
        sa.PrimaryKeyConstraint("token_hash", name="pk_sign_ins"),
        sa.ForeignKeyConstraint(["agent_id"], ["agents.id"], name="fk_sign_ins_agent_id"),
    )
    op.create_index("ix_sign_ins_agent_id", "sign_ins", ["agent_id"])
    op.create_table(
        "publications",
        sa.Column("seq", sa.Integer, nullable=False),
        sa.Column("generation_id", sa.String(80), nullable=False),
        _time("at"),
        sa.PrimaryKeyConstraint("seq", name="pk_publications"),
    )


def _time(name: str) -> sa.Column[object]:
    return sa.Column(name, sa.DateTime(timezone=True), nullable=False)


def _unique(table: str, *columns: str) -> sa.UniqueConstraint:
    return sa.UniqueConstraint(*columns, name=f"uq_{table}_{'_'.join(columns)}")


def _of_conversation(table: str) -> sa.ForeignKeyConstraint:
    name = f"fk_{table}_conversation_id"
    return sa.ForeignKeyConstraint(["conversation_id"], ["conversations.id"], name=name)


def _of_message(table: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(
        ["conversation_id", "seq"],
        ["messages.conversation_id", "messages.seq"],
        name=f"fk_{table}_conversation_id",
    )
