"""What may happen to a conversation: the rules, applied to one copy of it while its row is locked.

A store hands out a ConversationEdit inside a transaction and writes what it holds when the block ends.
"""

from dataclasses import replace
from datetime import datetime

from bot.domain.agent import Agent
from bot.domain.attachment import Attachment
from bot.domain.conversation import Conversation, ConversationStatus
from bot.domain.customer import Customer
from bot.domain.ids import AgentId, new_ticket_id
from bot.domain.message import Author, Citation, ClientKey, Message, MessageKind
from bot.domain.phrases import phrases_in
from bot.domain.reply import (
    Answer,
    Choice,
    Clarification,
    Decision,
    Escalation,
    EscalationReason,
    Outcome,
    Turn,
)
from bot.domain.ticket import HandoffTicket, TicketStatus, priority_of
from bot.errors import (
    ConversationClosedError,
    FencedError,
    IdentityRefusedError,
    NotWaitingError,
    NotWithPersonError,
)

_KIND_OF_DECISION = {
    Decision.ANSWER: MessageKind.ANSWER,
    Decision.CLARIFY: MessageKind.CLARIFICATION,
    Decision.ESCALATE: MessageKind.ESCALATION,
    Decision.SMALL_TALK: MessageKind.SMALL_TALK,
}


class ConversationEdit:
    """One conversation while it is being changed; `now` is the database's clock."""

    def __init__(
        self,
        conversation: Conversation,
        now: datetime,
        *,
        earlier: Message | None = None,
        client_key: ClientKey | None = None,
    ) -> None:
        self.conversation = conversation
        self.now = now
        self.earlier = earlier
        """The message that the same client id made before, if it did."""
        self.messages: list[Message] = []
        self.turns: list[Turn] = []
        self._client_key = client_key

    @property
    def ticket(self) -> HandoffTicket | None:
        """The open ticket, if there is one."""
        ticket = self.conversation.ticket
        return ticket if ticket is not None and ticket.is_open else None

    def customer_says(self, text: str, choice: Choice | None = None) -> Message:
        """Add the customer's words."""
        self._check_open()
        choice_id = choice.id if choice else None
        return self._add(Author.CUSTOMER, MessageKind.WORDS, text, choice_id=choice_id)

    def customer_attaches(self, attachment: Attachment) -> Message:
        """Add a customer's file, while a person is there or is awaited."""
        self._check_open()
        if self.conversation.status is ConversationStatus.WITH_BOT:
            raise NotWithPersonError
        return self._add(Author.CUSTOMER, MessageKind.WORDS, attachment.name, attachment=attachment)

    def identify(self, customer: Customer) -> None:
        """Whose conversation this is; what one customer wrote never becomes another's."""
        known = self.conversation.customer
        if known is not None and known.id != customer.id:
            raise IdentityRefusedError
        self.conversation = replace(self.conversation, customer=customer)

    def bot_replies(self, outcome: Outcome, in_reply_to: int) -> Message | None:
        """Add the bot's reply; nothing when a person has the word meanwhile."""
        if self.conversation.status is not ConversationStatus.WITH_BOT:
            return None
        reply = outcome.reply
        message = self._add(
            Author.BOT,
            _KIND_OF_DECISION[outcome.decision],
            reply.text,
            in_reply_to=in_reply_to,
            citations=tuple(map(Citation.of, reply.passages)) if isinstance(reply, Answer) else (),
            choices=reply.choices if isinstance(reply, Clarification) else (),
            offers_person=not isinstance(reply, Escalation)
            and (isinstance(reply, Clarification) or reply.offers_person),
        )
        self.turns.append(Turn.of(outcome, message.seq))
        if isinstance(reply, Escalation):
            self.queue_for_person(reply.reason)
        return message

    def queue_for_person(self, reason: EscalationReason) -> Message | None:
        """Put the customer in the queue; nothing when there already."""
        self._check_open()
        if self.ticket is not None:
            return None
        ticket = HandoffTicket(
            id=new_ticket_id(),
            conversation_id=self.conversation.id,
            language=self.conversation.language,
            reason=reason,
            asked_at=self.now,
            priority=priority_of(reason),
        )
        return self._change(
            ConversationStatus.WAITING_FOR_AGENT, ticket, MessageKind.WAITING_FOR_AGENT
        )

    def press(self, reason: EscalationReason) -> None:
        """Move a waiting customer forward whose words make it urgent; nothing changes for others."""
        ticket = self.ticket
        if ticket is not None and ticket.status is TicketStatus.WAITING:
            self.conversation = replace(self.conversation, ticket=ticket.pressed(reason))

    def leave_queue(self) -> Message:
        """The customer no longer waits; the bot answers again."""
        ticket = self.ticket
        if ticket is None or ticket.status is not TicketStatus.WAITING:
            raise NotWaitingError
        return self._change(
            ConversationStatus.WITH_BOT,
            ticket.ended(TicketStatus.ABANDONED),
            MessageKind.LEFT_QUEUE,
        )

    def claim(self, agent: Agent) -> Message | None:
        """Give the waiting customer to one agent; nothing when it is that agent's already."""
        ticket = self.ticket
        if ticket is None:
            raise NotWaitingError
        if ticket.status is TicketStatus.CLAIMED and ticket.agent_id == agent.id:
            return None
        claimed = ticket.claimed_by(agent)
        return self._change(ConversationStatus.WITH_AGENT, claimed, MessageKind.AGENT_JOINED)

    def agent_says(self, agent: Agent, fence: int, text: str) -> Message:
        """Add the agent's words, if the conversation is still this agent's."""
        self._held_by(agent.id, fence)
        return self._add(Author.AGENT, MessageKind.WORDS, text, author_name=agent.name)

    def release_to_bot(self, agent: Agent, fence: int) -> Message:
        """The bot has the word again."""
        ticket = self._held_by(agent.id, fence).ended(TicketStatus.RESOLVED)
        return self._change(ConversationStatus.WITH_BOT, ticket, MessageKind.RETURNED_TO_BOT)

    def release_to_queue(self, agent: Agent, fence: int) -> Message:
        """Back in the queue, at the original place."""
        ticket = self._held_by(agent.id, fence)
        message = self._change(
            ConversationStatus.WAITING_FOR_AGENT, ticket, MessageKind.RETURNED_TO_QUEUE
        )
        self.conversation = replace(self.conversation, ticket=ticket.returned())
        return message

    def resolve(self, agent: Agent, fence: int) -> Message:
        """The agent closes the conversation."""
        ticket = self._held_by(agent.id, fence).ended(TicketStatus.RESOLVED)
        return self._change(ConversationStatus.CLOSED, ticket, MessageKind.RESOLVED)

    def end(self) -> Message | None:
        """The customer closes the conversation; nothing when it is closed already."""
        if self.conversation.status is ConversationStatus.CLOSED:
            return None
        ticket = self.ticket
        if ticket is not None:
            is_waiting = ticket.status is TicketStatus.WAITING
            ticket = ticket.ended(TicketStatus.ABANDONED if is_waiting else TicketStatus.RESOLVED)
        return self._change(ConversationStatus.CLOSED, ticket, MessageKind.ENDED)

    def _held_by(self, agent_id: AgentId, fence: int) -> HandoffTicket:
        ticket = self.ticket
        if ticket is None:
            raise FencedError
        ticket.check_held(agent_id, fence)
        return ticket

    def _check_open(self) -> None:
        if self.conversation.status is ConversationStatus.CLOSED:
            raise ConversationClosedError

    def _change(
        self, status: ConversationStatus, ticket: HandoffTicket | None, kind: MessageKind
    ) -> Message:
        is_agents_doing = kind is not MessageKind.ENDED
        name = ticket.agent_name if ticket and is_agents_doing else None
        text = phrases_in(self.conversation.language).events[kind].format(agent_name=name)
        message = self._add(Author.SYSTEM, kind, text, author_name=name)
        self.conversation = replace(
            self.conversation, status=status, ticket=ticket or self.conversation.ticket
        )
        return message

    def _add(self, author: Author, kind: MessageKind, text: str, **more: object) -> Message:
        seq = self.conversation.last_seq + 1
        self.conversation = replace(self.conversation, last_seq=seq)
        # A command makes one message at most that can be found again by its client id: the first.
        is_own = author is not Author.BOT and not self.messages
        key = self._client_key if is_own else None
        message = replace(Message(seq, author, kind, text, self.now, client_key=key), **more)  # type: ignore[arg-type]
        self.messages.append(message)
        return message
