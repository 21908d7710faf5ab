"""Hints over a socket: what the other side does is sent on, and who asks whether somebody is there is answered."""

from collections.abc import Awaitable, Callable
from typing import Final

from bot.domain.ids import ConversationId
from bot.flows.desk.courtesies import Courtesies
from bot.ports.desk import Hint, HintKind, Side
from bot.web.sockets.budget import Budget

# Repeated every two seconds while somebody writes; what comes faster is dropped.
_TYPING_AT_ONCE: Final = 4.0
_TYPING_PER_SECOND: Final = 1.0

Show = Callable[[HintKind, bool], Awaitable[None]]
Fact = Callable[[], Awaitable[bool]]


async def _always() -> bool:
    return True


class Hinting:
    """One side's hints in one conversation, for as long as its socket follows it."""

    def __init__(
        self,
        courtesies: Courtesies,
        conversation_id: ConversationId,
        side: Side,
        is_there: Fact = _always,
    ) -> None:
        self._courtesies = courtesies
        self._id = conversation_id
        self._side = side
        self._is_there = is_there
        self._budget = Budget(_TYPING_AT_ONCE, _TYPING_PER_SECOND)

    async def typing(self, *, is_active: bool) -> None:
        """This side writes, or no longer."""
        if self._budget.take() and await self._is_there():
            await self._send(HintKind.TYPING, is_active=is_active)

    async def ask_who_is_there(self) -> None:
        """The other side says so, if it is."""
        await self._send(HintKind.WHO_IS_THERE, is_active=True)

    async def relay(self, show: Show) -> None:
        """Show the other side's hints, for ever."""
        async with self._courtesies.hints(self._id) as stream:
            await self._say_there()
            await self.ask_who_is_there()
            try:
                while True:
                    await self._take(await stream.next(), show)
            finally:
                await self._send(HintKind.PRESENCE, is_active=False)

    async def _take(self, hint: Hint, show: Show) -> None:
        if hint.side is not self._side and hint.kind is not HintKind.WHO_IS_THERE:
            await show(hint.kind, hint.is_active)
        elif hint.side is not self._side or (hint.kind is HintKind.PRESENCE and not hint.is_active):
            # Asked by the other side; or another page of this side has gone, and this one has not.
            await self._say_there()

    async def _say_there(self) -> None:
        if await self._is_there():
            await self._send(HintKind.PRESENCE, is_active=True)

    async def _send(self, kind: HintKind, *, is_active: bool) -> None:
        await self._courtesies.hint(self._id, Hint(kind, self._side, is_active))
