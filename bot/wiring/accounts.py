"""Agents' accounts, by themselves: their commands load no model and no web server."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import timedelta

from bot.backends.password_hasher import Argon2PasswordHasher
from bot.backends.sql.agent_directory import SqlAgentDirectory
from bot.backends.sql.conversation_store import SqlConversationStore
from bot.backends.sql.desk.roster import SqlRoster
from bot.backends.sql.failed_sign_ins import SqlFailedSignIns
from bot.engines import Engines, opened_engines
from bot.flows.desk.attendance import Attendance
from bot.flows.desk.removing import Removing
from bot.flows.sign_in import SignIn
from bot.settings import Settings


@dataclass(frozen=True, slots=True)
class Accounts:
    """Who may sign in, and what becomes of it."""

    sign_in: SignIn
    attendance: Attendance
    removing: Removing


@asynccontextmanager
async def opened_accounts(settings: Settings) -> AsyncIterator[Accounts]:
    """Over engines that are open for as long as the block lasts."""
    async with opened_engines(settings) as engines:
        yield accounts_over(engines, settings)


def accounts_over(engines: Engines, settings: Settings) -> Accounts:
    """Over opened engines."""
    directory = SqlAgentDirectory(engines.database)
    store = SqlConversationStore(engines.database)
    return Accounts(
        SignIn(directory, Argon2PasswordHasher(), SqlFailedSignIns(engines.database)),
        Attendance(SqlRoster(engines.database), engines.bus, timedelta(seconds=settings.lease)),
        Removing(directory, store, engines.bus),
    )
