"""What agents keep beside a conversation; customers' tokens open nothing here."""

from datetime import timedelta
from typing import Annotated

from fastapi import APIRouter, Path

from bot.domain.ids import ClientId, ConversationId
from bot.web.casework_wire import AgentObject, CardObject, DraftObject, NoteObject, SuggestionObject
from bot.web.context import FlowsOf
from bot.web.http.bodies import ErrorBody
from bot.web.http.casework.bodies import (
    ColleagueList,
    DraftBody,
    NoteBody,
    ResolutionBody,
    SnoozeBody,
    SuggestionList,
    TagList,
    TagsBody,
    TicketList,
)
from bot.web.http.casework.signed_in import REFUSALS, SignedInAgent
from bot.web.wire import TicketObject

router = APIRouter(prefix="/api/console", tags=["casework"], responses=REFUSALS)
Id = Annotated[str, Path(description="The conversation; it has, or had, a ticket.")]


@router.get("/conversations/{conversation_id}/card")
async def read_card(conversation_id: Id, flows: FlowsOf, _: SignedInAgent) -> CardObject:
    """What the bank knows of who is asking."""
    return CardObject.of(await flows.casework.card(ConversationId(conversation_id)))


@router.post("/conversations/{conversation_id}/notes", status_code=201)
async def add_note(
    conversation_id: Id, body: NoteBody, flows: FlowsOf, agent: SignedInAgent
) -> NoteObject:
    """Keep an internal note. A repeated call with the same client id keeps one."""
    kept = await flows.casework.note(
        ConversationId(conversation_id), agent, ClientId(body.client_id), body.text
    )
    return NoteObject.of(kept)


@router.put("/conversations/{conversation_id}/tags")
async def set_tags(
    conversation_id: Id, body: TagsBody, flows: FlowsOf, _: SignedInAgent
) -> TagList:
    """These tags and no others; the answer says how they are kept."""
    kept = await flows.casework.tag(ConversationId(conversation_id), tuple(body.tags))
    return TagList(tags=list(kept))


@router.put(
    "/conversations/{conversation_id}/snooze",
    status_code=204,
    responses={409: {"model": ErrorBody, "description": "The agent does not hold it."}},
)
async def snooze(
    conversation_id: Id, body: SnoozeBody, flows: FlowsOf, agent: SignedInAgent
) -> None:
    """Out of sight for so long, or until the customer writes again."""
    rest = timedelta(minutes=body.minutes)
    await flows.casework.snooze(ConversationId(conversation_id), agent.id, rest)


@router.delete("/conversations/{conversation_id}/snooze", status_code=204)
async def end_snooze(conversation_id: Id, flows: FlowsOf, _: SignedInAgent) -> None:
    """Back in sight at once."""
    await flows.casework.wake(ConversationId(conversation_id))


@router.put("/conversations/{conversation_id}/resolution", status_code=204)
async def keep_resolution(
    conversation_id: Id, body: ResolutionBody, flows: FlowsOf, _: SignedInAgent
) -> None:
    """Why the conversation is about to be closed; shown once it is, by this very fence."""
    await flows.casework.keep_resolution(ConversationId(conversation_id), body.fence, body.reason)


@router.get(
    "/conversations/{conversation_id}/suggestions",
    responses={503: {"model": ErrorBody, "description": "Nothing has been published."}},
)
async def suggest(conversation_id: Id, flows: FlowsOf, _: SignedInAgent) -> SuggestionList:
    """What the approved content says to the customer's last question. Nothing is sent."""
    found = await flows.advise.answers_to(ConversationId(conversation_id))
    return SuggestionList(
        seq=found.seq, suggestions=[SuggestionObject.of(passage) for passage in found.passages]
    )


@router.post("/conversations/{conversation_id}/drafts", status_code=201)
async def draft_entry(
    conversation_id: Id, body: DraftBody, flows: FlowsOf, agent: SignedInAgent
) -> DraftObject:
    """Keep an agent's message with the question before it as a draft of an FAQ entry."""
    draft = await flows.phrasebook.draft(ConversationId(conversation_id), body.seq, agent)
    return DraftObject.of(draft)


@router.delete("/conversations/{conversation_id}/mentions", status_code=204)
async def see_mentions(conversation_id: Id, flows: FlowsOf, agent: SignedInAgent) -> None:
    """The agent has seen the notes that name them here."""
    await flows.casework.see_mentions(agent.id, ConversationId(conversation_id))


@router.get("/tags")
async def known_tags(flows: FlowsOf, _: SignedInAgent) -> TagList:
    """Tags in use, the most used first."""
    return TagList(tags=list(await flows.casework.known_tags()))


@router.get("/agents")
async def colleagues(flows: FlowsOf, _: SignedInAgent) -> ColleagueList:
    """Every colleague, by name."""
    return ColleagueList(agents=[AgentObject.of(one) for one in await flows.casework.agents()])


@router.get("/finished")
async def finished(flows: FlowsOf, _: SignedInAgent) -> TicketList:
    """Tickets that are resolved or abandoned, newest first; at most 200."""
    places = await flows.casework.finished()
    return TicketList(tickets=[TicketObject.of(place) for place in places])
