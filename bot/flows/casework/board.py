"""The queue as agents see it, read once for all of a process's agents."""

import asyncio
from collections.abc import AsyncGenerator, Sequence
from dataclasses import dataclass, field
from typing import Final

from bot.domain.agent import Agent, Role
from bot.domain.desk.offer import Offer
from bot.domain.ids import ConversationId, TicketId
from bot.domain.ticket import QueuePlace
from bot.flows.looking.patience import patiently
from bot.ports import QUEUE, WORDS, ConversationStore, EventBus
from bot.ports.casework import CaseStore
from bot.ports.desk import Offers

_SLOW_BEAT: Final = 5.0
# A busy queue changes many times a second; nobody reads faster than this. Measured: 500 places
# take 12 ms to read, so that this is 6 % of a core, however many agents look.
_AT_MOST_EVERY: Final = 0.2
_MOST_SHOWN: Final = 1000


@dataclass(frozen=True, slots=True)
class Board:
    """Every open ticket at one moment: `waiting` in the order of taking, `held` oldest claim first."""

    waiting: tuple[QueuePlace, ...] = ()
    held: tuple[QueuePlace, ...] = ()
    total_waiting: int = 0
    snoozed: frozenset[ConversationId] = frozenset()
    offers: tuple[tuple[QueuePlace, Offer], ...] = ()


@dataclass(frozen=True, slots=True)
class BoardView:
    """The board as one agent sees it; a place that did not change is the same object as before.

    `held`: what everybody holds, for supervisors; None for others.
    """

    waiting: tuple[QueuePlace, ...]
    mine: tuple[QueuePlace, ...]
    total_waiting: int
    snoozed: frozenset[ConversationId]
    held: tuple[QueuePlace, ...] | None = None
    offers: tuple[tuple[QueuePlace, Offer], ...] = ()


@dataclass(slots=True)
class _Read:
    """What was read last, and when that began."""

    board: Board = field(default_factory=Board)
    began_at: float = float("-inf")


class QueueBoard:
    """Streams of the queue that share one reading."""

    def __init__(
        self, store: ConversationStore, cases: CaseStore, offers: Offers, bus: EventBus
    ) -> None:
        self._store = store
        self._offers = offers
        self._cases = cases
        self._bus = bus
        self._turn = asyncio.Lock()
        self._last = _Read()

    async def views(self, agent: Agent) -> AsyncGenerator[BoardView, None]:
        """The queue without end, as it is after each change."""
        async with self._bus.listening(QUEUE, WORDS) as wakeups:
            while True:
                yield _seen_by(agent, await self._board())
                await wakeups.wait(_SLOW_BEAT)

    async def _board(self) -> Board:
        """The board as it is now or later, never as it was before the call."""
        clock = asyncio.get_running_loop().time
        asked_at = clock()
        async with self._turn:
            if self._last.began_at < asked_at:
                await asyncio.sleep(self._last.began_at + _AT_MOST_EVERY - clock())
                began_at = clock()
                self._last = _Read(await patiently(self._read), began_at)
            return self._last.board

    async def _read(self) -> Board:
        before = {one.ticket.id: one for one in self._last.board.waiting + self._last.board.held}
        waiting = await self._store.waiting(_MOST_SHOWN)
        return Board(
            waiting=_kept(before, waiting),
            held=_kept(before, await self._cases.held(_MOST_SHOWN)),
            total_waiting=await self._store.count_waiting(),
            snoozed=await self._cases.snoozed(),
            offers=await self._offers.all_open(),
        )


def _kept(
    before: dict[TicketId, QueuePlace], places: Sequence[QueuePlace]
) -> tuple[QueuePlace, ...]:
    """The same places, as the objects that stood for them before where nothing changed."""
    known = ((place, before.get(place.ticket.id)) for place in places)
    return tuple(old if old == place and old is not None else place for place, old in known)


def _seen_by(agent: Agent, board: Board) -> BoardView:
    return BoardView(
        waiting=board.waiting,
        mine=tuple(place for place in board.held if place.ticket.agent_id == agent.id),
        total_waiting=board.total_waiting,
        snoozed=board.snoozed,
        offers=tuple(one for one in board.offers if one[1].agent_id == agent.id),
        held=board.held if agent.role is Role.SUPERVISOR else None,
    )
