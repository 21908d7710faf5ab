"""The same rules for an agent, who follows any number of conversations over one connection."""

from collections.abc import Callable
from uuid import uuid4

from bot.client.frames import (
    Accepted,
    Command,
    ConversationCame,
    Field,
    MessageCame,
    Refused,
    Resync,
    Welcome,
)
from bot.client.session import PROTOCOL, Event, Forgotten, Postponed, Session
from bot.client.transcript import GapError, Transcript


class AgentSession(Session):
    """Any number of followed conversations; each is followed again after its last seq."""

    def __init__(self, token: str, *, new_id: Callable[[], str] = lambda: uuid4().hex) -> None:
        super().__init__(new_id)
        self._token = token
        self._followed: dict[str, Transcript] = {}
        self._asked: dict[str, str] = {}
        self._to_ask_again: set[str] = set()

    def last_seq(self, conversation_id: str) -> int:
        """The highest row that is known of a followed conversation."""
        return self._followed[conversation_id].last_seq

    def follow(self, conversation_id: str) -> None:
        """Its rows come from now on, from 1."""
        self._followed[conversation_id] = Transcript()
        if self._is_welcome:
            self._ask_for(conversation_id)

    def unfollow(self, conversation_id: str) -> None:
        """Its rows come no more."""
        if self._followed.pop(conversation_id, None) is not None and self._is_welcome:
            fields: dict[str, Field] = {"conversation_id": conversation_id}
            self._urgent.append({"type": "unfollow", "client_id": self._new_id(), **fields})

    def connected(self) -> None:
        """A connection was opened, on which nothing is followed yet."""
        super().connected()
        self._asked.clear()
        self._to_ask_again.clear()

    def resume(self) -> None:
        """Try again what was postponed, and follow what the server had no room to let us follow."""
        super().resume()
        if self._is_welcome:
            for conversation_id in self._to_ask_again & self._followed.keys():
                self._ask_for(conversation_id)
            self._to_ask_again.clear()

    def _ask_for(self, conversation_id: str) -> None:
        client_id = self._new_id()
        self._asked[client_id] = conversation_id
        self._urgent.append(
            {
                "type": "follow",
                "client_id": client_id,
                "conversation_id": conversation_id,
                "after_seq": self.last_seq(conversation_id),
            }
        )

    def _answered(self, frame: Accepted | Refused) -> list[Event]:
        conversation_id = self._asked.pop(frame.client_id or "", None)
        if conversation_id is None or isinstance(frame, Accepted):
            return super()._answered(frame)
        if frame.retry_after is None:
            self._followed.pop(conversation_id, None)
            return [frame]
        self._to_ask_again.add(conversation_id)
        return [Postponed(frame.retry_after)]

    def _hello(self) -> Command:
        return {"type": "hello", "protocol": PROTOCOL, "token": self._token}

    def _welcomed(self, frame: Welcome) -> None:
        # An agent's claims are a lease, renewed by each frame.
        self.beat = frame.lease_seconds / 3 if frame.lease_seconds else None
        for conversation_id in self._followed:
            self._ask_for(conversation_id)

    def _is_news(self, frame: MessageCame) -> bool:
        transcript = self._followed.get(frame.conversation_id)
        if transcript is None:
            return False
        try:
            return transcript.take(frame.message)
        except GapError:
            self._ask_for(frame.conversation_id)
            return False

    def _forget_what_never_was(self, frame: Resync | ConversationCame) -> list[Event]:
        transcript = self._followed.get(frame.conversation_id)
        if transcript is None or frame.last_seq >= transcript.last_seq:
            return []
        self._followed[frame.conversation_id] = Transcript()
        self._ask_for(frame.conversation_id)
        return [Forgotten(frame.conversation_id)]
