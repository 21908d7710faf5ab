"""Agents' accounts and sign-ins."""

import asyncio
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from bot.domain.agent import Agent
from bot.domain.ids import new_agent_id
from bot.errors import (
    BusyError,
    NotSignedInError,
    SetupError,
    TooManyRequestsError,
    WeakPasswordError,
    WrongPasswordError,
)
from bot.flows.tokens import hash_of, new_token
from bot.ports.accounts import AgentDirectory, PasswordHasher
from bot.ports.attempts import FailedSignIns

SHORTEST_PASSWORD: Final = 10
_LONGEST_PASSWORD: Final = 200
_LONGEST_NAME: Final = 100
# A shift and a half, so that nobody is signed out in the middle of a conversation.
_LIFETIME: Final = timedelta(hours=12)
_MOST_FAILURES: Final = 5
_FAILURES_FORGOTTEN_AFTER: Final = timedelta(minutes=5)
# Each verification takes 64 MiB and 160 ms of one core.
_AT_ONCE: Final = 2
# Two seconds of verifying; who comes then is told to come again.
_MOST_WAITING: Final = 25
_RETRY_AFTER: Final = 2


@dataclass(frozen=True, slots=True)
class SignedIn:
    """A fresh sign-in."""

    token: str
    expires_at: datetime
    agent: Agent


class SignIn:
    """Checks passwords off the event loop, a few at once, and slows down who guesses."""

    def __init__(
        self, agents: AgentDirectory, hasher: PasswordHasher, failures: FailedSignIns
    ) -> None:
        self._agents = agents
        self._hasher = hasher
        self._failures = failures
        self._room = asyncio.Semaphore(_AT_ONCE)
        self._waiting = 0
        self._nobody: str | None = None

    async def add(self, name: str, password: str) -> Agent:
        """A new account. Raises AgentExistsError, WeakPasswordError; SetupError for an unusable name."""
        if not name.strip() or len(name) > _LONGEST_NAME or not name.isprintable():
            raise SetupError(f"A name has 1 to {_LONGEST_NAME} characters that can be seen.")
        agent = Agent(new_agent_id(), name)
        await self._agents.add(agent, await self._hash(password))
        return agent

    async def reset(self, name: str, password: str) -> bool:
        """A new password for an account; False when there is none of that name."""
        return await self._agents.set_password(name, await self._hash(password))

    async def _hash(self, password: str) -> str:
        if len(password) < SHORTEST_PASSWORD:
            raise WeakPasswordError(limit=SHORTEST_PASSWORD)
        return await asyncio.to_thread(self._hasher.hash, password[:_LONGEST_PASSWORD])

    async def sign_in(self, name: str, password: str) -> SignedIn:
        """Raises WrongPasswordError, TooManyRequestsError, BusyError."""
        await self._check_not_guessing(name)
        credentials = await self._agents.credentials(name)
        # An unknown name costs as much time as a wrong password, so that names cannot be found out.
        password_hash = credentials.password_hash if credentials else await self._nobodys_hash()
        fits = await self._fits(name, password[:_LONGEST_PASSWORD], password_hash)
        if credentials is None or not fits:
            raise WrongPasswordError
        await self._failures.forget(name)
        token = new_token()
        expires_at = await self._agents.sign_in(credentials.agent.id, hash_of(token), _LIFETIME)
        return SignedIn(token, expires_at, credentials.agent)

    async def _fits(self, name: str, password: str, password_hash: str) -> bool:
        if self._waiting >= _MOST_WAITING:
            raise BusyError(retry_after=_RETRY_AFTER)
        self._waiting += 1
        try:
            async with self._room:
                # Once more: many guesses at once would all have passed the first check.
                await self._check_not_guessing(name)
                fits = await asyncio.to_thread(self._hasher.verify, password, password_hash)
                if not fits:
                    await self._failures.note(name, _FAILURES_FORGOTTEN_AFTER)
                return fits
        finally:
            self._waiting -= 1

    async def agent_of(self, token: str) -> Agent:
        """Who holds this token. Raises NotSignedInError."""
        agent = await self._agents.signed_in(hash_of(token))
        if agent is None:
            raise NotSignedInError
        return agent

    async def sign_out(self, token: str) -> None:
        """The token opens nothing any more."""
        await self._agents.sign_out(hash_of(token))

    async def _nobodys_hash(self) -> str:
        if self._nobody is None:
            self._nobody = await asyncio.to_thread(self._hasher.hash, new_token())
        return self._nobody

    async def _check_not_guessing(self, name: str) -> None:
        ago = await self._failures.recent(name, _FAILURES_FORGOTTEN_AFTER)
        if len(ago) >= _MOST_FAILURES:
            wait = _FAILURES_FORGOTTEN_AFTER - ago[-_MOST_FAILURES]
            raise TooManyRequestsError(retry_after=max(1, round(wait.total_seconds())))
