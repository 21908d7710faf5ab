"""Following: first subscribe, then read from the last seq, then wait, and read again on a slow beat."""

from collections.abc import AsyncGenerator, Awaitable, Callable
from dataclasses import dataclass
from typing import Final, TypeAlias

from bot.domain.conversation import Conversation, ConversationState, ConversationStatus
from bot.domain.ids import ConversationId
from bot.domain.message import Message
from bot.domain.reply import Turn
from bot.domain.ticket import HandoffTicket
from bot.flows.desk.reception import Reception
from bot.flows.looking.beat import SlowBeat
from bot.flows.looking.joined import Joined
from bot.flows.looking.patience import patiently
from bot.flows.looking.places import Places
from bot.ports import QUEUE, ConversationStore, EventBus, Topic, Wakeups, topic_of

# A lost wake-up delays a message by this much at most.
_SLOW_BEAT: Final = 5.0
_AT_ONCE: Final = 200
# Between two looks at everything; what is not a row, such as a rating, is brought by a wake-up or waits for it.
_BEATS: Final = 12
# Every message of a busy desk may move the queue; nobody reads their place faster than this.
_POSITION_AT_MOST_EVERY: Final = 0.3

_Place: TypeAlias = Callable[[HandoffTicket], Awaitable[int]]


@dataclass(frozen=True, slots=True)
class Update:
    """News of one conversation: messages in order, and how it stands now."""

    messages: tuple[Message, ...]
    conversation: Conversation
    state: ConversationState
    turns: tuple[Turn, ...] = ()


class Follow:
    """Streams that never skip a row, whatever the bus does."""

    def __init__(self, store: ConversationStore, bus: EventBus, reception: Reception) -> None:
        self._store = store
        self._bus = bus
        self._reception = reception
        self._beat = SlowBeat(store)
        self._places = Places(store)
        self._looks = Joined(self._look_once)

    async def conversation(self, conversation_id: ConversationId) -> Conversation:
        """How it stands now."""
        return await self._store.conversation(conversation_id)

    async def check_store(self) -> None:
        """Raises when the store does not answer."""
        await self._store.count_waiting()

    async def state_of(self, conversation: Conversation) -> ConversationState:
        """What a customer's page shows beside the messages."""
        return await self._state(conversation, self._places.recent)

    async def _state(self, conversation: Conversation, place: _Place) -> ConversationState:
        position, wait = None, None
        if conversation.status is ConversationStatus.WAITING_FOR_AGENT and conversation.ticket:
            position = await place(conversation.ticket)
            wait = await self._reception.expected_wait(position)
        return ConversationState(
            conversation.status,
            conversation.agent_name,
            position,
            conversation.is_rated,
            wait,
            await self._reception.standing(conversation.desk_id),
        )

    async def for_customer(
        self, conversation_id: ConversationId, after_seq: int
    ) -> AsyncGenerator[Update, None]:
        """Updates without end; who waits is woken by the queue as well, since it moves the position."""
        own = topic_of(conversation_id)
        topics: tuple[Topic, ...] = (own,)
        while True:
            async with self._bus.listening(*topics) as wakeups:
                # Whatever moved the queue before this has woken nobody here.
                place = self._places.position
                while True:
                    update = await self._look(conversation_id, after_seq, place)
                    place = self._places.recent
                    after_seq = _last_seq(update, after_seq)
                    yield update
                    needed = (own,) if update.state.position is None else (own, QUEUE)
                    if needed != topics:
                        break
                    if len(update.messages) == _AT_ONCE:
                        continue
                    if QUEUE in topics:
                        await self._until_moved(wakeups, update, after_seq)
                    else:
                        await self._until_news(wakeups, update, after_seq)
            topics = needed

    async def _until_moved(self, wakeups: Wakeups, shown: Update, after_seq: int) -> None:
        """The same for who waits: every change of the queue wakes them all, and moves few of them."""
        conversation, own = shown.conversation, topic_of(shown.conversation.id)
        for _ in range(_BEATS):
            if await wakeups.wait(_POSITION_AT_MOST_EVERY, own):
                return
            woken = await wakeups.wait(_SLOW_BEAT)
            if own in woken:
                return
            if not woken and await self._has_more(conversation, after_seq):
                return
            state = await patiently(lambda: self._state(conversation, self._places.position))
            if state != shown.state:
                return

    async def _has_more(self, conversation: Conversation, after_seq: int) -> bool:
        return await patiently(lambda: self._beat.last_seq(conversation.id)) != after_seq

    async def _until_news(self, wakeups: Wakeups, shown: Update, after_seq: int) -> None:
        """Returns when woken, when a beat finds a row that woke nobody, or after a minute."""
        conversation = shown.conversation
        for _ in range(_BEATS):
            if await wakeups.wait(_SLOW_BEAT):
                return
            if await self._has_more(conversation, after_seq):
                return
            standing = await patiently(lambda: self._reception.standing(conversation.desk_id))
            if standing != shown.state.standing:
                return

    async def for_agent(
        self, conversation_id: ConversationId, after_seq: int
    ) -> AsyncGenerator[Update, None]:
        """Updates without end, with the records of the bot's replies."""
        async with self._bus.listening(topic_of(conversation_id)) as wakeups:
            while True:
                update = await self._look(conversation_id, after_seq, self._places.recent)
                turns = await self._turns(conversation_id, after_seq)
                after_seq = _last_seq(update, after_seq)
                seen = tuple(turn for turn in turns if turn.seq <= after_seq)
                yield Update(update.messages, update.conversation, update.state, seen)
                if len(update.messages) < _AT_ONCE:
                    await self._until_news(wakeups, update, after_seq)

    async def _turns(self, conversation_id: ConversationId, after_seq: int) -> tuple[Turn, ...]:
        return await patiently(lambda: self._store.turns(conversation_id, after_seq))

    async def _look(self, conversation_id: ConversationId, after_seq: int, place: _Place) -> Update:
        return await patiently(lambda: self._looks.of((conversation_id, after_seq, place)))

    async def _look_once(self, wanted: tuple[ConversationId, int, _Place]) -> Update:
        conversation_id, after_seq, place = wanted
        messages, conversation = await self._store.news(conversation_id, after_seq, _AT_ONCE)
        return Update(messages, conversation, await self._state(conversation, place))

    async def messages(
        self, conversation_id: ConversationId, after_seq: int, wait: float
    ) -> tuple[Message, ...]:
        """Messages above `after_seq`; when there are none, those that come within `wait` seconds."""
        async with self._bus.listening(topic_of(conversation_id)) as wakeups:
            messages = await self._store.messages(conversation_id, after_seq, _AT_ONCE)
            if messages or wait <= 0:
                return messages
            await wakeups.wait(wait)
            return await self._store.messages(conversation_id, after_seq, _AT_ONCE)


def _last_seq(update: Update, after_seq: int) -> int:
    return update.messages[-1].seq if update.messages else after_seq
