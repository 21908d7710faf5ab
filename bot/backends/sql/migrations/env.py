"""Run by Alembic for each upgrade, on the connection that `migrate` opened."""

from alembic import context

# Imported for what they add to the metadata.
from bot.backends.sql.casework import tables as casework_tables  # noqa: F401
from bot.backends.sql.desk import tables as desk_tables  # noqa: F401
from bot.backends.sql.tables import metadata

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    # SQLite changes a column only by rebuilding its table.
    render_as_batch=True,
)
context.run_migrations()
