"""The PhraseStore over a SQL database."""

from sqlalchemy import ColumnElement, RowMapping, delete, func, insert, select, update

from bot.backends.sql.casework.tables import canned_replies, faq_drafts
from bot.backends.sql.conversation_edits import lock
from bot.backends.sql.database import Database
from bot.backends.sql.products.connecting import SqlConnection
from bot.backends.sql.rows import is_message
from bot.backends.sql.tables import messages
from bot.domain.agent import Agent
from bot.domain.casework import CannedReply, FaqDraft
from bot.domain.ids import ConversationId
from bot.domain.message import Author, MessageKind
from bot.errors import UnknownMessageError
from knowledge_base.words import Language


class SqlPhraseStore:
    """Canned replies and drafts of FAQ entries in one database."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def replies(self) -> tuple[CannedReply, ...]:
        """All canned replies, by shortcut."""
        by_shortcut = (func.lower(canned_replies.c.shortcut), canned_replies.c.id)
        async with self._database.reading() as connection:
            rows = await connection.execute(select(canned_replies).order_by(*by_shortcut))
            return tuple(CannedReply(row.id, row.shortcut, row.text) for row in rows)

    async def add_reply(self, shortcut: str, text: str) -> CannedReply:
        """A new one."""
        async with self._database.writing() as connection:
            made = await connection.execute(
                insert(canned_replies)
                .values(shortcut=shortcut, text=text)
                .returning(canned_replies.c.id)
            )
            return CannedReply(made.scalar_one(), shortcut, text)

    async def change_reply(self, reply: CannedReply) -> bool:
        """False when it is gone."""
        async with self._database.writing() as connection:
            changed = await connection.execute(
                update(canned_replies)
                .where(canned_replies.c.id == reply.id)
                .values(shortcut=reply.shortcut, text=reply.text)
            )
        return changed.rowcount > 0

    async def remove_reply(self, reply_id: int) -> bool:
        """False when it was gone already."""
        async with self._database.writing() as connection:
            removed = await connection.execute(
                delete(canned_replies).where(canned_replies.c.id == reply_id)
            )
        return removed.rowcount > 0

    async def keep_draft(
        self, conversation_id: ConversationId, seq: int, agent: Agent, language: Language
    ) -> FaqDraft:
        """The draft of this message, made once. Raises UnknownMessageError unless an agent said it."""
        is_this = (faq_drafts.c.conversation_id == conversation_id) & (faq_drafts.c.seq == seq)
        async with self._database.writing() as connection:
            await lock(connection, conversation_id)
            found = await connection.execute(select(faq_drafts).where(is_this))
            if (earlier := found.mappings().one_or_none()) is not None:
                return _draft_of(earlier)
            said = is_message(conversation_id, seq) & (messages.c.author == Author.AGENT)
            answer = await connection.scalar(select(messages.c.text).where(said))
            if answer is None:
                raise UnknownMessageError
            values = {
                "conversation_id": conversation_id,
                "seq": seq,
                "language": language,
                "question": await _question_before(connection, conversation_id, seq),
                "answer": answer,
                "agent_name": agent.name,
                "at": await self._database.now(connection),
            }
            await connection.execute(insert(faq_drafts).values(values))
            made = await connection.execute(select(faq_drafts).where(is_this))
            return _draft_of(made.mappings().one())

    async def drafts(self, limit: int = 200) -> tuple[FaqDraft, ...]:
        """Newest first."""
        query = select(faq_drafts).order_by(faq_drafts.c.id.desc()).limit(limit)
        async with self._database.reading() as connection:
            return tuple(map(_draft_of, (await connection.execute(query)).mappings()))


async def _question_before(
    connection: SqlConnection, conversation_id: ConversationId, seq: int
) -> str:
    """The customer's last words before this message."""
    is_question: ColumnElement[bool] = (
        (messages.c.conversation_id == conversation_id)
        & (messages.c.seq < seq)
        & (messages.c.author == Author.CUSTOMER)
        & (messages.c.kind == MessageKind.WORDS)
    )
    query = select(messages.c.text).where(is_question).order_by(messages.c.seq.desc()).limit(1)
    return await connection.scalar(query) or ""


def _draft_of(row: RowMapping) -> FaqDraft:
    columns = faq_drafts.c
    return FaqDraft(
        id=row[columns.id],
        conversation_id=row[columns.conversation_id],
        seq=row[columns.seq],
        language=Language(row[columns.language]),
        question=row[columns.question],
        answer=row[columns.answer],
        agent_name=row[columns.agent_name],
        at=row[columns.at],
    )
