"""HTTP bodies, with the examples that the API's own documentation shows."""

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

from bot.domain.conversation import ConversationStatus
from bot.domain.reply import Decision, EscalationReason
from bot.web.sockets.frames import ClientIdField, TextField
from bot.web.storable import Storable
from bot.web.wire import ChoiceObject, CitationObject, HitObject, MessageObject, StateObject, Time
from knowledge_base.words import Language


class Body(Storable):
    """A closed object."""

    model_config = ConfigDict(extra="forbid")


class StartConversation(Body):
    """What is needed to start a conversation."""

    language: Annotated[Language, Field(examples=["en"])] = Language.ENGLISH
    page: Annotated[
        str | None,
        Field(
            max_length=2_000,
            description="Address of the page that the customer is on.",
            examples=["https://larkfield.example/cards"],
        ),
    ] = None
    desk: Annotated[
        str, Field(max_length=40, description="The desk whose agents answer.", examples=["main"])
    ] = "main"


class LeaveMessageBody(Body):
    """A message for a person who is not there now."""

    client_id: Annotated[ClientIdField, Field(examples=["m1"])]
    text: Annotated[TextField, Field(examples=["Please call me about my mortgage."])]
    contact: Annotated[str, Field(min_length=3, max_length=200, examples=["+44 20 7946 0000"])]
    consent: Annotated[
        Literal[True],
        Field(description="The customer may be contacted there.", examples=[True]),
    ]


class StartedConversation(Body):
    """The token opens this conversation and no other; it is shown once."""

    conversation_id: Annotated[str, Field(examples=["c_8JqP0v1mXw2ZsK4t"])]
    token: Annotated[str, Field(examples=["n0kq0T6m…"])]
    language: Language
    status: ConversationStatus


class IdentityBody(Body):
    """What the bank's site says of its customer, signed by it."""

    token: Annotated[str, Field(max_length=4_000, examples=["eyJhbGciOiJIUzI1NiJ9…"])]


class PageBody(Body):
    """Where the customer is now."""

    page: Annotated[str, Field(max_length=2_000, examples=["https://larkfield.example/loans"])]


class CustomerBody(Body):
    """Whom the conversation belongs to now."""

    name: str
    segment: str | None


class SayBody(Body):
    """A customer's message."""

    client_id: Annotated[ClientIdField, Field(examples=["5e0c1a8e-3f0b-4c77-9b57-2f2d7a8f1c11"])]
    text: Annotated[TextField, Field(examples=["What does a transfer abroad cost?"])]


class CommandBody(Body):
    """A command without anything else to say."""

    client_id: Annotated[ClientIdField, Field(examples=["b1"])]


class ReceiptBody(Body):
    """Committed; a repeated command says duplicate and the same seq."""

    client_id: str
    seq: int | None
    duplicate: bool


class MessagesBody(Body):
    """Messages in order, and how the conversation stands."""

    messages: list[MessageObject]
    last_seq: int
    state: StateObject


class AskBody(Body):
    """A question outside any conversation."""

    question: Annotated[TextField, Field(examples=["What does a transfer abroad cost?"])]
    language: Annotated[
        Language, Field(description="Used when the question is too short to tell its language.")
    ] = Language.ENGLISH


class ReplyBody(Body):
    """What the bot would say, and why."""

    decision: Decision
    text: str
    citations: list[CitationObject]
    choices: list[ChoiceObject]
    reason: EscalationReason | None
    offers_person: bool
    confidence: Annotated[float, Field(ge=0, le=1)]
    threshold: Annotated[float, Field(ge=0, le=1)]
    candidates: list[HitObject]
    generation: str | None


class SignInBody(Body):
    """An agent's name and password."""

    name: Annotated[str, Field(max_length=200, examples=["Mina"])]
    password: Annotated[str, Field(max_length=1_000, examples=["correct horse battery"])]


class AgentBody(Body):
    """Who is signed in."""

    agent_id: str
    name: str


class SignedInBody(Body):
    """A fresh sign-in."""

    token: str
    expires_at: Time
    agent: AgentBody


class ErrorObject(BaseModel):
    """One refusal."""

    code: str
    message: str
    detail: dict[str, object]


class ErrorBody(BaseModel):
    """How every error looks."""

    error: ErrorObject
