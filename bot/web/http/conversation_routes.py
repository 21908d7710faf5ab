"""A conversation over HTTP, for clients that cannot hold a socket."""

from collections.abc import Awaitable, Callable
from typing import Annotated

from fastapi import APIRouter, Depends, Query
from fastapi.security import HTTPAuthorizationCredentials, HTTPBearer

from bot.domain.conversation import Conversation
from bot.domain.ids import ClientId, ConversationId, DeskId
from bot.domain.message import CUSTOMER
from bot.errors import UnknownConversationError
from bot.flows.receipts import Receipt
from bot.web.context import FlowsOf
from bot.web.http.bodies import (
    CommandBody,
    CustomerBody,
    ErrorBody,
    IdentityBody,
    LeaveMessageBody,
    MessagesBody,
    PageBody,
    ReceiptBody,
    SayBody,
    StartConversation,
    StartedConversation,
)
from bot.web.wire import MessageObject, StateObject

_bearer = HTTPBearer(
    auto_error=False, scheme_name="customer", description="The conversation's token."
)
_LONGEST_WAIT = 25.0

router = APIRouter(
    prefix="/api/conversations",
    tags=["conversations"],
    responses={
        403: {"model": ErrorBody, "description": "The bank's signature is not right."},
        404: {"model": ErrorBody, "description": "No such conversation for this token."},
        409: {"model": ErrorBody, "description": "The conversation's state does not allow it."},
        422: {"model": ErrorBody, "description": "Something in the request is wrong."},
    },
)


async def _accessed(
    conversation_id: str,
    flows: FlowsOf,
    credentials: Annotated[HTTPAuthorizationCredentials | None, Depends(_bearer)],
) -> Conversation:
    if credentials is None:
        raise UnknownConversationError
    return await flows.converse.access(ConversationId(conversation_id), credentials.credentials)


Accessed = Annotated[Conversation, Depends(_accessed)]


@router.post("", status_code=201)
async def start_conversation(body: StartConversation, flows: FlowsOf) -> StartedConversation:
    """Start a conversation. Keep the token: it is shown once and opens this conversation only."""
    conversation, token = await flows.converse.start(body.language, body.page, DeskId(body.desk))
    return StartedConversation(
        conversation_id=conversation.id,
        token=token,
        language=conversation.language,
        status=conversation.status,
    )


@router.post("/{conversation_id}/identity")
async def identify(conversation: Accessed, body: IdentityBody, flows: FlowsOf) -> CustomerBody:
    """Say who the customer is, with a token that the bank's site has signed (HS256)."""
    customer = await flows.identify.identify(conversation.id, body.token)
    return CustomerBody(name=customer.name, segment=customer.segment)


@router.post("/{conversation_id}/page")
async def move_to_page(conversation: Accessed, body: PageBody, flows: FlowsOf) -> PageBody:
    """Say to which of the bank's pages the customer has moved."""
    await flows.identify.move(conversation.id, body.page)
    return body


@router.get("/{conversation_id}/messages")
async def read_messages(
    conversation: Accessed,
    flows: FlowsOf,
    after_seq: Annotated[int, Query(ge=0, le=2**31 - 1)] = 0,
    wait: Annotated[
        float, Query(ge=0, le=_LONGEST_WAIT, description="Seconds to wait when there are none yet.")
    ] = 0,
) -> MessagesBody:
    """Messages above `after_seq`, at most 200, in order."""
    messages = await flows.follow.messages(conversation.id, after_seq, wait)
    conversation = await flows.follow.conversation(conversation.id)
    return MessagesBody(
        messages=[MessageObject.of(message, CUSTOMER) for message in messages],
        last_seq=conversation.last_seq,
        state=StateObject.of(await flows.follow.state_of(conversation)),
    )


@router.post("/{conversation_id}/messages", status_code=202)
async def say(conversation: Accessed, body: SayBody, flows: FlowsOf) -> ReceiptBody:
    """Add a customer's message; the bot's reply arrives among the messages."""
    receipt = await flows.converse.say(conversation.id, ClientId(body.client_id), body.text)
    return _receipt(body.client_id, receipt)


@router.post("/{conversation_id}/person", status_code=202)
async def request_person(conversation: Accessed, body: CommandBody, flows: FlowsOf) -> ReceiptBody:
    """Ask for a person: the conversation enters the queue."""
    return await _command(flows.converse.request_person, conversation, body)


@router.delete("/{conversation_id}/person", status_code=202)
async def leave_queue(conversation: Accessed, body: CommandBody, flows: FlowsOf) -> ReceiptBody:
    """No longer wait for a person."""
    return await _command(flows.converse.leave_queue, conversation, body)


@router.post("/{conversation_id}/left-message", status_code=202)
async def leave_message(
    conversation: Accessed, body: LeaveMessageBody, flows: FlowsOf
) -> ReceiptBody:
    """Leave a message for a person who is not there now; it waits in the queue."""
    receipt = await flows.converse.leave_message(
        conversation.id, ClientId(body.client_id), body.text, body.contact
    )
    return _receipt(body.client_id, receipt)


@router.post("/{conversation_id}/end", status_code=202)
async def end_conversation(
    conversation: Accessed, body: CommandBody, flows: FlowsOf
) -> ReceiptBody:
    """Close the conversation."""
    return await _command(flows.converse.end, conversation, body)


async def _command(
    command: Callable[[ConversationId, ClientId], Awaitable[Receipt]],
    conversation: Conversation,
    body: CommandBody,
) -> ReceiptBody:
    return _receipt(body.client_id, await command(conversation.id, ClientId(body.client_id)))


def _receipt(client_id: str, receipt: Receipt) -> ReceiptBody:
    return ReceiptBody(client_id=client_id, seq=receipt.seq, duplicate=receipt.is_duplicate)
