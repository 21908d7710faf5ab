"""What the bank knows of who is asking."""

from typing import Final

from sqlalchemy import RowMapping, func, select

from bot.backends.sql.products.connecting import SqlConnection
from bot.backends.sql.tables import conversations, messages, ratings
from bot.domain.casework import CustomerCard, PastConversation
from bot.domain.conversation import ConversationStatus
from bot.domain.ids import ConversationId
from bot.domain.message import Author
from bot.errors import UnknownConversationError
from knowledge_base.words import Language

_MOST_PAST: Final = 10
# As much as a line of the card shows.
_FIRST_WORDS_LENGTH: Final = 120
_first_words: Final = (
    select(func.substr(messages.c.text, 1, _FIRST_WORDS_LENGTH))
    .where(messages.c.conversation_id == conversations.c.id, messages.c.author == Author.CUSTOMER)
    .order_by(messages.c.seq)
    .limit(1)
    .scalar_subquery()
    .label("first_words")
)
_PAST: Final = (
    select(conversations, ratings.c.stars, _first_words)
    .outerjoin(ratings, ratings.c.conversation_id == conversations.c.id)
    .order_by(conversations.c.started_at.desc(), conversations.c.id)
    .limit(_MOST_PAST)
)


async def card_of(connection: SqlConnection, conversation_id: ConversationId) -> CustomerCard:
    """Raises UnknownConversationError."""
    query = select(conversations).where(conversations.c.id == conversation_id)
    row = (await connection.execute(query)).mappings().one_or_none()
    if row is None:
        raise UnknownConversationError
    return CustomerCard(
        language=Language(row[conversations.c.language]),
        started_at=row[conversations.c.started_at],
        page=row[conversations.c.page],
        name=row[conversations.c.customer_name],
        segment=row[conversations.c.customer_segment],
        past=await _past_of(connection, row),
    )


async def _past_of(connection: SqlConnection, row: RowMapping) -> tuple[PastConversation, ...]:
    """The other conversations of a customer whom the bank has signed in, newest first."""
    customer_id = row[conversations.c.customer_id]
    if customer_id is None:
        return ()
    query = _PAST.where(
        conversations.c.customer_id == customer_id, conversations.c.id != row[conversations.c.id]
    )
    return tuple(map(_past, (await connection.execute(query)).mappings()))


def _past(row: RowMapping) -> PastConversation:
    return PastConversation(
        id=row[conversations.c.id],
        started_at=row[conversations.c.started_at],
        status=ConversationStatus(row[conversations.c.status]),
        first_words=row["first_words"] or "",
        stars=row[ratings.c.stars],
    )
