"""The agent's half."""

from collections.abc import Awaitable, Callable
from random import Random

from bot.client.agent_session import AgentSession
from bot.client.closing import Pace
from bot.client.frames import (
    Accepted,
    ConversationCame,
    Field,
    Message,
    MessageCame,
    QueueCame,
    Ticket,
)
from bot.client.peer import PACE, Peer
from bot.client.session import Event, Forgotten


class Agent(Peer):
    """An agent's console: the queue, and the conversations that the agent follows."""

    def __init__(
        self, address: str, token: str, pace: Pace = PACE, random: Random | None = None
    ) -> None:
        self._agent_session = AgentSession(token)
        super().__init__(f"{address}/ws/console", self._agent_session, pace, random)
        self.queue: QueueCame | None = None
        self.messages: dict[str, list[Message]] = {}
        """By conversation: all rows so far, in order, each once."""
        self.conversations: dict[str, ConversationCame] = {}
        self.heard: Callable[[Event], None] = lambda event: None
        """Called with every event."""

    def noted(self, event: Event) -> None:
        """Keep what a console would show."""
        if isinstance(event, MessageCame):
            self.messages.setdefault(event.conversation_id, []).append(event.message)
        elif isinstance(event, Forgotten):
            self.messages[event.conversation_id].clear()
        elif isinstance(event, ConversationCame):
            self.conversations[event.conversation_id] = event
        elif isinstance(event, QueueCame):
            self.queue = event
        self.heard(event)

    def follow(self, conversation_id: str) -> None:
        """Its rows come into `messages` from now on."""
        self.messages[conversation_id] = []
        self._agent_session.follow(conversation_id)
        self.connection.nudge()

    def unfollow(self, conversation_id: str) -> None:
        """Its rows come no more."""
        self._agent_session.unfollow(conversation_id)
        self.connection.nudge()

    def claim(self, ticket_id: str) -> Awaitable[Accepted]:
        """Take this customer; claims do not wait for each other."""
        return self.order("claim", {"ticket_id": ticket_id}, lane=f"claim {ticket_id}")

    def say(self, ticket: Ticket, text: str, client_id: str | None = None) -> Awaitable[Accepted]:
        """Reply to the customer of a ticket that is held."""
        return self._to(ticket, "say", client_id, text=text)

    def release(self, ticket: Ticket, to: str) -> Awaitable[Accepted]:
        """Give the conversation back: to "bot" or "queue"."""
        return self._to(ticket, "release", None, to=to)

    def resolve(self, ticket: Ticket) -> Awaitable[Accepted]:
        """Close the conversation."""
        return self._to(ticket, "resolve", None)

    def _to(
        self, ticket: Ticket, kind: str, client_id: str | None, **more: str
    ) -> Awaitable[Accepted]:
        held: dict[str, Field] = {"conversation_id": ticket.conversation_id, "fence": ticket.fence}
        return self.order(kind, {**held, **more}, client_id, lane=ticket.conversation_id)
