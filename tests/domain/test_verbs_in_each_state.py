"""Every verb in every state: what becomes of the conversation, or why it is refused."""

from typing import Final

import pytest

from bot.domain.conversation import ConversationStatus
from bot.domain.message import MessageKind
from bot.errors import (
    AlreadyClaimedError,
    BotError,
    ConversationClosedError,
    FencedError,
    NotWaitingError,
)
from tests.domain.edits import VERBS, edit_in

BOT = ConversationStatus.WITH_BOT
WAITING = ConversationStatus.WAITING_FOR_AGENT
AGENT = ConversationStatus.WITH_AGENT
CLOSED = ConversationStatus.CLOSED
K = MessageKind

Outcome = type[BotError] | tuple[ConversationStatus, tuple[MessageKind, ...]]

# In the order with the bot, waiting, with Mina, closed.
EXPECTED: Final[dict[str, tuple[Outcome, Outcome, Outcome, Outcome]]] = {
    "customer says": (
        (BOT, (K.WORDS,)),
        (WAITING, (K.WORDS,)),
        (AGENT, (K.WORDS,)),
        ConversationClosedError,
    ),
    "bot answers": ((BOT, (K.ANSWER,)), (WAITING, ()), (AGENT, ()), (CLOSED, ())),
    "bot clarifies": ((BOT, (K.CLARIFICATION,)), (WAITING, ()), (AGENT, ()), (CLOSED, ())),
    "bot escalates": (
        (WAITING, (K.ESCALATION, K.WAITING_FOR_AGENT)),
        (WAITING, ()),
        (AGENT, ()),
        (CLOSED, ()),
    ),
    "queue for person": (
        (WAITING, (K.WAITING_FOR_AGENT,)),
        (WAITING, ()),
        (AGENT, ()),
        ConversationClosedError,
    ),
    "leave queue": (NotWaitingError, (BOT, (K.LEFT_QUEUE,)), NotWaitingError, NotWaitingError),
    "Mina claims": (NotWaitingError, (AGENT, (K.AGENT_JOINED,)), (AGENT, ()), NotWaitingError),
    "Omar claims": (
        NotWaitingError,
        (AGENT, (K.AGENT_JOINED,)),
        AlreadyClaimedError,
        NotWaitingError,
    ),
    "Mina says": (FencedError, FencedError, (AGENT, (K.WORDS,)), FencedError),
    "Mina says by an old claim": (FencedError, FencedError, FencedError, FencedError),
    "Omar says": (FencedError, FencedError, FencedError, FencedError),
    "Mina releases to the bot": (
        FencedError,
        FencedError,
        (BOT, (K.RETURNED_TO_BOT,)),
        FencedError,
    ),
    "Omar releases to the bot": (FencedError, FencedError, FencedError, FencedError),
    "Mina releases to the queue": (
        FencedError,
        FencedError,
        (WAITING, (K.RETURNED_TO_QUEUE,)),
        FencedError,
    ),
    "Omar releases to the queue": (FencedError, FencedError, FencedError, FencedError),
    "Mina resolves": (FencedError, FencedError, (CLOSED, (K.RESOLVED,)), FencedError),
    "Omar resolves": (FencedError, FencedError, FencedError, FencedError),
    "customer ends": (
        (CLOSED, (K.ENDED,)),
        (CLOSED, (K.ENDED,)),
        (CLOSED, (K.ENDED,)),
        (CLOSED, ()),
    ),
}
STATES: Final = (BOT, WAITING, AGENT, CLOSED)
CASES: Final = [
    pytest.param(verb, status, outcome, id=f"{verb} while {status}")
    for verb, outcomes in EXPECTED.items()
    for status, outcome in zip(STATES, outcomes, strict=True)
]


def test_the_table_has_every_verb_and_every_state() -> None:
    assert set(EXPECTED) == set(VERBS)
    assert set(STATES) == set(ConversationStatus)


@pytest.mark.parametrize(("verb", "status", "expected"), CASES)
def test_a_verb_does_what_the_table_says(
    verb: str, status: ConversationStatus, expected: Outcome
) -> None:
    edit = edit_in(status)
    before = edit.conversation
    if isinstance(expected, tuple):
        VERBS[verb](edit)
        assert (edit.conversation.status, tuple(m.kind for m in edit.messages)) == expected
    else:
        with pytest.raises(expected):
            VERBS[verb](edit)
        assert (edit.conversation, edit.messages, edit.turns) == (before, [], [])


@pytest.mark.parametrize(("verb", "status", "expected"), CASES)
def test_seq_has_no_gap_whatever_is_done(
    verb: str, status: ConversationStatus, expected: Outcome
) -> None:
    edit = edit_in(status)
    last = edit.conversation.last_seq
    if isinstance(expected, tuple):
        VERBS[verb](edit)
    assert [m.seq for m in edit.messages] == list(range(last + 1, edit.conversation.last_seq + 1))
