"""Since when words await the bot again."""

import sqlalchemy as sa
from alembic import op

revision = "0040"
down_revision = "0030"


def upgrade() -> None:
    """A new column only; what awaits its reply already does so since it was said."""
    op.add_column("messages", sa.Column("awaits_since", sa.DateTime(timezone=True)))
