"""Bodies of the console's calls, with the examples that the API's own documentation shows."""

from typing import Annotated

from pydantic import Field

from bot.domain.casework import Resolution
from bot.web.casework_wire import (
    AgentObject,
    CannedObject,
    DraftObject,
    SuggestionObject,
)
from bot.web.http.bodies import Body
from bot.web.sockets.frames import ClientIdField, SeqField, TextField
from bot.web.wire import TicketObject


class NoteBody(Body):
    """An internal note; @ before a colleague's name calls that colleague."""

    client_id: Annotated[ClientIdField, Field(examples=["n1"])]
    text: Annotated[TextField, Field(examples=["@Omar do you know this customer?"])]


class TagsBody(Body):
    """All tags of a conversation."""

    tags: Annotated[
        list[Annotated[str, Field(max_length=200)]],
        Field(max_length=50, examples=[["card", "call back"]]),
    ]


class SnoozeBody(Body):
    """For how long; a week at most."""

    minutes: Annotated[int, Field(ge=1, le=7 * 24 * 60, examples=[60])]


class ResolutionBody(Body):
    """Why the hold with this fence is about to end."""

    fence: Annotated[SeqField, Field(examples=[1])]
    reason: Annotated[Resolution, Field(examples=["solved"])]


class CannedBody(Body):
    """A canned reply; {customer} and {agent} are filled in when it is used."""

    shortcut: Annotated[str, Field(max_length=40, examples=["hello"])]
    text: Annotated[TextField, Field(examples=["Hello {customer}, this is {agent}."])]


class DraftBody(Body):
    """Which of the agent's messages."""

    seq: Annotated[SeqField, Field(examples=[7])]


class TagList(Body):
    """Tags in use, the most used first."""

    tags: list[str]


class SuggestionList(Body):
    """Approved texts, the likeliest first; `seq` is the message that they answer."""

    seq: int | None
    suggestions: list[SuggestionObject]


class CannedList(Body):
    """All canned replies, by shortcut."""

    replies: list[CannedObject]


class DraftList(Body):
    """Drafts of FAQ entries, newest first."""

    drafts: list[DraftObject]


class ColleagueList(Body):
    """Every colleague, by name."""

    agents: list[AgentObject]


class TicketList(Body):
    """Tickets as the queue shows them."""

    tickets: list[TicketObject]
