"""The rules of a client, without input or output: frames go in, frames and events come out. Here the customer's."""

from abc import ABC, abstractmethod
from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeAlias
from uuid import uuid4

from bot.client.frames import (
    Accepted,
    Bye,
    Command,
    ConversationCame,
    Field,
    Frame,
    MessageCame,
    Refused,
    Resync,
    Welcome,
)
from bot.client.outbox import Outbox
from bot.client.transcript import GapError, Transcript

PROTOCOL = 1


@dataclass(frozen=True, slots=True)
class Forgotten:
    """All messages of a conversation are void; they come again from 1."""

    conversation_id: str


@dataclass(frozen=True, slots=True)
class Postponed:
    """The server has no room: `resume` after this many seconds."""

    seconds: float


Event: TypeAlias = Frame | Forgotten | Postponed


class Session(ABC):
    """What both halves share: hello first, an outbox that outlives connections, answers to commands."""

    def __init__(self, new_id: Callable[[], str] = lambda: uuid4().hex) -> None:
        self._outbox = Outbox()
        self._new_id = new_id
        self._urgent: list[Command] = []
        self._may_send = False
        self._is_welcome = False
        self.must_reopen = False
        """True when only a new connection can mend what is missing."""
        self.beat: float | None = None
        """Seconds between two signs of life, if the server wants them."""

    @property
    def unanswered(self) -> int:
        """How many commands wait for their answer."""
        return len(self._outbox)

    @property
    def has_urgent(self) -> bool:
        """True when something is to be sent that is no command of the outbox."""
        return bool(self._urgent)

    def command(
        self, kind: str, fields: dict[str, Field], client_id: str | None = None, lane: str = ""
    ) -> str:
        """Put a command in the outbox; returns its client id."""
        client_id = client_id or self._new_id()
        self._outbox.add(client_id, lane, {"type": kind, "client_id": client_id, **fields})
        return client_id

    def connected(self) -> None:
        """A connection was opened."""
        self._may_send = self._is_welcome = self.must_reopen = False
        self._outbox.interrupted()
        self._urgent = [self._hello()]

    def outgoing(self) -> list[Command]:
        """What is to be sent now."""
        urgent, self._urgent = self._urgent, []
        return urgent + (self._outbox.due() if self._may_send else [])

    def resume(self) -> None:
        """Try again what was postponed; a connection that has not welcomed us yet does so by itself."""
        if self._is_welcome:
            self._may_send = True
            self._outbox.interrupted()

    def received(self, frame: Frame) -> list[Event]:
        """What a frame means to who holds the conversation; nothing when it was known before."""
        if isinstance(frame, Welcome):
            self._may_send = self._is_welcome = True
            self._welcomed(frame)
        elif isinstance(frame, Bye):
            self._may_send = self._is_welcome = False
        elif isinstance(frame, Accepted | Refused):
            return self._answered(frame)
        elif isinstance(frame, MessageCame):
            return [frame] if self._is_news(frame) else []
        elif isinstance(frame, Resync | ConversationCame):
            return [*self._forget_what_never_was(frame), frame]
        return [frame]

    def _answered(self, frame: Accepted | Refused) -> list[Event]:
        if frame.client_id is None or frame.client_id not in self._outbox:
            return []
        if isinstance(frame, Refused) and frame.retry_after:
            self._may_send = False
            return [Postponed(frame.retry_after)]
        self._outbox.answered(frame.client_id)
        return [frame]

    @abstractmethod
    def _hello(self) -> Command:
        """The first frame."""

    @abstractmethod
    def _welcomed(self, frame: Welcome) -> None:
        """What follows a welcome."""

    @abstractmethod
    def _is_news(self, frame: MessageCame) -> bool:
        """False for a message that was known before, or came too early."""

    @abstractmethod
    def _forget_what_never_was(self, frame: Resync | ConversationCame) -> list[Event]:
        """The server was restored from an older copy: start from 1."""


class CustomerSession(Session):
    """One conversation; the connection resumes it after the last seq."""

    def __init__(
        self,
        conversation_id: str,
        token: str,
        *,
        new_id: Callable[[], str] = lambda: uuid4().hex,
    ) -> None:
        super().__init__(new_id)
        self._id = conversation_id
        self._token = token
        self._transcript = Transcript()

    @property
    def last_seq(self) -> int:
        """The highest row that is known."""
        return self._transcript.last_seq

    def _hello(self) -> Command:
        return {
            "type": "hello",
            "protocol": PROTOCOL,
            "conversation_id": self._id,
            "token": self._token,
            "after_seq": self.last_seq,
        }

    def _welcomed(self, frame: Welcome) -> None:
        """Rows follow by themselves."""

    def _is_news(self, frame: MessageCame) -> bool:
        try:
            return self._transcript.take(frame.message)
        except GapError:
            self.must_reopen = True
            return False

    def _forget_what_never_was(self, frame: Resync | ConversationCame) -> list[Event]:
        self._transcript = Transcript()
        return [Forgotten(self._id)]
