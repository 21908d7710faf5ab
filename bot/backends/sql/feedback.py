"""How a customer's verdicts and ratings are kept."""

from dataclasses import asdict

from sqlalchemy import ColumnElement, and_, delete, insert, select

from bot.backends.sql.conversation_edits import lock
from bot.backends.sql.database import Database
from bot.backends.sql.rows import is_message
from bot.backends.sql.tables import judgements, messages, ratings
from bot.domain.ids import ConversationId
from bot.errors import AlreadyRatedError, UnknownMessageError
from bot.ports import Judgement, Rating


async def keep_verdict(
    database: Database, conversation_id: ConversationId, judgement: Judgement
) -> None:
    """Keep one judgement of one message.

    Raises UnknownConversationError and UnknownMessageError.
    """
    async with database.writing() as connection:
        await lock(connection, conversation_id)
        seq = judgement.seq
        said = select(messages.c.seq).where(is_message(conversation_id, seq))
        if await connection.scalar(said) is None:
            raise UnknownMessageError
        now = await database.now(connection)
        # Replaced by deletion: "insert or update" is written differently in every SQL product.
        await connection.execute(delete(judgements).where(_is_judged(conversation_id, seq)))
        await connection.execute(
            insert(judgements).values(conversation_id=conversation_id, at=now, **asdict(judgement))
        )


def _is_judged(conversation_id: ConversationId, seq: int) -> ColumnElement[bool]:
    return and_(judgements.c.conversation_id == conversation_id, judgements.c.seq == seq)


async def keep_rating(database: Database, conversation_id: ConversationId, rating: Rating) -> bool:
    """Keep the one rating; False when this command was kept before.

    Raises UnknownConversationError and AlreadyRatedError.
    """
    kept = select(ratings.c.client_id).where(ratings.c.conversation_id == conversation_id)
    async with database.writing() as connection:
        await lock(connection, conversation_id)
        client_id = await connection.scalar(kept)
        if client_id == rating.client_id:
            return False
        if client_id is not None:
            raise AlreadyRatedError
        now = await database.now(connection)
        values = {"conversation_id": conversation_id, "at": now, **asdict(rating)}
        await connection.execute(insert(ratings).values(values))
    return True
