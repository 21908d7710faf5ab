"""The seams of the agents' accounts."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Protocol

from bot.domain.agent import Agent
from bot.domain.ids import AgentId


@dataclass(frozen=True, slots=True)
class Credentials:
    """What is needed to check an agent's password."""

    agent: Agent
    password_hash: str


class AgentDirectory(Protocol):
    """The agents' accounts and sign-ins."""

    async def add(self, agent: Agent, password_hash: str) -> None:
        """Raises AgentExistsError."""

    async def set_password(self, name: str, password_hash: str) -> bool:
        """False when there is no agent of that name; ends the agent's sign-ins."""

    async def remove(self, name: str) -> Agent | None:
        """Forget an account and its sign-ins; None when there is none of that name. What was said keeps the name."""

    async def credentials(self, name: str) -> Credentials | None:
        """None when there is no agent of that name; upper and lower case are one."""

    async def sign_in(self, agent_id: AgentId, token_hash: str, lifetime: timedelta) -> datetime:
        """Keep a sign-in; returns when it expires."""

    async def signed_in(self, token_hash: str) -> Agent | None:
        """The agent of a sign-in that has not expired."""

    async def sign_out(self, token_hash: str) -> None:
        """Forget a sign-in."""


class PasswordHasher(Protocol):
    """Slow by design: call it off the event loop."""

    def hash(self, password: str) -> str:
        """A salted hash."""

    def verify(self, password: str, password_hash: str) -> bool:
        """True for the right password."""
