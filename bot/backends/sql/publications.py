"""Publications over a SQL database."""

from sqlalchemy import insert, select

from bot.backends.sql.database import Database
from bot.backends.sql.tables import publications
from bot.domain.ids import GenerationId


class SqlPublications:
    """Every publication ever made; the newest serves."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def publish(self, generation_id: GenerationId) -> None:
        """From now on this one."""
        async with self._database.writing() as connection:
            now = await self._database.now(connection)
            await connection.execute(
                insert(publications).values(generation_id=generation_id, at=now)
            )

    async def current(self) -> GenerationId | None:
        """None when nothing has been published."""
        newest = select(publications.c.generation_id).order_by(publications.c.seq.desc()).limit(1)
        async with self._database.reading() as connection:
            return await connection.scalar(newest)
