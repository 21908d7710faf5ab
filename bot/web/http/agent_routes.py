"""Agents sign in and out."""

from typing import Annotated

from fastapi import APIRouter, Depends
from fastapi.security import HTTPAuthorizationCredentials, HTTPBearer

from bot.web.context import FlowsOf
from bot.web.http.bodies import AgentBody, ErrorBody, SignedInBody, SignInBody

bearer_of_agent = HTTPBearer(
    auto_error=False, scheme_name="agent", description="The agent's token."
)
router = APIRouter(prefix="/api/agents", tags=["agents"])


@router.post(
    "/sign-in",
    responses={status: {"model": ErrorBody} for status in (401, 422, 429, 503)},
)
async def sign_in(body: SignInBody, flows: FlowsOf) -> SignedInBody:
    """Exchange name and password for a token that lasts 12 hours."""
    signed_in = await flows.sign_in.sign_in(body.name, body.password)
    agent = signed_in.agent
    return SignedInBody(
        token=signed_in.token,
        expires_at=signed_in.expires_at,
        agent=AgentBody(agent_id=agent.id, name=agent.name),
    )


@router.post("/sign-out", status_code=204)
async def sign_out(
    flows: FlowsOf,
    credentials: Annotated[HTTPAuthorizationCredentials | None, Depends(bearer_of_agent)],
) -> None:
    """The token opens nothing any more."""
    if credentials is not None:
        await flows.sign_in.sign_out(credentials.credentials)
