"""What was answered lately, by the passages that it was answered from."""

from sqlalchemy import select

from bot.backends.sql.database import Database
from bot.backends.sql.tables import is_answer, messages


class SqlAskedQuestions:
    """Reads ids of passages only, never a customer's words."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def answered_lately(self, limit: int) -> tuple[str, ...]:
        """The ids of the passages that the last answers rested on, each as often as it served."""
        query = (
            select(messages.c.citations)
            .where(is_answer)
            .order_by(messages.c.at.desc())
            .limit(limit)
        )
        async with self._database.reading() as connection:
            rows = (await connection.scalars(query)).all()
        return tuple(citations[0]["passage_id"] for citations in rows if citations)
