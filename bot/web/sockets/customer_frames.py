"""What a customer's page may send, to the letter. docs/protocol.md describes each."""

from typing import Annotated, Final, Literal

from pydantic import Field, TypeAdapter

from bot.domain.message import Verdict
from bot.web.sockets.frames import ClientIdField, Frame, IdField, Ping, SeqField, TextField


class CustomerHello(Frame):
    """Opens a customer's socket."""

    type: Literal["hello"]
    protocol: Literal[1]
    conversation_id: IdField
    token: IdField
    after_seq: SeqField


class Say(Frame):
    """The customer's words."""

    type: Literal["say"]
    client_id: ClientIdField
    text: TextField


class Choose(Frame):
    """One of a clarification's choices."""

    type: Literal["choose"]
    client_id: ClientIdField
    seq: SeqField
    choice: IdField


class RequestPerson(Frame):
    """Asks for a person."""

    type: Literal["request_person"]
    client_id: ClientIdField


class LeaveQueue(Frame):
    """No longer wants to wait."""

    type: Literal["leave_queue"]
    client_id: ClientIdField


class Judge(Frame):
    """Thumbs up or down."""

    type: Literal["judge"]
    client_id: ClientIdField
    seq: SeqField
    verdict: Annotated[Verdict, Field(strict=False)]
    reason: Annotated[str, Field(max_length=500)] = ""


class End(Frame):
    """Closes the conversation."""

    type: Literal["end"]
    client_id: ClientIdField


class Rate(Frame):
    """Rates a closed conversation."""

    type: Literal["rate"]
    client_id: ClientIdField
    stars: Annotated[int, Field(ge=1, le=5)]
    comment: Annotated[str, Field(max_length=1_000)] = ""


class LeaveMessage(Frame):
    """Words for a person who is not there now, and how to reach the customer."""

    type: Literal["leave_message"]
    client_id: ClientIdField
    text: TextField
    contact: Annotated[str, Field(min_length=3, max_length=200)]
    consent: Literal[True]


class CustomerTyping(Frame):
    """A hint: the customer is writing, or no longer."""

    type: Literal["typing"]
    active: bool


class CustomerSeen(Frame):
    """How far the customer has received and read."""

    type: Literal["seen"]
    client_id: ClientIdField
    delivered: SeqField
    read: SeqField


CustomerCommand = (
    Say
    | Choose
    | RequestPerson
    | LeaveQueue
    | LeaveMessage
    | Judge
    | CustomerTyping
    | CustomerSeen
    | End
    | Rate
    | Ping
)

CUSTOMER_COMMANDS: Final[TypeAdapter[CustomerCommand]] = TypeAdapter(
    Annotated[CustomerCommand, Field(discriminator="type")]
)
CUSTOMER_HELLO: Final = TypeAdapter(CustomerHello)
