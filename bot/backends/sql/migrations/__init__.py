"""Brings a database's tables to the state that this version of the program needs."""

from pathlib import Path

from alembic import command
from alembic.config import Config
from sqlalchemy import Connection

from bot.backends.sql.database import Database


async def migrate(database: Database) -> None:
    """All missing steps or none; of several processes that start at once, one takes them."""
    async with database.changing_tables() as connection:
        await connection.run_sync(_upgrade)


def _upgrade(connection: Connection) -> None:
    config = Config()
    # Alembic reads "%" as the beginning of a variable.
    config.set_main_option("script_location", str(Path(__file__).parent).replace("%", "%%"))
    config.attributes["connection"] = connection
    command.upgrade(config, "head")
