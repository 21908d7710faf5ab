"""What agents say often, and what they said well."""

from bot.answering.language import check_text
from bot.domain.agent import Agent
from bot.domain.casework import CannedReply, FaqDraft
from bot.domain.ids import ConversationId
from bot.errors import NotFoundError, TextEmptyError, UnknownConversationError
from bot.ports import ConversationStore
from bot.ports.casework import PhraseStore


class Phrasebook:
    """Canned replies, shared by the bank; drafts of FAQ entries, which answer nothing."""

    def __init__(self, store: ConversationStore, phrases: PhraseStore) -> None:
        self._store = store
        self._phrases = phrases

    async def replies(self) -> tuple[CannedReply, ...]:
        """All canned replies, by shortcut."""
        return await self._phrases.replies()

    async def add(self, shortcut: str, text: str) -> CannedReply:
        """A new canned reply."""
        return await self._phrases.add_reply(_shortcut(shortcut), check_text(text))

    async def change(self, reply: CannedReply) -> CannedReply:
        """The same place in the book, with other words. Raises NotFoundError."""
        changed = CannedReply(reply.id, _shortcut(reply.shortcut), check_text(reply.text))
        if not await self._phrases.change_reply(changed):
            raise NotFoundError("This canned reply has been removed by a colleague.")
        return changed

    async def remove(self, reply_id: int) -> None:
        """Gone for everybody; once more does no harm."""
        await self._phrases.remove_reply(reply_id)

    async def draft(self, conversation_id: ConversationId, seq: int, agent: Agent) -> FaqDraft:
        """An agent's message with the question before it, as a draft. Raises UnknownMessageError."""
        conversation = await self._store.conversation(conversation_id)
        if conversation.ticket is None:
            raise UnknownConversationError
        return await self._phrases.keep_draft(conversation_id, seq, agent, conversation.language)

    async def drafts(self) -> tuple[FaqDraft, ...]:
        """Newest first."""
        return await self._phrases.drafts()


def _shortcut(words: str) -> str:
    """Without the slash by which it is called, and without white space around."""
    shortcut = " ".join(words.split()).lstrip("/").strip()
    if not shortcut:
        raise TextEmptyError
    return shortcut
