"""One utterance in a conversation, or one change of its state."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from bot.domain.attachment import Attachment
from bot.domain.ids import ClientId
from bot.domain.reply import Choice
from knowledge_base.words import Passage


class Author(StrEnum):
    """Who speaks."""

    CUSTOMER = "customer"
    BOT = "bot"
    AGENT = "agent"
    SYSTEM = "system"


class MessageKind(StrEnum):
    """What is said; those of the second group tell of a change and come from the system."""

    WORDS = "words"
    ANSWER = "answer"
    CLARIFICATION = "clarification"
    ESCALATION = "escalation"
    SMALL_TALK = "small_talk"

    WAITING_FOR_AGENT = "waiting_for_agent"
    LEFT_QUEUE = "left_queue"
    AGENT_JOINED = "agent_joined"
    RETURNED_TO_QUEUE = "returned_to_queue"
    RETURNED_TO_BOT = "returned_to_bot"
    TRANSFERRED = "transferred"
    PASSED_ON = "passed_on"
    AGENT_LOST = "agent_lost"
    DESK_CLOSED = "desk_closed"
    MESSAGE_LEFT = "message_left"
    RESOLVED = "resolved"
    ENDED = "ended"


class Verdict(StrEnum):
    """A customer's judgement of one answer."""

    UP = "up"
    DOWN = "down"


@dataclass(frozen=True, slots=True)
class Citation:
    """The approved passage an answer rests on, in the version that was shown."""

    passage_id: str
    title: str
    version: str

    @classmethod
    def of(cls, passage: Passage) -> "Citation":
        """How one passage is cited."""
        return cls(passage.id, passage.title, passage.version)


@dataclass(frozen=True, slots=True)
class ClientKey:
    """Who sent a command and the id the client gave it; unique in a conversation."""

    sender: str
    client_id: ClientId


CUSTOMER = "customer"
"""The `sender` of a customer's commands; an agent's is the agent's id."""


@dataclass(frozen=True, slots=True)
class Message:
    """A row of a conversation; `seq` counts 1, 2, 3 … without gaps and never changes."""

    seq: int
    author: Author
    kind: MessageKind
    text: str
    at: datetime
    author_name: str | None = None
    client_key: ClientKey | None = None
    in_reply_to: int | None = None
    choice_id: str | None = None
    citations: tuple[Citation, ...] = ()
    choices: tuple[Choice, ...] = ()
    offers_person: bool = False
    verdict: Verdict | None = None
    attachment: Attachment | None = None
