"""Who answers when a person is needed."""

from dataclasses import dataclass

from bot.domain.ids import AgentId


@dataclass(frozen=True, slots=True)
class Agent:
    """A colleague of the bank who takes conversations from the queue."""

    id: AgentId
    name: str
