"""Refusals of the desk."""

from tests.web.clients import Value
from tests.web.refusals.stage import Stage


async def passing_on_to(stage: Stage, agent_id: str) -> str:
    """The code with which a transfer to this agent is refused."""
    await stage.client.accepted("request_person")
    ticket = await stage.agents[0].claim(stage.started.conversation_id)
    hold: dict[str, Value] = {
        "conversation_id": stage.started.conversation_id,
        "fence": ticket.fence,
    }
    return (await stage.agents[0].refused("transfer", agent_id=agent_id, **hold)).code


async def agent_unavailable(stage: Stage) -> str:
    """Omar is away."""
    (away,) = [one for one in await stage.agents[0].colleagues() if one.name == "Omar"]
    await stage.agents[1].accepted("set_presence", presence="away")
    code = await passing_on_to(stage, away.agent_id)
    await stage.agents[1].accepted("set_presence", presence="available")
    return code


async def supervisors_only(stage: Stage) -> str:
    """Mina is no supervisor."""
    await stage.client.accepted("request_person")
    ticket = await stage.agents[0].ticket_of(stage.started.conversation_id)
    fields: dict[str, Value] = {"ticket_id": ticket.ticket_id, "agent_id": None}
    return (await stage.agents[0].refused("assign", **fields)).code


async def not_offered(stage: Stage) -> str:
    """What nobody offers cannot be declined."""
    return (await stage.agents[0].refused("decline", ticket_id="t_none")).code
