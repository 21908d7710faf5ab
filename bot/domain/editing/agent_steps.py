"""What agents, supervisors and lost leases do to a conversation."""

from dataclasses import replace

from bot.domain.agent import Agent
from bot.domain.conversation import ConversationStatus
from bot.domain.editing.edited import EditedConversation
from bot.domain.ids import AgentId
from bot.domain.message import Author, Message, MessageKind
from bot.domain.ticket import HandoffTicket, TicketStatus
from bot.errors import FencedError, NotWaitingError


class AgentSteps(EditedConversation):
    """Only who holds the ticket by this very claim writes; supervisors and the sweep need no claim."""

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
        ticket = self._held_by(agent.id, fence)
        self.conversation = replace(self.conversation, ticket=ticket.replied(self.now))
        return self._add(Author.AGENT, MessageKind.WORDS, text, author_name=agent.name)

    def release_to_bot(self, agent: Agent, fence: int) -> Message:
        """The bot has the word again, also with what the customer said last when no agent has said a word."""
        ticket = self._held_by(agent.id, fence)
        if ticket.first_replied_at is None:
            self._hand_to_bot()
        ended = ticket.ended(TicketStatus.RESOLVED)
        return self._change(ConversationStatus.WITH_BOT, ended, MessageKind.RETURNED_TO_BOT)

    def release_to_queue(self, agent: Agent, fence: int) -> Message:
        """Back in the queue, at the original place."""
        ticket = self._held_by(agent.id, fence)
        return self._return(ticket, MessageKind.RETURNED_TO_QUEUE)

    def resolve(self, agent: Agent, fence: int) -> Message:
        """The agent closes the conversation."""
        ticket = self._held_by(agent.id, fence).ended(TicketStatus.RESOLVED)
        return self._change(ConversationStatus.CLOSED, ticket, MessageKind.RESOLVED)

    def transfer(self, agent: Agent, fence: int, to: Agent) -> Message:
        """Another agent has it from now on."""
        ticket = self._held_by(agent.id, fence).given_to(to)
        return self._change(ConversationStatus.WITH_AGENT, ticket, MessageKind.TRANSFERRED)

    def pass_on(self, agent: Agent, fence: int, skill: str) -> Message:
        """Back in the queue, at the original place, for agents who have a skill."""
        ticket = replace(self._held_by(agent.id, fence), skill=skill)
        return self._return(ticket, MessageKind.PASSED_ON)

    def assign(self, to: Agent) -> Message | None:
        """A supervisor gives it to an agent, whoever had it; nothing when it is that agent's already."""
        ticket = self.ticket
        if ticket is None:
            raise NotWaitingError
        if ticket.status is TicketStatus.WAITING:
            return self.claim(to)
        if ticket.agent_id == to.id:
            return None
        given = ticket.given_to(to)
        return self._change(ConversationStatus.WITH_AGENT, given, MessageKind.TRANSFERRED)

    def take_back(self) -> Message | None:
        """A supervisor puts it back in the queue; nothing when it waits there already."""
        ticket = self.ticket
        if ticket is None:
            raise NotWaitingError
        if ticket.status is TicketStatus.WAITING:
            return None
        return self._return(ticket, MessageKind.RETURNED_TO_QUEUE)

    def lose_agent(self, fence: int) -> Message | None:
        """The agent of this claim is gone: back at the original place; nothing when the claim is over."""
        ticket = self.ticket
        if ticket is None or ticket.status is not TicketStatus.CLAIMED or ticket.fence != fence:
            return None
        return self._return(ticket, MessageKind.AGENT_LOST)

    def ring(self) -> None:
        """Note on the ticket what its clock has to tell by now."""
        ticket = self.ticket
        if ticket is not None and (told := ticket.due_alerts(self.now)):
            ticket = replace(ticket, alerts=(*ticket.alerts, *told))
            self.conversation = replace(self.conversation, ticket=ticket)

    def _return(self, ticket: HandoffTicket, kind: MessageKind) -> Message:
        message = self._change(ConversationStatus.WAITING_FOR_AGENT, ticket, kind)
        self.conversation = replace(self.conversation, ticket=ticket.returned())
        return message

    def _held_by(self, agent_id: AgentId, fence: int) -> HandoffTicket:
        ticket = self.ticket
        if ticket is None:
            raise FencedError
        ticket.check_held(agent_id, fence)
        return ticket
