"""A customer: asks the bot, asks for a person, talks, sends things twice, tries what is forbidden."""

import asyncio
from collections.abc import Awaitable, Callable
from contextlib import AsyncExitStack
from random import Random
from typing import Final

from bot.client.connection import StoppedError
from bot.client.customer import Customer
from bot.client.frames import Frame, Welcome
from bot.client.web import CallError, Opened, start_conversation
from tests.chaos.history import Repeated, Sent, View
from tests.chaos.people.scene import PACE, Scene

_TO_THE_BOT: Final = (
    "Hello!",
    "Hello!",
    "What does a transfer abroad cost?",
    "When are the branches open?",
    "How do I change my postal address?",
    "Which interest rate do savings earn?",
    "What does the card cost per year?",
    "I have lost my wallet with everything in it",
)
_ENDINGS: Final = ("conversation_closed", "stopped")


class CustomerLife:
    """Conversation after conversation; each stays open on its screen until the round is over."""

    def __init__(self, name: str, scene: Scene, random: Random) -> None:
        self._name = name
        self._scene = scene
        self._random = random

    async def live(self) -> None:
        """Until the round is over."""
        async with AsyncExitStack() as screens:
            while not self._scene.is_calm:
                await self._talk(screens)
            await self._scene.is_over.wait()

    async def _talk(self, screens: AsyncExitStack) -> None:
        opened = await self._opened()
        if opened is None:
            return
        customer = await self._screen(screens, opened)
        for _ in range(self._random.randint(8, 40)):
            if self._scene.is_calm or not await self._act(customer, opened):
                break
            await self._scene.pause(self._random, 0.15)

    async def _opened(self) -> Opened | None:
        try:
            return await start_conversation(self._scene.http, within=3)
        except CallError:
            await self._scene.pause(self._random, 0.3)
            return None

    async def _screen(self, stack: AsyncExitStack, opened: Opened) -> Customer:
        random = Random(self._random.random())
        customer = Customer(self._scene.sockets, opened, PACE, random)
        view = View(self._name, opened.conversation_id, customer.messages)
        view.watch(customer)
        customer.connection.closed = self._scene.note_closing
        self._scene.history.views.append(view)
        return await stack.enter_async_context(customer)

    async def _act(self, customer: Customer, opened: Opened) -> bool:
        """False when there is nothing more to do here."""
        acts: list[tuple[float, Callable[[], Awaitable[bool]]]] = [
            (0.68, lambda: self._say(customer)),
            (0.10, lambda: self._do(customer, "request_person")),
            (0.03, lambda: self._do(customer, "leave_queue")),
            (0.05, lambda: self._say_at_once(customer, opened)),
            (0.08, lambda: self._say_other_words(customer, opened)),
            (0.04, self._intrude),
            (0.02, lambda: self._end(customer)),
        ]
        (chosen,) = self._random.choices(acts, [weight for weight, _ in acts])
        return await chosen[1]()

    def _sent(self, customer: Customer, text: str, client_id: str | None = None) -> Sent:
        client_id = client_id or self._scene.new_id(self._name)
        return Sent("customer", customer.conversation_id, client_id, text)

    def _words(self, customer: Customer) -> Sent:
        is_with_bot = customer.state is None or customer.state.status == "with_bot"
        if is_with_bot:
            return self._sent(customer, self._random.choice(_TO_THE_BOT))
        return self._sent(customer, f"words {self._random.randrange(1_000_000)} of {self._name}")

    async def _say(self, customer: Customer) -> bool:
        sent = self._words(customer)
        self._scene.history.sent.append(sent)
        await sent.settled(customer.say(sent.text, sent.client_id))
        return sent.code not in _ENDINGS

    async def _do(self, customer: Customer, kind: str) -> bool:
        sent = self._sent(customer, "")
        self._scene.history.sent.append(sent)
        await sent.settled(customer.order(kind, client_id=sent.client_id))
        return sent.code not in _ENDINGS

    async def _end(self, customer: Customer) -> bool:
        await self._do(customer, "end")
        return False

    async def _say_at_once(self, customer: Customer, opened: Opened) -> bool:
        """The same command over two to four connections at the same moment."""
        first = self._words(customer)
        async with AsyncExitStack() as tabs:
            others = [await self._screen(tabs, opened) for _ in range(self._random.randint(1, 3))]
            views = self._scene.history.views[-len(others) :]
            copies = [first, *(self._sent(customer, first.text, first.client_id) for _ in others)]
            self._scene.history.sent += copies
            pairs = zip(copies, [customer, *others], strict=True)
            await asyncio.gather(
                *(copy.settled(peer.say(copy.text, copy.client_id)) for copy, peer in pairs)
            )
            for view in views:
                view.is_left = True
        repeated = Repeated(opened.conversation_id, first.client_id, tuple(copies))
        self._scene.history.repeated.append(repeated)
        return first.code not in _ENDINGS

    async def _say_other_words(self, customer: Customer, opened: Opened) -> bool:
        """A client id that was accepted before, with other words: never acknowledged.

        Over another connection, on which no late answer to the first can come.
        """
        first = self._words(customer)
        self._scene.history.sent.append(first)
        if not await first.settled(customer.say(first.text, first.client_id)):
            return first.code not in _ENDINGS
        other = self._sent(customer, first.text + " Or rather not.", first.client_id)
        self._scene.history.reused.append((first, other))
        async with Customer(self._scene.sockets, opened, PACE, Random(0)) as tab:
            await other.settled(tab.say(other.text, other.client_id))
        return True

    async def _intrude(self) -> bool:
        """Somebody else's conversation with one's own token."""
        opened = await self._opened()
        others = [view for view in self._scene.history.views if view.reader != self._name]
        if opened is None or not others:
            return True
        mixed = Opened(others[-1].conversation_id, opened.token)
        told: list[Frame] = []
        async with Customer(self._scene.sockets, mixed, PACE, Random(0)) as thief:
            thief.connection.seen = told.append
            try:
                await thief.until(lambda: any(isinstance(frame, Welcome) for frame in told))
                self._scene.history.intrusions.append(None)
            except StoppedError as error:
                self._scene.history.intrusions.append(error.code)
        return True
