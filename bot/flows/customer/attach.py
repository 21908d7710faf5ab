"""A customer gives a person a picture or a PDF."""

import asyncio

from bot.domain.attachment import (
    Attachment,
    AttachmentId,
    media_type_of,
    new_attachment_id,
    plain_name,
)
from bot.domain.ids import ClientId, ConversationId
from bot.domain.message import CUSTOMER, ClientKey, MessageKind
from bot.errors import AttachmentRefusedError, BodyTooLargeError, UnknownMessageError
from bot.flows.receipts import Receipt, unless_repeated
from bot.ports import WORDS, AttachmentFiles, ConversationStore, EventBus, topic_of


class Attach:
    """Files of a conversation, for its customer and for agents, and for nobody else."""

    def __init__(
        self, store: ConversationStore, bus: EventBus, files: AttachmentFiles, limit: int
    ) -> None:
        self._store = store
        self._bus = bus
        self._files = files
        self.limit = limit
        """The largest file in bytes; 0 when nothing may be attached."""

    async def attach(
        self, conversation_id: ConversationId, client_id: ClientId, name: str, content: bytes
    ) -> Receipt:
        """Keep the file and say so in the conversation. Raises NotWithPersonError while the bot has the word."""
        attachment = self._checked(name, content)
        # Outside the transaction, which must not wait for a disk.
        await asyncio.to_thread(self._files.keep, attachment.id, content)
        try:
            receipt = await self._say(conversation_id, client_id, attachment)
        except BaseException:
            await asyncio.to_thread(self._files.drop, attachment.id)
            raise
        if receipt.is_duplicate:
            await asyncio.to_thread(self._files.drop, attachment.id)
        return receipt

    def _checked(self, name: str, content: bytes) -> Attachment:
        if len(content) > self.limit:
            raise BodyTooLargeError(limit=self.limit)
        media_type = media_type_of(content)
        if media_type is None:
            raise AttachmentRefusedError
        return Attachment(new_attachment_id(), plain_name(name), media_type, len(content))

    async def _say(
        self, conversation_id: ConversationId, client_id: ClientId, attachment: Attachment
    ) -> Receipt:
        key = ClientKey(CUSTOMER, client_id)
        step = unless_repeated(
            lambda edit: edit.customer_attaches(attachment),
            MessageKind.WORDS,
            text=attachment.name,
        )
        done = await self._store.edit(conversation_id, step, key)
        if isinstance(done, Receipt):
            return done
        await self._bus.wake(topic_of(conversation_id), WORDS)
        return Receipt(done.seq)

    async def read(
        self, conversation_id: ConversationId, attachment_id: AttachmentId
    ) -> tuple[Attachment, bytes]:
        """A file of this conversation. Raises UnknownMessageError."""
        attachment = await self._store.attachment(conversation_id, attachment_id)
        content = await asyncio.to_thread(self._files.read, attachment_id)
        if content is None:
            raise UnknownMessageError
        return attachment, content
