"""What can be wrong with who has the word."""

import asyncio
import random
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from typing import TypeVar

from bot.backends.sql.conversation_store import SqlConversationStore
from bot.domain.conversation import Conversation, ConversationStatus
from bot.domain.desk.desk import OPEN, DeskStanding
from bot.domain.editing import ConversationEdit
from bot.domain.ids import AgentId, ConversationId
from bot.domain.message import CUSTOMER, ClientKey, Message
from bot.domain.reply import Outcome
from bot.domain.ticket import HandoffTicket, TicketStatus
from bot.errors import FencedError
from bot.flows.ask import Ask

T = TypeVar("T")
_A_MOMENT = 0.05


def select_then_update(skew: float) -> None:
    """Who may claim is judged by what was selected before, and then written whatever happened meanwhile."""
    original = SqlConversationStore.edit

    async def edit(
        self: SqlConversationStore,
        conversation_id: ConversationId,
        change: Callable[[ConversationEdit], T],
        client_key: ClientKey | None = None,
    ) -> T:
        if client_key is None or client_key.sender == CUSTOMER:
            return await original(self, conversation_id, change, client_key)
        selected = await self.conversation(conversation_id)
        await asyncio.sleep(_A_MOMENT)

        def changed(edit: ConversationEdit) -> T:
            edit.conversation = _as_selected(edit.conversation, selected)
            return change(edit)

        return await original(self, conversation_id, changed, client_key)

    SqlConversationStore.edit = edit  # type: ignore[method-assign]


def _as_selected(current: Conversation, selected: Conversation) -> Conversation:
    now, then = current.ticket, selected.ticket
    is_overtaken = (
        now is not None
        and then is not None
        and now.id == then.id
        and (then.status, now.status) == (TicketStatus.WAITING, TicketStatus.CLAIMED)
    )
    if now is None or not is_overtaken:
        return current
    return replace(current, ticket=replace(now, status=TicketStatus.WAITING))


def no_fence(skew: float) -> None:
    """Whoever once held a ticket may write for as long as anybody holds it."""

    def check_held(self: HandoffTicket, agent_id: AgentId, fence: int) -> None:
        if self.status is not TicketStatus.CLAIMED:
            raise FencedError

    HandoffTicket.check_held = check_held  # type: ignore[method-assign]


def to_the_tail(skew: float) -> None:
    """A ticket that comes back begins to wait anew."""
    original = HandoffTicket.returned

    def returned(self: HandoffTicket, *given: object) -> HandoffTicket:
        return replace(original(self, *given), asked_at=datetime.now(UTC))

    HandoffTicket.returned = returned  # type: ignore[method-assign,assignment]


def bot_unguarded(skew: float) -> None:
    """The bot's reply, late now and then, is written whoever has the word by then."""
    reply, write = ConversationEdit.bot_replies, Ask._write

    def bot_replies(
        self: ConversationEdit, outcome: Outcome, in_reply_to: int, standing: DeskStanding = OPEN
    ) -> Message | None:
        status = self.conversation.status
        if status in (ConversationStatus.WITH_BOT, ConversationStatus.CLOSED):
            return reply(self, outcome, in_reply_to, standing)
        self.conversation = replace(self.conversation, status=ConversationStatus.WITH_BOT)
        message = reply(self, outcome, in_reply_to, standing)
        self.conversation = replace(self.conversation, status=status)
        return message

    async def late(self: Ask, conversation_id: ConversationId, seq: int, outcome: Outcome) -> None:
        await asyncio.sleep(random.uniform(0, 1))
        await write(self, conversation_id, seq, outcome)

    ConversationEdit.bot_replies = bot_replies  # type: ignore[method-assign]
    Ask._write = late  # type: ignore[method-assign]
