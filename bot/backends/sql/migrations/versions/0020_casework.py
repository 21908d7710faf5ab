"""What agents keep beside conversations."""

import sqlalchemy as sa
from alembic import op

revision = "0020"
down_revision = "0010"


def upgrade() -> None:
    """New tables only; what was there stays as it is."""
    _notes()
    op.create_table(
        "tags",
        sa.Column("conversation_id", sa.String(40), nullable=False),
        sa.Column("place", sa.Integer, autoincrement=False, nullable=False),
        sa.Column("tag", sa.String(80), nullable=False),
        _to_conversation("tags"),
        sa.PrimaryKeyConstraint("conversation_id", "place", name="pk_tags"),
    )
    op.create_index("ix_tags_tag", "tags", ["tag"])
    op.create_table(
        "snoozes",
        sa.Column("conversation_id", sa.String(40), nullable=False),
        sa.Column("agent_id", sa.String(40), nullable=False),
        sa.Column("until", sa.DateTime(timezone=True), nullable=False),
        sa.Column("after_seq", sa.Integer, nullable=False),
        _to_conversation("snoozes"),
        sa.PrimaryKeyConstraint("conversation_id", name="pk_snoozes"),
    )
    op.create_index("ix_snoozes_agent_id", "snoozes", ["agent_id"])
    op.create_table(
        "resolutions",
        sa.Column("conversation_id", sa.String(40), nullable=False),
        sa.Column("fence", sa.Integer, autoincrement=False, nullable=False),
        sa.Column("reason", sa.String(20), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        _to_conversation("resolutions"),
        sa.PrimaryKeyConstraint("conversation_id", "fence", name="pk_resolutions"),
    )
    _phrases()


def _to_conversation(table: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(
        ["conversation_id"], ["conversations.id"], name=f"fk_{table}_conversation_id"
    )


def _notes() -> None:
    op.create_table(
        "notes",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("conversation_id", sa.String(40), nullable=False),
        sa.Column("agent_id", sa.String(40), nullable=False),
        sa.Column("agent_name", sa.Text, nullable=False),
        sa.Column("client_id", sa.String(64), nullable=False),
        sa.Column("text", sa.Text, nullable=False),
        sa.Column("mentions", sa.JSON, nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        _to_conversation("notes"),
        sa.PrimaryKeyConstraint("id", name="pk_notes"),
        sa.UniqueConstraint(
            "conversation_id",
            "agent_id",
            "client_id",
            name="uq_notes_conversation_id_agent_id_client_id",
        ),
    )
    op.create_index("ix_notes_conversation_id", "notes", ["conversation_id"])
    op.create_table(
        "mentions",
        sa.Column("agent_id", sa.String(40), nullable=False),
        sa.Column("note_id", sa.Integer, nullable=False),
        sa.ForeignKeyConstraint(["note_id"], ["notes.id"], name="fk_mentions_note_id"),
        sa.PrimaryKeyConstraint("agent_id", "note_id", name="pk_mentions"),
    )


def _phrases() -> None:
    op.create_table(
        "canned_replies",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("shortcut", sa.String(80), nullable=False),
        sa.Column("text", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_canned_replies"),
    )
    op.create_table(
        "faq_drafts",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("conversation_id", sa.String(40), nullable=False),
        sa.Column("seq", sa.Integer, nullable=False),
        sa.Column("language", sa.String(8), nullable=False),
        sa.Column("question", sa.Text, nullable=False),
        sa.Column("answer", sa.Text, nullable=False),
        sa.Column("agent_name", sa.Text, nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["conversation_id", "seq"],
            ["messages.conversation_id", "messages.seq"],
            name="fk_faq_drafts_conversation_id",
        ),
        sa.PrimaryKeyConstraint("id", name="pk_faq_drafts"),
        sa.UniqueConstraint("conversation_id", "seq", name="uq_faq_drafts_conversation_id_seq"),
    )
