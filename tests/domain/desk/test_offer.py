"""To whom a ticket goes: who can take it, then who was asked least, the own agent, who was idle longest."""

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.domain.agent import Colleague, Presence
from bot.domain.desk.offer import best_agent, may_take
from bot.domain.ids import ConversationId, TicketId
from bot.domain.reply import EscalationReason
from bot.domain.ticket import HandoffTicket
from knowledge_base.words import Language
from tests.builders import MORNING, agent_named

TICKET = HandoffTicket(
    TicketId("t_1"),
    ConversationId("c_1"),
    Language.CHINESE,
    EscalationReason.ASKED_FOR_PERSON,
    MORNING,
    skill="mortgage",
    named_agent="Omar",
)


def colleague(name: str, busy_minutes_ago: float | None = None) -> Colleague:
    """An agent who can take the ticket."""
    busy_at = None if busy_minutes_ago is None else MORNING - timedelta(minutes=busy_minutes_ago)
    return Colleague(agent_named(name), capacity=2, skills=frozenset({"mortgage"}), busy_at=busy_at)


def chosen(*colleagues: Colleague, times: dict[str, int] | None = None) -> str | None:
    """The name of who is asked."""
    counts = {agent_named(name).id: count for name, count in (times or {}).items()}
    best = best_agent(TICKET, colleagues, counts)
    return best.agent.name if best else None


@pytest.mark.parametrize(
    "unable",
    [
        replace(colleague("Mina"), is_here=False),
        replace(colleague("Mina"), load=2),
        replace(colleague("Mina"), capacity=0),
        replace(colleague("Mina"), skills=frozenset({"cards"})),
        replace(colleague("Mina"), languages=frozenset({Language.ENGLISH})),
        *(
            replace(colleague("Mina"), agent=replace(agent_named("Mina"), presence=presence))
            for presence in (Presence.BUSY, Presence.AWAY)
        ),
    ],
)
def test_who_cannot_take_it_is_never_asked(unable: Colleague) -> None:
    assert not may_take(unable, TICKET)
    assert chosen(unable) is None
    assert chosen(unable, colleague("Bo", 1)) == "Bo"


def test_no_language_named_is_every_language() -> None:
    assert may_take(colleague("Mina"), TICKET)
    assert may_take(replace(colleague("Mina"), languages=frozenset(Language)), TICKET)


def test_the_customers_own_agent_is_asked_first() -> None:
    assert chosen(colleague("Mina"), colleague("Omar", 1)) == "Omar"


def test_then_who_was_idle_longest() -> None:
    assert chosen(colleague("Mina", 5), colleague("Bo", 9), colleague("Ada", 1)) == "Bo"
    assert chosen(colleague("Mina", 5), colleague("Bo")) == "Bo"


def test_nobody_is_asked_twice_before_everybody_was_asked() -> None:
    people = colleague("Mina", 5), colleague("Omar", 9)
    assert chosen(*people, times={"Omar": 1}) == "Mina"
    assert chosen(*people, times={"Omar": 1, "Mina": 1}) == "Omar"


def test_who_has_just_declined_rests() -> None:
    omar = colleague("Omar")
    assert best_agent(TICKET, [omar], {}, resting={omar.agent.id}) is None
