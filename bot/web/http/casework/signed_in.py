"""Who calls: an agent, by the token of a sign-in."""

from typing import Annotated, Final

from fastapi import Depends
from fastapi.security import HTTPAuthorizationCredentials, HTTPBearer

from bot.domain.agent import Agent
from bot.errors import NotSignedInError
from bot.web.context import FlowsOf
from bot.web.http.bodies import ErrorBody

_bearer = HTTPBearer(auto_error=False, scheme_name="agent", description="The agent's token.")
REFUSALS: Final[dict[int | str, dict[str, object]]] = {
    401: {"model": ErrorBody, "description": "The token is missing, wrong or expired."},
    404: {"model": ErrorBody, "description": "There is no such thing for agents."},
    422: {"model": ErrorBody, "description": "Something in the request is wrong."},
}


async def _signed_in(
    flows: FlowsOf,
    credentials: Annotated[HTTPAuthorizationCredentials | None, Depends(_bearer)],
) -> Agent:
    if credentials is None:
        raise NotSignedInError
    return await flows.sign_in.agent_of(credentials.credentials)


SignedInAgent = Annotated[Agent, Depends(_signed_in)]
"""How a route asks for the agent; a call without a valid token is refused before anything else."""
