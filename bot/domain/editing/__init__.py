"""What may happen to a conversation: the rules, applied to one copy of it while its row is locked.

A store hands out a ConversationEdit inside a transaction and writes what it holds when the block ends.
"""

from dataclasses import replace

from bot.domain.attachment import Attachment
from bot.domain.conversation import ConversationStatus
from bot.domain.customer import Customer
from bot.domain.desk.desk import OPEN, DeskStanding
from bot.domain.desk.promise import segment_named
from bot.domain.editing.agent_steps import AgentSteps
from bot.domain.ids import new_ticket_id
from bot.domain.message import Author, Citation, Message, MessageKind
from bot.domain.phrases import closing_words, phrases_in
from bot.domain.reply import (
    Choice,
    Clarification,
    Decision,
    Escalation,
    EscalationReason,
    Outcome,
    Reply,
    Turn,
)
from bot.domain.ticket import HandoffTicket, Priority, TicketStatus, enters_at_any_hour, priority_of
from bot.errors import (
    AlreadyClaimedError,
    IdentityRefusedError,
    NotWaitingError,
    NotWithPersonError,
)
from knowledge_base.words import Language

_KIND_OF_DECISION = {
    Decision.ANSWER: MessageKind.ANSWER,
    Decision.CLARIFY: MessageKind.CLARIFICATION,
    Decision.ESCALATE: MessageKind.ESCALATION,
    Decision.SMALL_TALK: MessageKind.SMALL_TALK,
}


class ConversationEdit(AgentSteps):
    """What customers and the bot do, beside the agents' steps."""

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

    def move(self, page: str) -> None:
        """The customer is on another page of the bank."""
        self.conversation = replace(self.conversation, page=page)

    def bot_replies(
        self, outcome: Outcome, in_reply_to: int, standing: DeskStanding = OPEN
    ) -> Message | None:
        """Add the bot's reply; nothing when a person has the word meanwhile.

        Who waits for a person by then is not talked to, but moved forward by what the question tells.
        """
        if self.conversation.status is ConversationStatus.WAITING_FOR_AGENT:
            self._heed(outcome, in_reply_to)
        if self.conversation.status is not ConversationStatus.WITH_BOT:
            return None
        reply = outcome.reply
        is_offered_only = self._is_offered_only(reply, in_reply_to)
        message = self._add(
            Author.BOT,
            _KIND_OF_DECISION[outcome.decision],
            self._text_of(reply, standing, is_offered_only=is_offered_only),
            in_reply_to=in_reply_to,
            citations=()
            if isinstance(reply, Clarification)
            else tuple(map(Citation.of, reply.passages)),
            choices=reply.choices if isinstance(reply, Clarification) else (),
            offers_person=is_offered_only
            if isinstance(reply, Escalation)
            else isinstance(reply, Clarification) or reply.offers_person,
        )
        self.turns.append(Turn.of(outcome, message.seq))
        if isinstance(reply, Escalation) and not is_offered_only:
            self.queue_for_person(reply.reason, standing, outcome.question.language)
        return message

    def _is_offered_only(self, reply: Reply, in_reply_to: int) -> bool:
        """True for who has left the queue after these words: nothing but a danger puts them back unasked."""
        if not isinstance(reply, Escalation) or priority_of(reply.reason) is not Priority.ORDINARY:
            return False
        return any(
            message.kind is MessageKind.LEFT_QUEUE and message.seq > in_reply_to
            for message in self.history.lately()
        )

    def _heed(self, outcome: Outcome, in_reply_to: int) -> None:
        if isinstance(outcome.reply, Escalation):
            self.press(outcome.reply.reason)
        self.settled.append(in_reply_to)

    def _text_of(self, reply: Reply, standing: DeskStanding, *, is_offered_only: bool) -> str:
        """An escalation that leads nowhere now does not say that it passes anybody on."""
        if not isinstance(reply, Escalation) or enters_at_any_hour(reply.reason):
            return reply.text
        if standing.takes_chats and not is_offered_only:
            return reply.text
        phrases = phrases_in(self.conversation.language)
        if reply.passages:
            return reply.passages[0].text
        if reply.reason is EscalationReason.ASKED_FOR_PERSON:
            return phrases.person_later
        if reply.reason is EscalationReason.REPEATED:
            return phrases.no_help
        is_ordinary = priority_of(reply.reason) is Priority.ORDINARY
        return phrases.no_answer if is_ordinary else phrases.escalations[EscalationReason.SENSITIVE]

    def queue_for_person(
        self,
        reason: EscalationReason,
        standing: DeskStanding = OPEN,
        language: Language | None = None,
    ) -> Message | None:
        """Put the customer, who writes in `language`, in the queue; nothing when there already.

        While nobody can take a chat only a danger to life or money enters the queue; anybody else is told when
        people are back.
        """
        self._check_open()
        if self.ticket is not None:
            return None
        if standing.takes_chats:
            ticket = self._new_ticket(reason, standing, language)
            return self._enter_queue(ticket, MessageKind.WAITING_FOR_AGENT)
        told = self._tell_closed(standing)
        if enters_at_any_hour(reason):
            self.conversation = replace(
                self.conversation,
                status=ConversationStatus.WAITING_FOR_AGENT,
                ticket=self._new_ticket(reason, standing, language),
            )
        return told

    def leave_message(
        self,
        text: str,
        contact: str,
        standing: DeskStanding = OPEN,
        language: Language | None = None,
    ) -> Message:
        """Words for a person who is not there now, with the way to reach the customer."""
        self._check_open()
        ticket = self.ticket
        if ticket is not None and ticket.status is TicketStatus.CLAIMED:
            raise AlreadyClaimedError(agent_name=ticket.agent_name or "A colleague")
        message = self.customer_says(text)
        if ticket is None:
            asked = self._new_ticket(EscalationReason.ASKED_FOR_PERSON, standing, language)
            self._enter_queue(asked, MessageKind.MESSAGE_LEFT)
        else:
            self._tell(MessageKind.MESSAGE_LEFT)
        if self.ticket is not None:
            self.conversation = replace(
                self.conversation, ticket=replace(self.ticket, contact=contact)
            )
        return message

    def press(self, reason: EscalationReason) -> None:
        """Move a waiting customer forward whose words make it urgent; nothing changes for others."""
        ticket = self.ticket
        if ticket is not None and ticket.status is TicketStatus.WAITING:
            self.conversation = replace(self.conversation, ticket=ticket.pressed(reason))

    def leave_queue(self, *, in_words: bool = False) -> Message:
        """The customer no longer waits; the bot answers again, also what was said last if nobody has.

        Who leaves in words has said by them that nothing before is to be answered any more.
        """
        ticket = self.ticket
        if ticket is None or ticket.status is not TicketStatus.WAITING:
            raise NotWaitingError
        if not in_words:
            self._hand_to_bot()
        return self._change(
            ConversationStatus.WITH_BOT,
            ticket.ended(TicketStatus.ABANDONED),
            MessageKind.LEFT_QUEUE,
        )

    def end(self) -> Message | None:
        """The customer closes the conversation; nothing when it is closed already."""
        if self.conversation.status is ConversationStatus.CLOSED:
            return None
        ticket = self.ticket
        if ticket is not None:
            is_waiting = ticket.status is TicketStatus.WAITING
            ticket = ticket.ended(TicketStatus.ABANDONED if is_waiting else TicketStatus.RESOLVED)
        return self._change(ConversationStatus.CLOSED, ticket, MessageKind.ENDED)

    def _enter_queue(self, ticket: HandoffTicket, kind: MessageKind) -> Message:
        return self._change(ConversationStatus.WAITING_FOR_AGENT, ticket, kind)

    def _tell_closed(self, standing: DeskStanding) -> Message:
        text = closing_words(self.conversation.language, standing.opens_locally())
        return self._add(Author.SYSTEM, MessageKind.DESK_CLOSED, text)

    def _new_ticket(
        self, reason: EscalationReason, standing: DeskStanding, language: Language | None
    ) -> HandoffTicket:
        conversation = self.conversation
        customer = conversation.customer
        segment = segment_named(customer.segment if customer else None)
        ticket = HandoffTicket(
            id=new_ticket_id(),
            conversation_id=conversation.id,
            language=language or conversation.language,
            reason=reason,
            asked_at=self.now,
            priority=priority_of(reason),
            segment=segment,
            desk_id=conversation.desk_id,
            named_agent=customer.agent_name if customer else None,
        )
        level = standing.desk.promises[segment]
        return ticket.promised(level, since=standing.opens_at or self.now)
