"""One conversation while it is being changed: what every step does to it in the end."""

from dataclasses import replace
from datetime import datetime
from typing import Final, Protocol

from bot.domain.conversation import Conversation, ConversationStatus
from bot.domain.message import Author, ClientKey, Message, MessageKind
from bot.domain.phrases import phrases_in
from bot.domain.reply import Turn, plainly
from bot.domain.ticket import HandoffTicket
from bot.errors import ConversationClosedError


class History(Protocol):
    """What was said before an edit; it is read only where a rule asks for it."""

    def awaiting(self) -> tuple[Message, ...]:
        """The customer's words that await the bot, oldest first; the newest ten at most."""

    def lately(self) -> tuple[Message, ...]:
        """The customer's last words, files apart, and what came after them; nothing when there are none."""


class NothingSaid:
    """The history of a conversation in which nothing was said."""

    def awaiting(self) -> tuple[Message, ...]:
        """Nothing."""
        return ()

    def lately(self) -> tuple[Message, ...]:
        """Nothing."""
        return ()


NOTHING_SAID: Final[History] = NothingSaid()


class EditedConversation:
    """A copy of a conversation and the rows that are added to it; `now` is the database's clock."""

    def __init__(
        self,
        conversation: Conversation,
        now: datetime,
        *,
        earlier: Message | None = None,
        client_key: ClientKey | None = None,
        history: History = NOTHING_SAID,
    ) -> None:
        self.conversation = conversation
        self.now = now
        self.earlier = earlier
        """The message that the same client id made before, if it did."""
        self.history = history
        self.messages: list[Message] = []
        self.turns: list[Turn] = []
        self.settled: list[int] = []
        """Questions whose outcome was heeded without a reply: they await none any more."""
        self.reopened: Message | None = None
        """The customer's words that await the bot again."""
        self._client_key = client_key

    @property
    def ticket(self) -> HandoffTicket | None:
        """The open ticket, if there is one."""
        ticket = self.conversation.ticket
        return ticket if ticket is not None and ticket.is_open else None

    def _hand_to_bot(self) -> None:
        """What the customer said last awaits the bot, unless somebody has replied, or it was left for later."""
        last, *later = self.history.lately() or (None,)
        if last is None or not plainly(last.text):
            return
        if not any(_settles(message, last) for message in later):
            self.reopened = last

    def _check_open(self) -> None:
        if self.conversation.status is ConversationStatus.CLOSED:
            raise ConversationClosedError

    def _change(
        self, status: ConversationStatus, ticket: HandoffTicket | None, kind: MessageKind
    ) -> Message:
        is_agents_doing = kind is not MessageKind.ENDED
        name = ticket.agent_name if ticket and is_agents_doing else None
        message = self._tell(kind, name)
        self.conversation = replace(
            self.conversation, status=status, ticket=ticket or self.conversation.ticket
        )
        return message

    def _tell(self, kind: MessageKind, agent_name: str | None = None) -> Message:
        text = phrases_in(self.conversation.language).events[kind].format(agent_name=agent_name)
        return self._add(Author.SYSTEM, kind, text, author_name=agent_name)

    def _add(self, author: Author, kind: MessageKind, text: str, **more: object) -> Message:
        seq = self.conversation.last_seq + 1
        self.conversation = replace(self.conversation, last_seq=seq)
        # A command makes one message at most that can be found again by its client id: the first but the bot's.
        is_own = author is not Author.BOT and all(one.author is Author.BOT for one in self.messages)
        key = self._client_key if is_own else None
        message = replace(Message(seq, author, kind, text, self.now, client_key=key), **more)  # type: ignore[arg-type]
        self.messages.append(message)
        return message


def _settles(later: Message, words: Message) -> bool:
    is_agents = later.author is Author.AGENT and later.kind is MessageKind.WORDS
    return is_agents or later.in_reply_to == words.seq or later.kind is MessageKind.MESSAGE_LEFT
