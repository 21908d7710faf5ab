"""Desks: their mode, hours, holidays, closing and service levels."""

from fastapi import APIRouter

from bot.web.context import FlowsOf
from bot.web.http.bodies import ErrorBody
from bot.web.http.casework.signed_in import REFUSALS, SignedInAgent
from bot.web.http.desk.bodies import DeskBody, DeskIdField, DeskSettings

router = APIRouter(
    prefix="/api/desks",
    tags=["desks"],
    responses=REFUSALS
    | {403: {"model": ErrorBody, "description": "Only a supervisor can do this."}},
)


@router.get("")
async def list_desks(agent: SignedInAgent, flows: FlowsOf) -> list[DeskBody]:
    """All desks; `main` always exists."""
    return [DeskBody.of(desk) for desk in await flows.passing.desks()]


@router.put("/{desk_id}")
async def put_desk(
    desk_id: DeskIdField, body: DeskSettings, agent: SignedInAgent, flows: FlowsOf
) -> DeskBody:
    """For supervisors: change a desk, or make a new one; what is left out is as at a new desk."""
    return DeskBody.of(await flows.passing.put_desk(agent, body.desk(desk_id)))
