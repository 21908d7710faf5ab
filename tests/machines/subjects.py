"""What a story is played on."""

import asyncio
from collections.abc import Callable
from typing import Protocol, TypeVar

from bot.backends.sql.conversation_store import SqlConversationStore
from bot.domain.conversation import Conversation
from bot.domain.editing import ConversationEdit
from bot.domain.message import ClientKey, Message
from knowledge_base.words import Language
from tests.builders import SetClock
from tests.domain.edits import new_conversation

T = TypeVar("T")


class Subject(Protocol):
    """One conversation."""

    def edit(self, step: Callable[[ConversationEdit], T], key: ClientKey | None = None) -> T:
        """Do something to it; an error changes nothing."""

    def conversation(self) -> Conversation:
        """As it is now."""

    def messages(self) -> tuple[Message, ...]:
        """All rows."""


class BareRules:
    """The domain alone, with a clock that is set."""

    def __init__(self, clock: SetClock) -> None:
        self._clock = clock
        self._conversation = new_conversation()
        self._messages: list[Message] = []

    def edit(self, step: Callable[[ConversationEdit], T], key: ClientKey | None = None) -> T:
        """As a store would, in memory."""
        earlier = [one for one in self._messages if key is not None and one.client_key == key]
        edit = ConversationEdit(
            self._conversation,
            self._clock(),
            earlier=earlier[0] if earlier else None,
            client_key=key,
        )
        result = step(edit)
        self._conversation = edit.conversation
        self._messages += edit.messages
        return result

    def conversation(self) -> Conversation:
        """As it is now."""
        return self._conversation

    def messages(self) -> tuple[Message, ...]:
        """All rows."""
        return tuple(self._messages)


class RealStore:
    """The same through a database."""

    def __init__(self, runner: asyncio.Runner, store: SqlConversationStore) -> None:
        self._runner = runner
        self._store = store
        started = runner.run(store.start(Language.ENGLISH, None, "hash"))
        self._id = started.id

    def edit(self, step: Callable[[ConversationEdit], T], key: ClientKey | None = None) -> T:
        """In a transaction."""

        async def story() -> T:
            return await self._store.edit(self._id, lambda edit: step(edit), key)

        return self._runner.run(story())

    def conversation(self) -> Conversation:
        """As it is now."""
        return self._runner.run(self._store.conversation(self._id))

    def messages(self) -> tuple[Message, ...]:
        """All rows."""
        return self._runner.run(self._store.messages(self._id, 0, 1_000))
