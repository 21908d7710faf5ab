"""A customer gives a person a picture or a PDF."""

import asyncio
from datetime import timedelta
from typing import Final

from bot.domain.attachment import (
    Attachment,
    AttachmentId,
    media_type_of,
    new_attachment_id,
    plain_name,
)
from bot.domain.ids import ClientId, ConversationId
from bot.domain.message import CUSTOMER, ClientKey, MessageKind
from bot.errors import (
    AttachmentRefusedError,
    BodyTooLargeError,
    BotError,
    BusyError,
    UnknownMessageError,
)
from bot.flows.receipts import Receipt, unless_repeated
from bot.ports import WORDS, AttachmentFiles, ConversationStore, EventBus, topic_of
from bot.ports.customers import KeptFile

_BEAT: Final = 600.0
# Longer than any commit takes, and than the clocks of servers that share the folder differ.
DOUBTFUL_FOR: Final = timedelta(hours=1)


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
        file = KeptFile(conversation_id, attachment.id)
        # Outside the transaction, which must not wait for a disk.
        await asyncio.to_thread(self._files.keep, file, content)
        try:
            receipt = await self._say(conversation_id, client_id, attachment)
        except BotError as refusal:
            # A line that broke at the commit looks like no room: the message may be there, and the sweep will see.
            if not isinstance(refusal, BusyError):
                await asyncio.to_thread(self._files.drop, file)
            raise
        settle = self._files.drop if receipt.is_duplicate else self._files.confirm
        await asyncio.to_thread(settle, file)
        return receipt

    async def work(self) -> None:
        """Sweep for ever."""
        while True:
            await self.sweep()
            await asyncio.sleep(_BEAT)

    async def sweep(self) -> None:
        """Confirm the doubtful files that a message points at, and drop the others."""
        for file in await asyncio.to_thread(self._files.doubtful, DOUBTFUL_FOR):
            is_pointed_at = await self._is_pointed_at(file)
            settle = self._files.confirm if is_pointed_at else self._files.drop
            await asyncio.to_thread(settle, file)

    async def _is_pointed_at(self, file: KeptFile) -> bool:
        try:
            await self._store.attachment(file.conversation_id, file.attachment_id)
        except UnknownMessageError:
            return False
        return True

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
        file = KeptFile(conversation_id, attachment_id)
        content = await asyncio.to_thread(self._files.read, file)
        if content is None:
            raise UnknownMessageError
        return attachment, content
