"""Seams of what a customer's page wants beside talking."""

from dataclasses import dataclass
from typing import Protocol

from bot.domain.attachment import AttachmentId
from bot.domain.customer import Customer
from bot.domain.ids import ClientId
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


class AttachmentFiles(Protocol):
    """Customers' files. Call it off the event loop."""

    def keep(self, attachment_id: AttachmentId, content: bytes) -> None:
        """Durable when it returns."""

    def read(self, attachment_id: AttachmentId) -> bytes | None:
        """None when it is not there."""

    def drop(self, attachment_id: AttachmentId) -> None:
        """Gone, if it was there."""


class IdentityCheck(Protocol):
    """Whom the bank's site vouches for."""

    def customer_of(self, token: str) -> Customer:
        """Raises IdentityRefusedError."""
