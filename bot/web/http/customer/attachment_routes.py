"""Pictures and PDFs from a customer to a person: read by the two of them, and never run by a browser."""

from typing import Annotated
from urllib.parse import quote

from fastapi import APIRouter, Depends, Query, Request, Response
from fastapi.security import HTTPAuthorizationCredentials

from bot.domain.attachment import Attachment, AttachmentId
from bot.domain.ids import ClientId, ConversationId
from bot.errors import NotSignedInError
from bot.web.context import FlowsOf
from bot.web.http.agent_routes import bearer_of_agent
from bot.web.http.bodies import ErrorBody, ReceiptBody
from bot.web.http.conversation_routes import Accessed
from bot.web.sockets.frames import ClientIdField

router = APIRouter(
    tags=["attachments"],
    responses={status: {"model": ErrorBody} for status in (401, 404, 409, 413, 415, 422)},
)


@router.post("/api/conversations/{conversation_id}/attachments", status_code=202)
async def attach(
    conversation: Accessed,
    request: Request,
    flows: FlowsOf,
    client_id: Annotated[ClientIdField, Query(description="New for each file.")],
    name: Annotated[str, Query(max_length=500, description="The file's name.")],
) -> ReceiptBody:
    """Send a picture or a PDF, as the body, to the person one talks to or waits for."""
    content = await request.body()
    receipt = await flows.attach.attach(conversation.id, ClientId(client_id), name, content)
    return ReceiptBody(client_id=client_id, seq=receipt.seq, duplicate=receipt.is_duplicate)


@router.get("/api/conversations/{conversation_id}/attachments/{attachment_id}")
async def read_own_attachment(
    conversation: Accessed, attachment_id: str, flows: FlowsOf
) -> Response:
    """A file of one's own conversation."""
    found = await flows.attach.read(conversation.id, AttachmentId(attachment_id))
    return _download(*found)


@router.get("/api/agents/conversations/{conversation_id}/attachments/{attachment_id}")
async def read_attachment(
    conversation_id: str,
    attachment_id: str,
    flows: FlowsOf,
    credentials: Annotated[HTTPAuthorizationCredentials | None, Depends(bearer_of_agent)],
) -> Response:
    """For agents: a file of a conversation that has, or had, a ticket."""
    if credentials is None:
        raise NotSignedInError
    agent = await flows.sign_in.agent_of(credentials.credentials)
    await flows.handoff.access(ConversationId(conversation_id), agent)
    found = await flows.attach.read(ConversationId(conversation_id), AttachmentId(attachment_id))
    return _download(*found)


def _download(attachment: Attachment, content: bytes) -> Response:
    headers = {
        "Content-Disposition": f"attachment; filename*=UTF-8''{quote(attachment.name, safe='')}",
        # Whatever is in it, a browser that opens it runs nothing.
        "Content-Security-Policy": "default-src 'none'; sandbox",
        "X-Content-Type-Options": "nosniff",
        "Cache-Control": "private, no-store",
    }
    return Response(content, media_type=attachment.media_type, headers=headers)
