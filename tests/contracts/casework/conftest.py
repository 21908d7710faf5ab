"""The stores under test, and a conversation that Mina holds."""

import pytest

from bot.backends.sql.agent_directory import SqlAgentDirectory
from bot.backends.sql.casework.case_store import SqlCaseStore
from bot.backends.sql.casework.phrase_store import SqlPhraseStore
from bot.backends.sql.database import Database
from bot.domain.ids import ConversationId
from bot.ports import ConversationStore
from bot.ports.casework import CaseStore, PhraseStore
from tests.builders import agent_named
from tests.contracts.conversation_store.steps import claim, start_and_queue

MINA = agent_named("Mina")
OMAR = agent_named("Omar")


@pytest.fixture
async def cases(database: Database) -> CaseStore:
    """Seen only through its seam; Mina and Omar are colleagues."""
    for agent in (MINA, OMAR):
        await SqlAgentDirectory(database).add(agent, "hash")
    return SqlCaseStore(database)


@pytest.fixture
def phrases(database: Database) -> PhraseStore:
    """Seen only through its seam."""
    return SqlPhraseStore(database)


@pytest.fixture
async def held(store: ConversationStore) -> ConversationId:
    """A conversation that Mina holds."""
    ticket = await start_and_queue(store)
    await claim(store, ticket.conversation_id, MINA)
    return ticket.conversation_id
