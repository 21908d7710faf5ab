"""What clients may send, to the letter: unknown fields and types are refused. docs/protocol.md describes each."""

from typing import Annotated, Final, Literal, TypeVar

import orjson
from pydantic import BaseModel, ConfigDict, Field, TypeAdapter, ValidationError

from bot.domain.message import Verdict
from bot.errors import (
    FrameTooLargeError,
    InvalidFrameError,
    InvalidJsonError,
    TextTooLongError,
    UnknownFrameError,
)
from bot.flows.handoff import Destination

PROTOCOL: Final = 1
LARGEST_FRAME: Final = 16 * 1024
# Texts are measured here only against abuse; the exact limit is the flow's, with its own error.
_LONGEST_FIELD: Final = 20_000

ClientIdField = Annotated[str, Field(pattern=r"^[A-Za-z0-9_-]{1,64}$")]
IdField = Annotated[str, Field(min_length=1, max_length=200)]
SeqField = Annotated[int, Field(ge=0, le=2**31 - 1)]
TextField = Annotated[str, Field(max_length=_LONGEST_FIELD)]


class Frame(BaseModel):
    """A closed, strict object."""

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)


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


class Ping(Frame):
    """Answered by pong."""

    type: Literal["ping"]


class ConsoleHello(Frame):
    """Opens an agent's socket."""

    type: Literal["hello"]
    protocol: Literal[1]
    token: IdField


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


CustomerCommand = Say | Choose | RequestPerson | LeaveQueue | Judge | End | Rate | Ping
ConsoleCommand = (
    ClaimTicket | FollowConversation | UnfollowConversation | AgentSay | Release | Resolve | Ping
)

T = TypeVar("T")
CUSTOMER_COMMANDS: Final[TypeAdapter[CustomerCommand]] = TypeAdapter(
    Annotated[CustomerCommand, Field(discriminator="type")]
)
CONSOLE_COMMANDS: Final[TypeAdapter[ConsoleCommand]] = TypeAdapter(
    Annotated[ConsoleCommand, Field(discriminator="type")]
)
CUSTOMER_HELLO: Final = TypeAdapter(CustomerHello)
CONSOLE_HELLO: Final = TypeAdapter(ConsoleHello)


def parse(text: str | bytes, adapter: TypeAdapter[T]) -> T:
    """A frame of one of the adapter's types, or the BotError that says what is wrong with it."""
    encoded = text.encode("utf-8", "surrogatepass") if isinstance(text, str) else text
    if len(encoded) > LARGEST_FRAME:
        raise FrameTooLargeError(limit=LARGEST_FRAME)
    try:
        # orjson refuses NaN, lone surrogates and deep nesting, which the standard library lets pass.
        decoded = orjson.loads(encoded)
    except orjson.JSONDecodeError as error:
        raise InvalidJsonError from error
    if not isinstance(decoded, dict):
        raise InvalidJsonError
    try:
        return adapter.validate_python(decoded)
    except ValidationError as error:
        raise refusal_of(error) from error


def refusal_of(error: ValidationError) -> InvalidFrameError | UnknownFrameError | TextTooLongError:
    """The refusal that names the wrong fields, without repeating what was in them."""
    problems = error.errors(include_url=False, include_input=False, include_context=False)
    kinds = {problem["type"] for problem in problems}
    if kinds & {"union_tag_invalid", "union_tag_not_found"}:
        return UnknownFrameError()
    if "string_too_long" in kinds and any(problem["loc"][-1:] == ("text",) for problem in problems):
        return TextTooLongError(limit=4_000)
    fields = [f"{'.'.join(str(part) for part in p['loc'])}: {p['msg']}" for p in problems]
    return InvalidFrameError(fields=fields[:10])
