"""Who asks, why an answer did not help, and files beside messages."""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0003"


def upgrade() -> None:
    """Nothing of before changes; the way back is a backup."""
    for name, kind in (
        ("customer_id", sa.String(200)),
        ("customer_name", sa.Text),
        ("customer_segment", sa.String(200)),
        ("customer_agent", sa.Text),
    ):
        op.add_column("conversations", sa.Column(name, kind))
    op.create_index("ix_conversations_customer_id", "conversations", ["customer_id"])
    op.add_column(
        "judgements", sa.Column("reason", sa.Text, nullable=False, server_default=sa.text("''"))
    )
    op.create_table(
        "attachments",
        sa.Column("id", sa.String(40), nullable=False),
        sa.Column("conversation_id", sa.String(40), nullable=False),
        sa.Column("seq", sa.Integer, nullable=False),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("media_type", sa.String(40), nullable=False),
        sa.Column("size", sa.Integer, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_attachments"),
        sa.UniqueConstraint("conversation_id", "seq", name="uq_attachments_conversation_id_seq"),
        sa.ForeignKeyConstraint(
            ["conversation_id", "seq"],
            ["messages.conversation_id", "messages.seq"],
            name="fk_attachments_conversation_id",
        ),
    )
    is_answer = sa.text("kind = 'answer'")
    op.create_index(
        "ix_messages_answers",
        "messages",
        ["at"],
        sqlite_where=is_answer,
        postgresql_where=is_answer,
    )
