"""What an agent can do: claim, reply, give back, resolve."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from bot.answering.language import check_text
from bot.domain.agent import Agent, Role
from bot.domain.editing import ConversationEdit
from bot.domain.ids import ClientId, ConversationId, TicketId
from bot.domain.message import ClientKey, Message, MessageKind
from bot.domain.ticket import HandoffTicket
from bot.errors import NotWaitingError, UnknownConversationError
from bot.flows.desk.offering import Offering
from bot.flows.receipts import Receipt, receipt_again, unless_repeated
from bot.flows.replies import Replies
from bot.ports import QUEUE, WORDS, ConversationStore, EventBus, topic_of


class Destination(StrEnum):
    """To whom a conversation is given back."""

    BOT = "bot"
    QUEUE = "queue"


@dataclass(frozen=True, slots=True)
class Claim:
    """One agent's hold of one conversation; the fence tells it from an earlier hold."""

    agent: Agent
    conversation_id: ConversationId
    fence: int


class Handoff:
    """An agent's half of the story."""

    def __init__(
        self, store: ConversationStore, bus: EventBus, replies: Replies, offering: Offering
    ) -> None:
        self._store = store
        self._bus = bus
        self._replies = replies
        self._offering = offering

    async def claim(
        self, ticket_id: TicketId, agent: Agent, client_id: ClientId
    ) -> tuple[Receipt, HandoffTicket]:
        """Give one waiting customer to one agent; the slower of two is told so."""
        wanted = await self._store.ticket(ticket_id)
        await self._offering.check_may_claim(wanted, agent)
        key = ClientKey(agent.id, client_id)

        def take(edit: ConversationEdit) -> tuple[Receipt, HandoffTicket]:
            if edit.earlier is not None:
                receipt = receipt_again(edit.earlier, MessageKind.AGENT_JOINED)
                return receipt, edit.conversation.ticket or wanted
            if edit.ticket is None or edit.ticket.id != ticket_id:
                raise NotWaitingError
            message = edit.claim(agent)
            receipt = Receipt(message.seq if message else None, is_duplicate=message is None)
            return receipt, edit.ticket

        receipt, ticket = await self._store.edit(wanted.conversation_id, take, key)
        await self._wake(wanted.conversation_id)
        return receipt, ticket

    async def access(self, conversation_id: ConversationId, agent: Agent) -> None:
        """Agents see conversations that have, or had, a ticket, supervisors all; others do not exist for them."""
        conversation = await self._store.conversation(conversation_id)
        if conversation.ticket is None and agent.role is not Role.SUPERVISOR:
            raise UnknownConversationError

    async def say(self, claim: Claim, client_id: ClientId, text: str) -> Receipt:
        """Store the agent's words, if the conversation is still this agent's."""
        text = check_text(text)
        return await self._change(
            claim,
            client_id,
            (MessageKind.WORDS, text),
            lambda edit: edit.agent_says(claim.agent, claim.fence, text),
        )

    async def release(self, claim: Claim, client_id: ClientId, to: Destination) -> Receipt:
        """Give the conversation back to the bot, or to the queue at its old place."""
        if to is Destination.BOT:
            return await self._release_to_bot(claim, client_id)
        return await self._change(
            claim,
            client_id,
            (MessageKind.RETURNED_TO_QUEUE, None),
            lambda edit: edit.release_to_queue(claim.agent, claim.fence),
        )

    async def _release_to_bot(self, claim: Claim, client_id: ClientId) -> Receipt:
        reopened: list[Message | None] = []

        def release(edit: ConversationEdit) -> Message:
            message = edit.release_to_bot(claim.agent, claim.fence)
            reopened[:] = [edit.reopened]
            return message

        told = (MessageKind.RETURNED_TO_BOT, None)
        receipt = await self._change(claim, client_id, told, release)
        for question in filter(None, reopened):
            self._replies.soon(claim.conversation_id, question.seq)
        return receipt

    async def resolve(self, claim: Claim, client_id: ClientId) -> Receipt:
        """Close the conversation."""
        return await self._change(
            claim,
            client_id,
            (MessageKind.RESOLVED, None),
            lambda edit: edit.resolve(claim.agent, claim.fence),
        )

    async def _change(
        self,
        claim: Claim,
        client_id: ClientId,
        expected: tuple[MessageKind, str | None],
        change: Callable[[ConversationEdit], Message],
    ) -> Receipt:
        key = ClientKey(claim.agent.id, client_id)
        kind, text = expected
        done = await self._store.edit(
            claim.conversation_id, unless_repeated(change, kind, text=text), key
        )
        if isinstance(done, Receipt):
            return done
        changed = WORDS if done.kind is MessageKind.WORDS else QUEUE
        await self._bus.wake(topic_of(claim.conversation_id), changed)
        return Receipt(done.seq)

    async def _wake(self, conversation_id: ConversationId) -> None:
        await self._bus.wake(topic_of(conversation_id), QUEUE)
