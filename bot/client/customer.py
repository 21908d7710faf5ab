"""The customer's half."""

from collections.abc import Awaitable, Callable
from random import Random

from bot.client.closing import Pace
from bot.client.frames import Accepted, Message, MessageCame, StateCame
from bot.client.peer import PACE, Peer
from bot.client.session import CustomerSession, Event, Forgotten
from bot.client.web import Opened


class Customer(Peer):
    """A customer in a conversation, whatever happens to the connection."""

    def __init__(
        self, address: str, opened: Opened, pace: Pace = PACE, random: Random | None = None
    ) -> None:
        session = CustomerSession(opened.conversation_id, opened.token)
        super().__init__(f"{address}/ws/conversation", session, pace, random)
        self.conversation_id = opened.conversation_id
        self.messages: list[Message] = []
        """All rows so far, in order, each once."""
        self.state: StateCame | None = None
        self.heard: Callable[[Event], None] = lambda event: None
        """Called with every event."""

    def noted(self, event: Event) -> None:
        """Keep what a page would show."""
        if isinstance(event, MessageCame):
            self.messages.append(event.message)
        elif isinstance(event, Forgotten):
            self.messages.clear()
        elif isinstance(event, StateCame):
            self.state = event
        self.heard(event)

    def say(self, text: str, client_id: str | None = None) -> Awaitable[Accepted]:
        """A message."""
        return self.order("say", {"text": text}, client_id)

    def choose(self, seq: int, choice: str) -> Awaitable[Accepted]:
        """One of the choices of the clarification with this seq."""
        return self.order("choose", {"seq": seq, "choice": choice})

    def request_person(self) -> Awaitable[Accepted]:
        """Ask for a person."""
        return self.order("request_person")

    def leave_queue(self) -> Awaitable[Accepted]:
        """No longer wait for one."""
        return self.order("leave_queue")

    def end(self) -> Awaitable[Accepted]:
        """Close the conversation."""
        return self.order("end")

    async def message(self, fact: Callable[[Message], bool]) -> Message:
        """The first message for which the fact holds, as soon as it is there."""
        await self.until(lambda: any(map(fact, self.messages)))
        return next(filter(fact, self.messages))

    async def ask(self, text: str) -> Message:
        """The reply to a message that the bot gets."""
        seq = (await self.say(text)).seq
        return await self.message(lambda message: message.in_reply_to == seq)
