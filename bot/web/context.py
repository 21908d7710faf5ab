"""What the edge is given: the flows, and how it is to behave."""

from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

from fastapi import Depends, Request

from bot.flows.ask import Ask
from bot.flows.casework.advise import Advise
from bot.flows.casework.board import QueueBoard
from bot.flows.casework.casework import Casework
from bot.flows.casework.phrasebook import Phrasebook
from bot.flows.converse import Converse
from bot.flows.customer.attach import Attach
from bot.flows.customer.identify import Identify
from bot.flows.customer.suggest import Suggest
from bot.flows.desk.attendance import Attendance
from bot.flows.desk.courtesies import Courtesies
from bot.flows.desk.offering import Offering
from bot.flows.desk.passing import Passing
from bot.flows.desk.upkeep import Upkeep
from bot.flows.follow import Follow
from bot.flows.handoff import Handoff
from bot.flows.library import Library
from bot.flows.replies import Replies
from bot.flows.sign_in import SignIn


@dataclass(frozen=True, slots=True)
class Flows:
    """Everything that can happen."""

    advise: Advise
    ask: Ask
    attach: Attach
    board: QueueBoard
    casework: Casework
    attendance: Attendance
    converse: Converse
    courtesies: Courtesies
    follow: Follow
    handoff: Handoff
    identify: Identify
    library: Library
    offering: Offering
    passing: Passing
    phrasebook: Phrasebook
    replies: Replies
    sign_in: SignIn
    suggest: Suggest
    upkeep: Upkeep


@dataclass(frozen=True, slots=True)
class WebOptions:
    """How the edge behaves.

    `pages`: the folder of built pages. `embed_origins`: sites that may show the widget in a frame, "*" for all.
    `allowed_origins`: origins besides the server's own whose pages may open sockets.
    `largest_attachment`: bytes of a file from a customer to a person; 0 when there are none.
    `most_connections`: open sockets; `most_requests`: HTTP requests at once. What comes above is refused as busy.
    """

    pages: Path
    embed_origins: tuple[str, ...] = ("*",)
    allowed_origins: tuple[str, ...] = ()
    largest_attachment: int = 0
    most_connections: int = 10_000
    most_requests: int = 1_000


def flows_of(request: Request) -> Flows:
    """The flows of the application that serves this request."""
    flows = request.app.state.flows
    assert isinstance(flows, Flows)
    return flows


FlowsOf = Annotated[Flows, Depends(flows_of)]
"""How a route asks for the flows."""
