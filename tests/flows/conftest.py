"""All flows over real engines: SQLite, the memory bus, and an index by the hashing model."""

from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import count
from pathlib import Path

import pytest

from bot.backends.embeddings.hashing import HashingEmbeddings
from bot.backends.index.generation_folder import GenerationFolder
from bot.backends.memory_bus import MemoryBus
from bot.backends.memory_hints import MemoryHints
from bot.backends.sql.agent_directory import SqlAgentDirectory
from bot.backends.sql.casework.case_store import SqlCaseStore
from bot.backends.sql.casework.phrase_store import SqlPhraseStore
from bot.backends.sql.conversation_store import SqlConversationStore
from bot.backends.sql.database import Database
from bot.backends.sql.desk.cursor_rows import SqlCursors
from bot.backends.sql.desk.desks import SqlDesks
from bot.backends.sql.desk.offer_rows import SqlOffers
from bot.backends.sql.desk.roster import SqlRoster
from bot.backends.sql.publications import SqlPublications
from bot.domain.conversation import Conversation
from bot.domain.ids import ClientId, ConversationId
from bot.domain.message import Message
from bot.flows.ask import Ask
from bot.flows.casework.advise import Advise
from bot.flows.casework.board import QueueBoard
from bot.flows.casework.casework import Casework
from bot.flows.casework.phrasebook import Phrasebook
from bot.flows.converse import Converse
from bot.flows.desk.attendance import Attendance
from bot.flows.desk.courtesies import Courtesies
from bot.flows.desk.offering import Offering
from bot.flows.desk.passing import Passing
from bot.flows.desk.reception import Reception
from bot.flows.desk.upkeep import Upkeep
from bot.flows.follow import Follow
from bot.flows.handoff import Handoff
from bot.flows.library import Library
from bot.flows.publish import Publish
from bot.flows.replies import Replies
from knowledge_base.words import Language
from tests.builders import SetClock
from tests.running import Published, copied, published_once

LEASE = timedelta(seconds=90)


@dataclass
class Bank:
    """Everything that can happen; `day` is what the flows take for today."""

    database: Database
    generations: Path
    day: date = date(2026, 3, 1)
    bus: MemoryBus = field(default_factory=MemoryBus)

    def __post_init__(self) -> None:
        self.store = SqlConversationStore(self.database)
        self.publications = SqlPublications(self.database)
        self.builder = GenerationFolder(self.generations, HashingEmbeddings())
        self.library = Library(self.builder, self.publications)
        self.publish = Publish(self.builder, self.publications, risk=0.05, today=lambda: self.day)
        self.desks = SqlDesks(self.database)
        self.roster = SqlRoster(self.database)
        self.offers = SqlOffers(self.database)
        self.agents = SqlAgentDirectory(self.database)
        # A clock that never stands still: nothing is remembered from one look to the next.
        self.reception = Reception(self.desks, self.roster, count(step=60).__next__)
        self.attendance = Attendance(self.roster, self.bus, LEASE)
        self.offering = Offering(self.desks, self.offers, self.roster, self.bus)
        self.upkeep = Upkeep(self.store, self.attendance, self.desks, self.offering, self.bus)
        self.passing = Passing(self.store, self.roster, self.desks, self.reception, self.bus)
        self.courtesies = Courtesies(self.store, SqlCursors(self.database), MemoryHints(), self.bus)
        self.ask = Ask(self.store, self.bus, self.library, lambda: self.day, self.reception)
        self.replies = Replies(self.ask, self.store)
        self.converse = Converse(self.store, self.bus, self.replies, self.reception)
        self.handoff = Handoff(self.store, self.bus, self.replies, self.offering)
        self.follow = Follow(self.store, self.bus, self.reception)
        self.cases = SqlCaseStore(self.database)
        self.board = QueueBoard(self.store, self.cases, self.offers, self.bus)
        self.casework = Casework(self.store, self.cases, self.bus)
        self.phrasebook = Phrasebook(self.store, SqlPhraseStore(self.database))
        self.advise = Advise(self.store, self.library, lambda: self.day)

    async def start(self, language: Language = Language.ENGLISH) -> Conversation:
        """A new conversation."""
        conversation, _ = await self.converse.start(language, page=None)
        return conversation

    async def said(self, conversation_id: ConversationId, text: str, client_id: str = "a1") -> int:
        """The seq of the customer's words, which nobody has answered yet."""
        receipt = await self.converse.say(conversation_id, ClientId(client_id), text)
        assert receipt.seq is not None
        return receipt.seq

    async def replied(
        self, text: str, language: Language = Language.ENGLISH
    ) -> tuple[Conversation, Message]:
        """A conversation that begins with this question, and what the bot says to it."""
        conversation = await self.start(language)
        seq = await self.said(conversation.id, text)
        await self.ask.reply(conversation.id, seq)
        return await self.store.conversation(conversation.id), await self.message(
            conversation.id, seq + 1
        )

    async def message(self, conversation_id: ConversationId, seq: int) -> Message:
        """One message."""
        return await self.store.message(conversation_id, seq)

    async def kinds(self, conversation_id: ConversationId) -> list[str]:
        """What was said, by kind, in order."""
        return [message.kind.value for message in await self.store.messages(conversation_id, 0)]


@pytest.fixture(scope="session")
def published(tmp_path_factory: pytest.TempPathFactory) -> Published:
    """The small content, published."""
    return published_once(tmp_path_factory)


@pytest.fixture
def clock() -> SetClock:
    """The database's time."""
    return SetClock()


@pytest.fixture
async def bank(published: Published, tmp_path: Path, clock: SetClock) -> AsyncIterator[Bank]:
    """A bank whose content is published and loaded."""
    data = copied(published.data, tmp_path)
    url = f"sqlite:///{data / 'teller.sqlite'}"
    async with Database(url, clock) as database:
        bank = Bank(database, data / "generations")
        await bank.library.refresh()
        yield bank


@pytest.fixture
async def empty_bank(published: Published, tmp_path: Path, clock: SetClock) -> AsyncIterator[Bank]:
    """The same bank before its content is loaded."""
    data = copied(published.data, tmp_path)
    async with Database(f"sqlite:///{data / 'teller.sqlite'}", clock) as database:
        yield Bank(database, data / "generations")
