"""Who answers when a person is needed."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from bot.domain.ids import AgentId
from knowledge_base.words import Language


class Presence(StrEnum):
    """Whether an agent takes new conversations; who is away keeps those at hand."""

    AVAILABLE = "available"
    BUSY = "busy"
    AWAY = "away"


class Role(StrEnum):
    """What an agent may do; a supervisor may do everything that an agent may."""

    AGENT = "agent"
    SUPERVISOR = "supervisor"


@dataclass(frozen=True, slots=True)
class Agent:
    """A colleague of the bank who takes conversations from the queue."""

    id: AgentId
    name: str
    role: Role = Role.AGENT
    presence: Presence = Presence.AVAILABLE


@dataclass(frozen=True, slots=True)
class Colleague:
    """An agent as the desk knows them.

    `load` counts the held tickets, and `capacity` how many may be held; `is_here` while the lease runs;
    `languages` empty means all; `busy_at` is when the agent was given a ticket last.
    """

    agent: Agent
    capacity: int
    load: int = 0
    is_here: bool = True
    skills: frozenset[str] = frozenset()
    languages: frozenset[Language] = frozenset()
    busy_at: datetime | None = None
