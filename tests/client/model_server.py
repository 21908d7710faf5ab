"""A server as the protocol describes it, in memory, and a network that loses what is under way."""

from collections import deque
from dataclasses import dataclass, field

from bot.client.frames import (
    Accepted,
    Command,
    Frame,
    Message,
    MessageCame,
    Refused,
    Resync,
    Welcome,
)
from bot.client.session import CustomerSession, Event


def row(seq: int, text: str, client_id: str | None = None) -> Message:
    """A message of plain words."""
    author = "bot" if client_id is None else "customer"
    at = "2026-03-01T09:30:00.000Z"
    return Message(seq=seq, author=author, kind="words", text=text, at=at, client_id=client_id)


@dataclass(slots=True)
class ModelServer:
    """One conversation: rows, each client id once."""

    rows: list[Message] = field(default_factory=list)
    has_no_room: bool = False

    def say(self, text: str, client_id: str | None = None) -> Message:
        """A new row."""
        self.rows.append(row(len(self.rows) + 1, text, client_id))
        return self.rows[-1]

    def hello(self, after_seq: int) -> list[Frame]:
        """What a client gets that comes, or comes back."""
        last_seq = len(self.rows)
        frames: list[Frame] = [Welcome(type="welcome", last_seq=last_seq)]
        if after_seq > last_seq:
            frames.append(Resync(type="resync", last_seq=last_seq))
            after_seq = 0
        return frames + [MessageCame(type="message", message=one) for one in self.rows[after_seq:]]

    def take(self, command: Command) -> list[Frame]:
        """Stored once, and accepted."""
        client_id, text = str(command["client_id"]), str(command["text"])
        if self.has_no_room:
            no_room = {"retry_after": 1}
            return [
                Refused(
                    type="refused", code="busy", message="", client_id=client_id, detail=no_room
                )
            ]
        earlier = next((one for one in self.rows if one.client_id == client_id), None)
        stored = earlier or self.say(text, client_id)
        accepted = Accepted(
            type="accepted", client_id=client_id, seq=stored.seq, duplicate=earlier is not None
        )
        news = [MessageCame(type="message", message=stored)] if earlier is None else []
        return [accepted, *news]


@dataclass(slots=True)
class Network:
    """One connection at a time; frames wait on it until they are carried, or it is cut."""

    server: ModelServer
    session: CustomerSession
    is_up: bool = False
    to_server: deque[Command] = field(default_factory=deque)
    to_client: deque[Frame] = field(default_factory=deque)
    events: list[Event] = field(default_factory=list)

    def connect(self) -> None:
        """A new connection; the session says hello."""
        self.cut()
        self.is_up = True
        self.session.connected()
        self.pump()

    def cut(self) -> None:
        """Everything under way is lost."""
        self.is_up = False
        self.to_server.clear()
        self.to_client.clear()

    def pump(self) -> None:
        """What the session has to send goes under way."""
        if self.is_up:
            self.to_server.extend(self.session.outgoing())

    def carry_up(self) -> None:
        """One frame reaches the server."""
        if self.to_server:
            command = self.to_server.popleft()
            if command["type"] == "hello":
                after_seq = command["after_seq"]
                assert isinstance(after_seq, int)
                self.to_client.extend(self.server.hello(after_seq))
            else:
                self.to_client.extend(self.server.take(command))

    def carry_down(self) -> None:
        """One frame reaches the client."""
        if self.to_client:
            self.events += self.session.received(self.to_client.popleft())
            if self.session.must_reopen:
                self.connect()
            self.pump()
