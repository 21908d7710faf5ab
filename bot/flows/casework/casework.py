"""What agents keep beside a conversation; the customer is never told of it."""

from collections.abc import AsyncGenerator
from datetime import timedelta
from typing import Final

from bot.answering.language import check_text
from bot.domain.agent import Agent
from bot.domain.casework import CaseFile, CustomerCard, Mention, Note, Resolution, tidy_tags
from bot.domain.ids import AgentId, ClientId, ConversationId
from bot.domain.ticket import QueuePlace
from bot.errors import FencedError, UnknownConversationError
from bot.flows.looking.patience import patiently
from bot.ports import QUEUE, ConversationStore, EventBus, topic_of
from bot.ports.casework import CaseStore, mentions_of

# As for messages: a lost wake-up delays news by this much at most.
_SLOW_BEAT: Final = 5.0


class Casework:
    """Notes, tags, snoozes and reasons, and the customer's card."""

    def __init__(self, store: ConversationStore, cases: CaseStore, bus: EventBus) -> None:
        self._store = store
        self._cases = cases
        self._bus = bus

    async def _access(self, conversation_id: ConversationId) -> None:
        """Agents see conversations that have, or had, a ticket; others do not exist for them."""
        if (await self._store.conversation(conversation_id)).ticket is None:
            raise UnknownConversationError

    async def case_file(self, conversation_id: ConversationId) -> CaseFile:
        """What is kept beside a conversation that the caller may see."""
        return await self._cases.case_file(conversation_id)

    async def card(self, conversation_id: ConversationId) -> CustomerCard:
        """Raises UnknownConversationError."""
        await self._access(conversation_id)
        return await self._cases.card(conversation_id)

    async def note(
        self, conversation_id: ConversationId, author: Agent, client_id: ClientId, text: str
    ) -> Note:
        """Keep an internal note and tell the colleagues whom it names."""
        text = check_text(text)
        await self._access(conversation_id)
        note = await self._cases.add_note(conversation_id, author, client_id, text)
        await self._bus.wake(topic_of(conversation_id), *map(mentions_of, note.mentions))
        return note

    async def tag(self, conversation_id: ConversationId, tags: tuple[str, ...]) -> tuple[str, ...]:
        """These tags and no others, as they are kept."""
        await self._access(conversation_id)
        tidy = tidy_tags(tags)
        await self._cases.set_tags(conversation_id, tidy)
        await self._bus.wake(topic_of(conversation_id))
        return tidy

    async def known_tags(self) -> tuple[str, ...]:
        """Those in use, the most used first."""
        return await self._cases.known_tags()

    async def snooze(
        self, conversation_id: ConversationId, agent_id: AgentId, rest: timedelta
    ) -> None:
        """Out of the agent's sight until then, or until the customer writes. Raises FencedError."""
        ticket = (await self._store.conversation(conversation_id)).ticket
        if ticket is None or not ticket.is_open or ticket.agent_id != agent_id:
            raise FencedError
        await self._cases.snooze(conversation_id, agent_id, rest)
        await self._bus.wake(topic_of(conversation_id), QUEUE)

    async def wake(self, conversation_id: ConversationId) -> None:
        """Back in sight at once."""
        await self._access(conversation_id)
        await self._cases.wake(conversation_id)
        await self._bus.wake(topic_of(conversation_id), QUEUE)

    async def keep_resolution(
        self, conversation_id: ConversationId, fence: int, resolution: Resolution
    ) -> None:
        """Kept before the conversation is closed, and shown only once it is, by this very fence."""
        await self._access(conversation_id)
        await self._cases.keep_resolution(conversation_id, fence, resolution)

    async def mentions(self, agent_id: AgentId) -> AsyncGenerator[tuple[Mention, ...], None]:
        """The unseen mentions of one agent without end, as they are after each change."""
        async with self._bus.listening(mentions_of(agent_id)) as wakeups:
            while True:
                yield await patiently(lambda: self._cases.mentions(agent_id))
                await wakeups.wait(_SLOW_BEAT)

    async def see_mentions(self, agent_id: AgentId, conversation_id: ConversationId) -> None:
        """The agent has seen those in this conversation."""
        await self._cases.see_mentions(agent_id, conversation_id)
        await self._bus.wake(mentions_of(agent_id))

    async def agents(self) -> tuple[Agent, ...]:
        """Every colleague, by name."""
        return await self._cases.agents()

    async def finished(self) -> tuple[QueuePlace, ...]:
        """Tickets that are resolved or abandoned, newest first."""
        return await self._cases.finished()
