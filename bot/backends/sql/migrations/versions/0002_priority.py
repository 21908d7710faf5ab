"""Who waits is taken by urgency first."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"

_ORDINARY = "4"


def upgrade() -> None:
    """Who waits already is ordinary; the way back is a backup."""
    op.add_column(
        "tickets", sa.Column("priority", sa.Integer, nullable=False, server_default=_ORDINARY)
    )
    op.drop_index("ix_tickets_queue", "tickets")
    op.create_index("ix_tickets_queue", "tickets", ["status", "priority", "asked_at", "id"])
