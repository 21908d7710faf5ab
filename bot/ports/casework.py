"""The seams of casework: what agents keep beside conversations. Its contract suite is in tests/contracts/casework."""

from datetime import timedelta
from typing import Protocol

from bot.domain.agent import Agent
from bot.domain.casework import (
    CannedReply,
    CaseFile,
    CustomerCard,
    FaqDraft,
    Mention,
    Note,
    Resolution,
)
from bot.domain.ids import AgentId, ClientId, ConversationId
from bot.domain.ticket import QueuePlace
from bot.ports import Topic
from knowledge_base.words import Language


def mentions_of(agent_id: AgentId) -> Topic:
    """Where wake-ups for one agent's mentions are sent."""
    return Topic(f"mentions/{agent_id}")


class CaseStore(Protocol):
    """Notes, tags, snoozes and reasons, by conversation."""

    async def case_file(self, conversation_id: ConversationId) -> CaseFile:
        """Empty for a conversation that nobody has worked on."""

    async def add_note(
        self, conversation_id: ConversationId, author: Agent, client_id: ClientId, text: str
    ) -> Note:
        """The note; of a repeated command the one that was kept before, with its own words."""

    async def set_tags(self, conversation_id: ConversationId, tags: tuple[str, ...]) -> None:
        """These and no others."""

    async def known_tags(self, limit: int = 100) -> tuple[str, ...]:
        """Those in use, the most used first."""

    async def snooze(
        self, conversation_id: ConversationId, agent_id: AgentId, rest: timedelta
    ) -> None:
        """Out of sight until then, or until the customer writes again."""

    async def wake(self, conversation_id: ConversationId) -> None:
        """Back in sight at once."""

    async def snoozed(self) -> frozenset[ConversationId]:
        """The conversations that are out of their agents' sight now."""

    async def keep_resolution(
        self, conversation_id: ConversationId, fence: int, resolution: Resolution
    ) -> None:
        """Why the hold with this fence ends."""

    async def mentions(self, agent_id: AgentId) -> tuple[Mention, ...]:
        """Those that the agent has not seen, oldest first."""

    async def see_mentions(self, agent_id: AgentId, conversation_id: ConversationId) -> None:
        """The agent has seen those in this conversation."""

    async def agents(self) -> tuple[Agent, ...]:
        """Every colleague, by name."""

    async def card(self, conversation_id: ConversationId) -> CustomerCard:
        """Raises UnknownConversationError."""

    async def held(self, limit: int = 1000) -> tuple[QueuePlace, ...]:
        """Every conversation that an agent holds, oldest claim first."""

    async def finished(self, limit: int = 200) -> tuple[QueuePlace, ...]:
        """Tickets that are resolved or abandoned, newest first."""


class PhraseStore(Protocol):
    """What agents say often, and what they said well."""

    async def replies(self) -> tuple[CannedReply, ...]:
        """All canned replies, by shortcut."""

    async def add_reply(self, shortcut: str, text: str) -> CannedReply:
        """A new one."""

    async def change_reply(self, reply: CannedReply) -> bool:
        """False when it is gone."""

    async def remove_reply(self, reply_id: int) -> bool:
        """False when it was gone already."""

    async def keep_draft(
        self, conversation_id: ConversationId, seq: int, agent: Agent, language: Language
    ) -> FaqDraft:
        """A draft entry of an agent's message and the question before it; the one that is there for a repeated call.

        Raises UnknownMessageError unless an agent said it.
        """

    async def drafts(self, limit: int = 200) -> tuple[FaqDraft, ...]:
        """Newest first."""
