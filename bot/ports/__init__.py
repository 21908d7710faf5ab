"""The seams, on one page: what the flows need of the engines. Each has one contract suite in tests/contracts."""

from collections.abc import Callable, Collection, Mapping, Sequence
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import NewType, Protocol, TypeVar

from bot.domain.attachment import Attachment, AttachmentId
from bot.domain.conversation import Conversation
from bot.domain.desk.desk import MAIN_DESK
from bot.domain.editing import ConversationEdit
from bot.domain.findings import Findings, Rehearsal
from bot.domain.generation import Calibration, Generation
from bot.domain.ids import AgentId, ConversationId, DeskId, GenerationId, TicketId
from bot.domain.message import ClientKey, Message
from bot.domain.reply import Turn
from bot.domain.ticket import HandoffTicket, QueuePlace
from bot.ports.customers import (
    AskedQuestions,
    AttachmentFiles,
    IdentityCheck,
    Judgement,
    Rating,
)
from knowledge_base.words import Language, Passage, PassageId

T = TypeVar("T")
Topic = NewType("Topic", str)
QUEUE = Topic("queue")
# What a console shows of who waits or is held, while nobody's place moves.
WORDS = Topic("queue/words")


def topic_of(conversation_id: ConversationId) -> Topic:
    """Where wake-ups for one conversation are sent."""
    return Topic(f"conversation/{conversation_id}")


@dataclass(frozen=True, slots=True)
class PendingQuestion:
    """A customer's message that the bot has not answered yet; `age` counts from when the bot had the word with it."""

    conversation_id: ConversationId
    seq: int
    age: timedelta


class ConversationStore(Protocol):
    """The truth: conversations, their messages, their tickets."""

    async def start(
        self,
        language: Language,
        page: str | None,
        token_hash: str,
        desk_id: DeskId = MAIN_DESK,
    ) -> Conversation:
        """A new conversation that only the holder of the token may open."""

    async def conversation(self, conversation_id: ConversationId) -> Conversation:
        """Raises UnknownConversationError."""

    async def is_token_of(self, conversation_id: ConversationId, token_hash: str) -> bool:
        """False as well when there is no such conversation."""

    async def edit(
        self,
        conversation_id: ConversationId,
        change: Callable[[ConversationEdit], T],
        client_key: ClientKey | None = None,
    ) -> T:
        """Apply `change` to one conversation in a transaction; returns what it returns, once that is committed.

        An error in it writes nothing. It must not wait for anything, may run in another thread, and again on a
        fresh edit if its transaction was not committed. Raises UnknownConversationError.
        """

    async def messages(
        self, conversation_id: ConversationId, after_seq: int, limit: int = 200
    ) -> tuple[Message, ...]:
        """Messages above `after_seq`, in order."""

    async def news(
        self, conversation_id: ConversationId, after_seq: int, limit: int = 200
    ) -> tuple[tuple[Message, ...], Conversation]:
        """The same, and how the conversation stands, which is at least as new as they are.

        Raises UnknownConversationError.
        """

    async def last_seqs(
        self, conversation_ids: Collection[ConversationId]
    ) -> dict[ConversationId, int]:
        """The newest row's seq of each of these, 500 at most."""

    async def message(self, conversation_id: ConversationId, seq: int) -> Message:
        """Raises UnknownMessageError."""

    async def is_answered(self, conversation_id: ConversationId, seq: int) -> bool:
        """True when this message has its reply or no longer awaits one."""

    async def turns(self, conversation_id: ConversationId, after_seq: int) -> tuple[Turn, ...]:
        """The records of the bot's replies above `after_seq`, in order."""

    async def pending_questions(
        self, older_than: timedelta, limit: int = 50
    ) -> tuple[PendingQuestion, ...]:
        """Questions that still await the bot, oldest first."""

    async def ticket(self, ticket_id: TicketId) -> HandoffTicket:
        """Raises UnknownTicketError."""

    async def waiting(self, limit: int = 200) -> tuple[QueuePlace, ...]:
        """The queue, in the order in which it should be taken."""

    async def count_waiting(self) -> int:
        """How many wait."""

    async def held_by(self, agent_id: AgentId) -> tuple[QueuePlace, ...]:
        """What one agent holds, oldest claim first."""

    async def waiting_order(self) -> tuple[TicketId, ...]:
        """Everybody who waits, in the order in which the queue should be taken."""

    async def position(self, ticket: HandoffTicket) -> int:
        """1 for the ticket that is next."""

    async def attachment(
        self, conversation_id: ConversationId, attachment_id: AttachmentId
    ) -> Attachment:
        """A file of this conversation. Raises UnknownMessageError."""

    async def judge(self, conversation_id: ConversationId, judgement: Judgement) -> None:
        """Keep the customer's judgement of one answer; a later one replaces it."""

    async def rate(self, conversation_id: ConversationId, rating: Rating) -> bool:
        """Keep the rating; False when the same command was kept before. Raises AlreadyRatedError."""


class Publications(Protocol):
    """Which Generation serves."""

    async def publish(self, generation_id: GenerationId) -> None:
        """From now on this one."""

    async def current(self) -> GenerationId | None:
        """None when nothing has been published."""


class Wakeups(Protocol):
    """One listener's wake-ups; those that come while it works are remembered, each topic once."""

    async def wait(self, timeout: float, only: Topic | None = None) -> frozenset[Topic]:
        """The topics that woke it, or none after `timeout` seconds; with `only`, others wait for the next time."""


class EventBus(Protocol):
    """Says “look again”, without content; losing or doubling a wake-up loses nothing."""

    async def wake(self, *topics: Topic) -> None:
        """Wake everybody who listens to any of these."""

    def listening(self, *topics: Topic) -> AbstractAsyncContextManager[Wakeups]:
        """Subscribed when the block is entered."""


class Index(Protocol):
    """One Generation, loaded."""

    @property
    def generation(self) -> Generation:
        """Which build this is."""

    @property
    def passages(self) -> Mapping[PassageId, Passage]:
        """Everything that can be found."""

    @property
    def calibrations(self) -> Mapping[Language, Calibration]:
        """What was learned when it was built."""

    async def search(self, questions: Sequence[str], language: Language) -> tuple[Findings, ...]:
        """Findings in the language's content, or in all content when there is none in that language."""

    async def rehearse(self, language: Language, limit: int) -> tuple[Rehearsal, ...]:
        """An even choice of at most `limit` of the entries' questions, then reviewed strangers."""


class IndexBuilder(Protocol):
    """Builds Generations and finds them again."""

    async def prepare(self, passages: Sequence[Passage]) -> str:
        """Make the encoder ready to serve, trying it on these; returns in a sentence which it is and why."""

    async def build(self, passages: Sequence[Passage]) -> Index:
        """An index that is not saved yet; the same passages and model give the same generation id."""

    async def save(self, index: Index, calibrations: Mapping[Language, Calibration]) -> Index:
        """Written beside the others, complete or not at all."""

    async def load(self, generation_id: GenerationId) -> Index:
        """Raises NoContentError when it is not there or damaged."""

    async def tidy(self, serving: GenerationId) -> None:
        """Remove what is a week old and does not serve."""

    def folder_of(self, generation_id: GenerationId) -> Path:
        """Where a saved Generation lies."""
