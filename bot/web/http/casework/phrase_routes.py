"""Canned replies and drafts of FAQ entries."""

from typing import Annotated

from fastapi import APIRouter, Path

from bot.domain.casework import CannedReply
from bot.web.casework_wire import CannedObject, DraftObject
from bot.web.context import FlowsOf
from bot.web.http.casework.bodies import CannedBody, CannedList, DraftList
from bot.web.http.casework.signed_in import REFUSALS, SignedInAgent

router = APIRouter(prefix="/api/console", tags=["casework"], responses=REFUSALS)
ReplyId = Annotated[int, Path(description="The canned reply.", ge=1, le=2**31 - 1)]


@router.get("/replies")
async def canned_replies(flows: FlowsOf, _: SignedInAgent) -> CannedList:
    """All canned replies, by shortcut."""
    replies = await flows.phrasebook.replies()
    return CannedList(replies=[CannedObject.of(reply) for reply in replies])


@router.post("/replies", status_code=201)
async def add_reply(body: CannedBody, flows: FlowsOf, _: SignedInAgent) -> CannedObject:
    """Add a canned reply for everybody."""
    return CannedObject.of(await flows.phrasebook.add(body.shortcut, body.text))


@router.put("/replies/{reply_id}")
async def change_reply(
    reply_id: ReplyId, body: CannedBody, flows: FlowsOf, _: SignedInAgent
) -> CannedObject:
    """Change it for everybody."""
    changed = CannedReply(reply_id, body.shortcut, body.text)
    return CannedObject.of(await flows.phrasebook.change(changed))


@router.delete("/replies/{reply_id}", status_code=204)
async def remove_reply(reply_id: ReplyId, flows: FlowsOf, _: SignedInAgent) -> None:
    """Remove it for everybody; once more does no harm."""
    await flows.phrasebook.remove(reply_id)


@router.get("/drafts")
async def drafts(flows: FlowsOf, _: SignedInAgent) -> DraftList:
    """Drafts of FAQ entries, newest first; they answer nothing."""
    return DraftList(drafts=[DraftObject.of(one) for one in await flows.phrasebook.drafts()])
