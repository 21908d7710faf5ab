"""Replies are made beside the sockets: in turn, a few at once, and none is forgotten."""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from datetime import timedelta
from typing import Final, TypeAlias

from bot.domain.ids import ConversationId
from bot.errors import BotError
from bot.flows.ask import Ask
from bot.ports import ConversationStore

_log = logging.getLogger(__name__)
_AT_ONCE: Final = 16
_MOST_WAITING: Final = 1_000
_BEAT: Final = 2.0
# Long past any healthy reply, so a sweep does not race the worker that is making it.
_TRY_AGAIN_AFTER: Final = timedelta(seconds=5)
_GIVE_UP_AFTER: Final = timedelta(seconds=30)

_Question: TypeAlias = tuple[ConversationId, int]


class Replies:
    """A bounded line of questions; what does not fit, or was lost with a process, the sweep finds in the store."""

    def __init__(self, ask: Ask, store: ConversationStore) -> None:
        self._ask = ask
        self._store = store
        self._waiting: asyncio.Queue[_Question] = asyncio.Queue(_MOST_WAITING)
        self._known: set[_Question] = set()

    def soon(self, conversation_id: ConversationId, seq: int) -> None:
        """Ask for a reply; returns at once."""
        question = (conversation_id, seq)
        if question not in self._known and not self._waiting.full():
            self._known.add(question)
            self._waiting.put_nowait(question)

    @property
    def works(self) -> tuple[Callable[[], Awaitable[None]], ...]:
        """What is to be done for ever, each apart from the others, so that one that fails stops no other."""
        return (*[self._work] * _AT_ONCE, self._sweep_for_ever)

    async def _work(self) -> None:
        while True:
            question = await self._waiting.get()
            try:
                await _attempt(self._ask.reply, question)
            finally:
                self._known.discard(question)

    async def _sweep_for_ever(self) -> None:
        while True:
            await self.sweep()
            await asyncio.sleep(_BEAT)

    async def sweep(self) -> None:
        """Put back in line what has waited too long for its reply; escalate what has waited far too long."""
        for pending in await self._store.pending_questions(_TRY_AGAIN_AFTER):
            if pending.age >= _GIVE_UP_AFTER:
                await _attempt(self._ask.give_up, (pending.conversation_id, pending.seq))
            else:
                self.soon(pending.conversation_id, pending.seq)


async def _attempt(
    step: Callable[[ConversationId, int], Awaitable[None]], question: _Question
) -> None:
    try:
        await step(*question)
    except BotError as error:
        _log.warning("no reply to %s/%d yet: %s", *question, error.code)
