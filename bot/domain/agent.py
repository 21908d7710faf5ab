"""Who answers when a person is needed."""

from dataclasses import dataclass
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
    """An agent as the desk knows them: `languages` empty means all; `load` counts the held tickets."""

    agent: Agent
    capacity: int
    load: int
    is_here: bool
    skills: frozenset[str] = frozenset()
    languages: frozenset[Language] = frozenset()
