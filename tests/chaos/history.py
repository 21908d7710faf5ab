"""What the clients did and saw: half of the evidence."""

import asyncio
from collections import Counter
from collections.abc import Awaitable
from dataclasses import dataclass, field

from bot.client.connection import StoppedError
from bot.client.frames import Accepted, Frame, Message, MessageCame, Resync, Ticket
from bot.client.peer import Peer, RefusedError


@dataclass(slots=True, eq=False)
class Sent:
    """One command, and its answer once there is one."""

    sender: str
    conversation_id: str
    client_id: str
    text: str
    is_accepted: bool = False
    seq: int | None = None
    code: str | None = None
    """Of a refusal; “stopped” when the server said not to come back."""
    session: int = 0
    """Commands of one session are done in their order; a sender that vanishes begins another."""
    is_abandoned: bool = False
    """Its sender vanished before the answer."""

    @property
    def is_answered(self) -> bool:
        """False while it waits in the outbox."""
        return self.is_accepted or self.code is not None or self.is_abandoned

    async def settled(self, answer: Awaitable[Accepted]) -> bool:
        """True once it is accepted, False once it is refused."""
        try:
            accepted = await answer
        except RefusedError as error:
            self.code = error.code
        except StoppedError:
            self.code = "stopped"
        except asyncio.CancelledError:
            self.is_abandoned = True
            raise
        else:
            self.is_accepted, self.seq = True, accepted.seq
        return self.is_accepted


@dataclass(slots=True, eq=False)
class View:
    """What one client showed of one conversation, and each stream of rows as the server sent it."""

    reader: str
    conversation_id: str
    rows: list[Message]
    streams: list[tuple[int, list[int]]] = field(default_factory=list)
    resyncs: int = 0
    is_left: bool = False
    """True when the client left before the end, and need not have seen all."""

    def watch(self, peer: Peer) -> None:
        """Note every row of every connection, repeated ones too; of a peer with one conversation."""

        def opened() -> None:
            self.streams.append((self.rows[-1].seq if self.rows else 0, []))

        def seen(frame: Frame) -> None:
            if isinstance(frame, MessageCame):
                self.streams[-1][1].append(frame.message.seq)
            elif isinstance(frame, Resync):
                self.resyncs += 1

        peer.connection.opened, peer.connection.seen = opened, seen


@dataclass(frozen=True, slots=True)
class Repeated:
    """One command sent several times at once, over several connections."""

    conversation_id: str
    client_id: str
    copies: tuple[Sent, ...]


@dataclass(frozen=True, slots=True)
class Held:
    """An agent was told to hold a ticket."""

    agent_id: str
    ticket: Ticket


@dataclass(slots=True)
class History:
    """Of one round."""

    sent: list[Sent] = field(default_factory=list)
    views: list[View] = field(default_factory=list)
    repeated: list[Repeated] = field(default_factory=list)
    reused: list[tuple[Sent, Sent]] = field(default_factory=list)
    """A command, and another with the same client id and other words."""
    stale: list[Sent] = field(default_factory=list)
    """Words that an agent sent by a claim given back before."""
    held: list[Held] = field(default_factory=list)
    intrusions: list[int | None] = field(default_factory=list)
    """With which code a foreign conversation was closed; None when it opened."""
    closings: Counter[int] = field(default_factory=Counter)
    """With which codes connections ended."""

    @property
    def conversation_ids(self) -> set[str]:
        """Of all conversations that were opened."""
        return {view.conversation_id for view in self.views}

    @property
    def accepted(self) -> int:
        """How many commands were acknowledged."""
        return sum(sent.is_accepted for sent in self.sent)
