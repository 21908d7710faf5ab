"""The frames that a client reads, as far as a client needs them; fields and types that came later are passed over."""

from typing import Final, Literal, TypeAlias

import orjson
from pydantic import BaseModel, ConfigDict, ValidationError

Field: TypeAlias = str | int | None
Command: TypeAlias = dict[str, Field]


class _Read(BaseModel):
    model_config = ConfigDict(extra="ignore", frozen=True)


class Choice(_Read):
    """One way in which a question may be meant."""

    id: str
    label: str


class Message(_Read):
    """One row of a conversation."""

    seq: int
    author: str
    kind: str
    text: str
    at: str
    author_name: str | None = None
    client_id: str | None = None
    in_reply_to: int | None = None
    choices: tuple[Choice, ...] = ()


class Ticket(_Read):
    """A place in the queue."""

    ticket_id: str
    conversation_id: str
    status: str
    fence: int
    agent_id: str | None = None
    agent_name: str | None = None
    last_words: str = ""


class Welcome(_Read):
    """The first frame of either socket."""

    type: Literal["welcome"]
    conversation_id: str = ""
    last_seq: int = 0
    agent_id: str = ""
    lease_seconds: float | None = None


class MessageCame(_Read):
    """One message; a customer has one conversation, which goes without saying."""

    type: Literal["message"]
    message: Message
    conversation_id: str = ""


class StateCame(_Read):
    """How the customer's conversation stands."""

    type: Literal["state"]
    status: str
    agent_name: str | None = None
    position: int | None = None


class QueueCame(_Read):
    """The queue, as one agent sees it."""

    type: Literal["queue"]
    waiting: tuple[Ticket, ...]
    mine: tuple[Ticket, ...]


class ConversationCame(_Read):
    """How a followed conversation stands."""

    type: Literal["conversation"]
    conversation_id: str
    status: str
    last_seq: int
    ticket: Ticket | None = None


class Accepted(_Read):
    """A command is committed."""

    type: Literal["accepted"]
    client_id: str
    seq: int | None = None
    duplicate: bool = False
    ticket: Ticket | None = None


class Refused(_Read):
    """A command was not done."""

    type: Literal["refused"]
    code: str
    message: str
    client_id: str | None = None
    detail: dict[str, object] = {}

    @property
    def retry_after(self) -> float | None:
        """Seconds, when the same command may do better later."""
        after = self.detail.get("retry_after")
        return float(after) if isinstance(after, int | float) else None


class Resync(_Read):
    """The client knows more than the server: it must forget."""

    type: Literal["resync"]
    last_seq: int
    conversation_id: str = ""


class Bye(_Read):
    """The server is about to go away; it takes no more commands here."""

    type: Literal["bye"]
    come_back_after: float = 0.0


Frame: TypeAlias = (
    Welcome | MessageCame | StateCame | QueueCame | ConversationCame
    | Accepted | Refused | Resync | Bye
)  # fmt: skip
_MODELS: Final[dict[str, type[Frame]]] = {
    "welcome": Welcome,
    "message": MessageCame,
    "state": StateCame,
    "queue": QueueCame,
    "conversation": ConversationCame,
    "accepted": Accepted,
    "refused": Refused,
    "resync": Resync,
    "bye": Bye,
}


class NotUnderstoodError(Exception):
    """The server sent what this client cannot read."""


def read_frame(text: str | bytes) -> Frame | None:
    """None for a type that this client does not know. Raises NotUnderstoodError."""
    try:
        decoded = orjson.loads(text)
        model = _MODELS.get(decoded["type"])
        return model.model_validate(decoded) if model is not None else None
    except (orjson.JSONDecodeError, ValidationError, TypeError, KeyError) as error:
        raise NotUnderstoodError from error


def write_frame(command: Command) -> str:
    """One frame as text."""
    return orjson.dumps(command).decode()
