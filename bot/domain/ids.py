"""Identifiers that cannot be mistaken for each other."""

from secrets import token_urlsafe
from typing import NewType

ConversationId = NewType("ConversationId", str)
TicketId = NewType("TicketId", str)
AgentId = NewType("AgentId", str)
ClientId = NewType("ClientId", str)
GenerationId = NewType("GenerationId", str)


def new_conversation_id() -> ConversationId:
    """An id that cannot be guessed: 96 random bits."""
    return ConversationId(f"c_{token_urlsafe(12)}")


def new_ticket_id() -> TicketId:
    """An id that cannot be guessed: 96 random bits."""
    return TicketId(f"t_{token_urlsafe(12)}")


def new_agent_id() -> AgentId:
    """An id that cannot be guessed: 96 random bits."""
    return AgentId(f"a_{token_urlsafe(12)}")


DeskId = NewType("DeskId", str)
