"""Seams of what a customer's page wants beside talking."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Protocol

from bot.domain.attachment import AttachmentId
from bot.domain.customer import Customer
from bot.domain.ids import ClientId, ConversationId
from bot.domain.message import Verdict


@dataclass(frozen=True, slots=True)
class Rating:
    """How a customer liked a whole conversation: 1 to 5 stars."""

    stars: int
    comment: str
    client_id: ClientId


@dataclass(frozen=True, slots=True)
class Judgement:
    """What a customer thinks of one answer, and why if they say so."""

    seq: int
    verdict: Verdict
    reason: str = ""


class AskedQuestions(Protocol):
    """What customers ask, without a word of theirs."""

    async def answered_lately(self, limit: int) -> tuple[str, ...]:
        """The ids of the passages that the last answers rested on, each as often as it served."""


@dataclass(frozen=True, slots=True)
class KeptFile:
    """Which file, and in which conversation a message points at it."""

    conversation_id: ConversationId
    attachment_id: AttachmentId


class AttachmentFiles(Protocol):
    """Customers' files, each doubtful until it is known that a message points at it. Call it off the event loop."""

    def keep(self, file: KeptFile, content: bytes) -> None:
        """Durable when it returns, and doubtful."""

    def confirm(self, file: KeptFile) -> None:
        """A message points at it; nothing when that was said before."""

    def read(self, file: KeptFile) -> bytes | None:
        """None when it is not there; a doubtful one can be read as well."""

    def drop(self, file: KeptFile) -> None:
        """Gone, if it was there and doubtful."""

    def doubtful(self, older_than: timedelta) -> tuple[KeptFile, ...]:
        """What was kept so long ago and not confirmed."""


class IdentityCheck(Protocol):
    """Whom the bank's site vouches for."""

    def customer_of(self, token: str) -> Customer:
        """Raises IdentityRefusedError."""
