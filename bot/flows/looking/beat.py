"""The slow beat: whether a conversation has rows that its followers have not seen, asked for many of them at once."""

import asyncio
from typing import Final, TypeAlias

from bot.domain.ids import ConversationId
from bot.flows.looking.patience import patiently
from bot.ports import ConversationStore

# Measured: 500 idle followers who each looked every 5 seconds took 17 % of a core, so 5,000 took more than there is.
_GATHERED_FOR: Final = 0.1
# Well below the 32,766 parameters that a statement may have.
_AT_ONCE: Final = 500

_Asked: TypeAlias = tuple[ConversationId, asyncio.Future[int]]


class SlowBeat:
    """One reading for everybody whose beat falls into the same moment."""

    def __init__(self, store: ConversationStore) -> None:
        self._store = store
        self._asked: list[_Asked] = []
        self._reading: asyncio.Task[None] | None = None

    async def last_seq(self, conversation_id: ConversationId) -> int:
        """The conversation's newest row, a tenth of a second later at the earliest."""
        future: asyncio.Future[int] = asyncio.get_running_loop().create_future()
        self._asked.append((conversation_id, future))
        if self._reading is None or self._reading.done():
            self._reading = asyncio.create_task(self._read())
        return await future

    async def _read(self) -> None:
        await asyncio.sleep(_GATHERED_FOR)
        while self._asked:
            asked, self._asked = self._asked[:_AT_ONCE], self._asked[_AT_ONCE:]
            reading = asyncio.ensure_future(self._last_seqs(asked))
            await asyncio.wait([reading])
            _hand_out(asked, reading)

    async def _last_seqs(self, asked: list[_Asked]) -> dict[ConversationId, int]:
        ids = {conversation_id for conversation_id, _ in asked}
        return await patiently(lambda: self._store.last_seqs(ids))


def _hand_out(asked: list[_Asked], reading: asyncio.Future[dict[ConversationId, int]]) -> None:
    error = reading.exception()
    for conversation_id, future in asked:
        if future.done():  # the follower has gone
            continue
        if error is not None:
            future.set_exception(error)
        else:
            future.set_result(reading.result().get(conversation_id, 0))
