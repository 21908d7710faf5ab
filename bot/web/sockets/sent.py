"""The frames that leave over the sockets. docs/protocol.md describes each."""

from typing import Literal

from pydantic import Field

from bot.domain.agent import Presence, Role
from bot.domain.conversation import ConversationStatus
from bot.errors import BotError, Detail
from bot.flows.receipts import Receipt
from bot.web.casework_wire import CaseObject, MentionObject
from bot.web.desk_wire import ColleagueObject, OfferObject
from bot.web.wire import MessageObject, StateObject, TicketObject, TurnObject, Wire
from knowledge_base.words import Language


class Accepted(Wire):
    """A command is committed."""

    type: Literal["accepted"] = "accepted"
    client_id: str
    seq: int | None
    duplicate: bool

    @classmethod
    def of(cls, client_id: str, receipt: Receipt) -> "Accepted":
        """The answer to one command."""
        return cls(client_id=client_id, seq=receipt.seq, duplicate=receipt.is_duplicate)


class ClaimAccepted(Accepted):
    """A console's command is committed; a claim brings its ticket."""

    ticket: TicketObject | None = None


class Refused(Wire):
    """A command was not done."""

    type: Literal["refused"] = "refused"
    client_id: str | None
    code: str
    message: str
    detail: Detail

    @classmethod
    def of(cls, error: BotError, client_id: str | None) -> "Refused":
        """The answer to one command, or to something that is none."""
        return cls(client_id=client_id, code=error.code, message=error.message, detail=error.detail)


class Welcome(Wire):
    """The first frame to a customer."""

    type: Literal["welcome"] = "welcome"
    conversation_id: str
    language: Language
    last_seq: int
    state: StateObject


class MessageFrame(Wire):
    """One message to a customer."""

    type: Literal["message"] = "message"
    message: MessageObject


class StateFrame(StateObject):
    """A change of state, to a customer."""

    type: Literal["state"] = "state"


class Bye(Wire):
    """The server goes away in order: no more commands are taken here."""

    type: Literal["bye"] = "bye"
    come_back_after: float


class Resync(Wire):
    """The client knows more than the server: it must forget."""

    type: Literal["resync"] = "resync"
    last_seq: int


class Pong(Wire):
    """The answer to ping."""

    type: Literal["pong"] = "pong"


class ConsoleWelcome(Wire):
    """The first frame to an agent."""

    type: Literal["welcome"] = "welcome"
    agent_id: str
    name: str
    role: Role
    presence: Presence
    lease_seconds: float


class QueueFrame(Wire):
    """The queue, as one agent sees it."""

    type: Literal["queue"] = "queue"
    waiting: list[TicketObject]
    mine: list[TicketObject]
    total_waiting: int
    offers: list[OfferObject]
    held: list[TicketObject] | None = None
    snoozed: list[str] = Field(default_factory=list)


class TicketPut(Wire):
    """A ticket that is new or changed, and the id of the one before it in its list."""

    ticket: TicketObject
    after: str | None


class ListChange(Wire):
    """What became of one list: take out `gone` and all that are put, then put these in order."""

    gone: list[str]
    put: list[TicketPut]


class QueueChangedFrame(Wire):
    """What became of the queue since the frame before."""

    type: Literal["queue_changed"] = "queue_changed"
    waiting: ListChange
    mine: ListChange
    total_waiting: int
    offers: list[OfferObject]
    held: ListChange | None = None
    snoozed: list[str] = Field(default_factory=list)


class CaseFrame(CaseObject):
    """What colleagues keep beside a followed conversation."""

    type: Literal["case"] = "case"
    conversation_id: str


class MentionsFrame(Wire):
    """The notes that name the agent and were not seen yet."""

    type: Literal["mentions"] = "mentions"
    mentions: list[MentionObject]


class AgentsFrame(Wire):
    """Who is on, and how busy."""

    type: Literal["agents"] = "agents"
    agents: list[ColleagueObject]


class ConversationFrame(Wire):
    """How a followed conversation stands."""

    type: Literal["conversation"] = "conversation"
    conversation_id: str
    status: ConversationStatus
    language: Language
    last_seq: int
    ticket: TicketObject | None
    turns: list[TurnObject]


class ConsoleMessage(Wire):
    """One message of a followed conversation."""

    type: Literal["message"] = "message"
    conversation_id: str
    message: MessageObject


class TypingFrame(Wire):
    """A hint to a customer: the agent is writing, or no longer."""

    type: Literal["typing"] = "typing"
    active: bool


class ConsoleTyping(TypingFrame):
    """The same to an agent, of a customer."""

    conversation_id: str


class PresenceFrame(Wire):
    """A hint to a customer: whether the agent's console is connected."""

    type: Literal["presence"] = "presence"
    online: bool


class ConsolePresence(PresenceFrame):
    """The same to an agent, of a customer's page."""

    conversation_id: str


class SeenFrame(Wire):
    """How far the other side has received and read."""

    type: Literal["seen"] = "seen"
    delivered: int
    read: int


class ConsoleSeen(SeenFrame):
    """The same to an agent, of the customer."""

    conversation_id: str
