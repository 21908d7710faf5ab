"""Every Cursors moves forward only, and never beyond what was said."""

import asyncio

from bot.domain.conversation import Conversation
from bot.ports import ConversationStore
from bot.ports.desk import Cursor, Cursors, Side
from tests.contracts.conversation_store.steps import say


async def test_nothing_was_seen_before_the_first_move(
    cursors: Cursors, conversation: Conversation
) -> None:
    assert await cursors.of(conversation.id, Side.AGENT) == Cursor(0, 0)


async def test_each_side_moves_forward_and_never_back(
    cursors: Cursors, store: ConversationStore, conversation: Conversation
) -> None:
    for text in "abc":
        await say(store, conversation.id, text)
    assert await cursors.move(conversation.id, Side.AGENT, Cursor(3, 1))
    assert not await cursors.move(conversation.id, Side.AGENT, Cursor(2, 1))
    assert await cursors.move(conversation.id, Side.AGENT, Cursor(0, 2))
    assert await cursors.of(conversation.id, Side.AGENT) == Cursor(3, 2)
    assert await cursors.of(conversation.id, Side.CUSTOMER) == Cursor(0, 0)


async def test_nobody_has_seen_what_was_not_said(
    cursors: Cursors, store: ConversationStore, conversation: Conversation
) -> None:
    await say(store, conversation.id, "a")
    await cursors.move(conversation.id, Side.CUSTOMER, Cursor(9, 9))
    assert await cursors.of(conversation.id, Side.CUSTOMER) == Cursor(1, 1)


async def test_moves_at_once_end_at_the_farthest(
    cursors: Cursors, store: ConversationStore, conversation: Conversation
) -> None:
    for number in range(10):
        await say(store, conversation.id, str(number))
    moves = [Cursor(n, n) for n in (3, 9, 1, 10, 5, 7)]
    await asyncio.gather(*(cursors.move(conversation.id, Side.CUSTOMER, move) for move in moves))
    assert await cursors.of(conversation.id, Side.CUSTOMER) == Cursor(10, 10)
