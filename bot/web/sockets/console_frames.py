"""What an agent's console may send, to the letter. docs/protocol.md describes each."""

from typing import Annotated, Final, Literal, Self

from pydantic import Field, TypeAdapter, model_validator

from bot.domain.agent import Presence
from bot.flows.handoff import Destination
from bot.web.sockets.frames import ClientIdField, Frame, IdField, Ping, SeqField, TextField

SkillField = Annotated[str, Field(pattern=r"^[a-z0-9][a-z0-9_-]{0,39}$")]


class ConsoleHello(Frame):
    """Opens an agent's socket; `changes` asks for what became of the queue instead of the whole of it."""

    type: Literal["hello"]
    protocol: Literal[1]
    token: IdField
    changes: bool = False


class ClaimTicket(Frame):
    """Takes a customer from the queue."""

    type: Literal["claim"]
    client_id: ClientIdField
    ticket_id: IdField


class FollowConversation(Frame):
    """Wants a conversation's messages."""

    type: Literal["follow"]
    client_id: ClientIdField
    conversation_id: IdField
    after_seq: SeqField


class UnfollowConversation(Frame):
    """Wants them no longer."""

    type: Literal["unfollow"]
    client_id: ClientIdField
    conversation_id: IdField


class AgentSay(Frame):
    """The agent's words."""

    type: Literal["say"]
    client_id: ClientIdField
    conversation_id: IdField
    fence: SeqField
    text: TextField


class Release(Frame):
    """Gives a conversation back."""

    type: Literal["release"]
    client_id: ClientIdField
    conversation_id: IdField
    fence: SeqField
    to: Annotated[Destination, Field(strict=False)]


class Resolve(Frame):
    """Closes a conversation."""

    type: Literal["resolve"]
    client_id: ClientIdField
    conversation_id: IdField
    fence: SeqField


class SetPresence(Frame):
    """Whether the agent takes new conversations."""

    type: Literal["set_presence"]
    client_id: ClientIdField
    presence: Annotated[Presence, Field(strict=False)]


class DeclineOffer(Frame):
    """The agent does not take the ticket that was offered."""

    type: Literal["decline"]
    client_id: ClientIdField
    ticket_id: IdField


class Transfer(Frame):
    """Passes a conversation on: to an agent at once, or to who has a skill by way of the queue."""

    type: Literal["transfer"]
    client_id: ClientIdField
    conversation_id: IdField
    fence: SeqField
    agent_id: IdField | None = None
    skill: SkillField | None = None

    @model_validator(mode="after")
    def _has_one_goal(self) -> Self:
        if (self.agent_id is None) == (self.skill is None):
            raise ValueError("name either an agent_id or a skill")
        return self


class Assign(Frame):
    """A supervisor gives a ticket to an agent, or back to the queue when there is none."""

    type: Literal["assign"]
    client_id: ClientIdField
    ticket_id: IdField
    agent_id: IdField | None


class AgentTyping(Frame):
    """A hint: the agent is writing, or no longer."""

    type: Literal["typing"]
    conversation_id: IdField
    active: bool


class AgentSeen(Frame):
    """How far the agent who holds a conversation has received and read."""

    type: Literal["seen"]
    client_id: ClientIdField
    conversation_id: IdField
    fence: SeqField
    delivered: SeqField
    read: SeqField


ConsoleCommand = (
    ClaimTicket
    | FollowConversation
    | UnfollowConversation
    | AgentSay
    | Release
    | Resolve
    | SetPresence
    | DeclineOffer
    | Transfer
    | Assign
    | AgentTyping
    | AgentSeen
    | Ping
)

CONSOLE_COMMANDS: Final[TypeAdapter[ConsoleCommand]] = TypeAdapter(
    Annotated[ConsoleCommand, Field(discriminator="type")]
)
CONSOLE_HELLO: Final = TypeAdapter(ConsoleHello)
