"""The order of the queue, whatever comes: first come first served within a class, and nobody waits for ever."""

from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st

from bot.domain.desk.promise import PROMISES, Segment
from bot.domain.ids import ConversationId, TicketId
from bot.domain.reply import EscalationReason
from bot.domain.ticket import HandoffTicket, Priority, priority_of
from knowledge_base.words import Language
from tests.builders import MORNING, agent_named

# Documented in docs/queue.md: a complaint, or worse, of a private customer is due this much sooner.
BOUND = timedelta(hours=1, minutes=4)
_ORDINARY = (EscalationReason.ASKED_FOR_PERSON, EscalationReason.NOT_UNDERSTOOD)
_CALM = (*_ORDINARY, EscalationReason.COMPLAINT, EscalationReason.HARDSHIP)
_DANGERS = (EscalationReason.FRAUD, EscalationReason.SELF_HARM)

SECONDS = st.integers(0, 48 * 3_600)


def asked(seconds: int, reason: EscalationReason, segment: Segment) -> HandoffTicket:
    """A ticket of somebody who asked so many seconds after the morning began."""
    at = MORNING + timedelta(seconds=seconds)
    ticket = HandoffTicket(
        TicketId(f"t_{seconds}"),
        ConversationId("c_1"),
        Language.ENGLISH,
        reason,
        at,
        priority=priority_of(reason),
        segment=segment,
    )
    return ticket.promised(PROMISES[segment], since=at)


def tickets(reasons: tuple[EscalationReason, ...]) -> st.SearchStrategy[HandoffTicket]:
    """Any ticket for one of these reasons."""
    return st.builds(asked, SECONDS, st.sampled_from(reasons), st.sampled_from(Segment))


def order(ticket: HandoffTicket) -> tuple[object, ...]:
    """As the database sorts."""
    return (ticket.rank_at, ticket.asked_at, ticket.id)


def is_before(one: HandoffTicket, other: HandoffTicket) -> bool:
    """True when one is taken sooner."""
    return order(one) < order(other)


@given(SECONDS, SECONDS, st.sampled_from(EscalationReason), st.sampled_from(Segment))
def test_within_a_class_who_asked_first_is_first(
    one: int, other: int, reason: EscalationReason, segment: Segment
) -> None:
    earlier, later = sorted((one, other))
    if earlier < later:
        assert is_before(asked(earlier, reason, segment), asked(later, reason, segment))


@given(tickets(_DANGERS), tickets(_CALM))
def test_danger_is_first_however_long_others_have_waited(
    danger: HandoffTicket, calm: HandoffTicket
) -> None:
    assert is_before(danger, calm)


@given(tickets(_CALM), tickets(_CALM))
def test_nobody_is_passed_by_who_asked_much_later(one: HandoffTicket, other: HandoffTicket) -> None:
    if one.asked_at + BOUND < other.asked_at:
        assert is_before(one, other)


@given(st.sampled_from(Segment), st.integers(1, 59))
def test_of_the_same_moment_the_better_promise_and_the_greater_need_are_first(
    segment: Segment, seconds: int
) -> None:
    private = asked(seconds, EscalationReason.ASKED_FOR_PERSON, Segment.PRIVATE)
    standard = asked(0, EscalationReason.ASKED_FOR_PERSON, Segment.STANDARD)
    hardship = asked(seconds, EscalationReason.HARDSHIP, segment)
    assert is_before(private, standard)
    assert is_before(hardship, private)


@given(st.lists(tickets(_CALM), min_size=1, max_size=60, unique_by=lambda ticket: ticket.asked_at))
def test_a_queue_that_is_never_empty_takes_the_lowest_within_the_bound(
    arrivals: list[HandoffTicket],
) -> None:
    """One desk that takes one customer a minute, always the next: whoever is passed is passed by few."""
    lowest = asked(0, EscalationReason.NOT_UNDERSTOOD, Segment.STANDARD)
    passing = [ticket for ticket in arrivals if is_before(ticket, lowest)]
    assert all(ticket.asked_at <= lowest.asked_at + BOUND for ticket in passing)
    everybody = sorted([lowest, *arrivals], key=order)
    assert everybody.index(lowest) == len(passing)


@given(tickets(_ORDINARY), st.sampled_from(EscalationReason))
def test_who_is_pressed_stands_where_a_ticket_of_that_need_would(
    ticket: HandoffTicket, reason: EscalationReason
) -> None:
    pressed = ticket.pressed(reason)
    seconds = int((ticket.asked_at - MORNING).total_seconds())
    worse = reason if priority_of(reason) < Priority.ORDINARY else ticket.reason
    assert pressed.rank_at == asked(seconds, worse, ticket.segment).rank_at


@given(tickets(tuple(EscalationReason)))
def test_a_place_is_kept_through_a_claim(ticket: HandoffTicket) -> None:
    assert order(ticket.claimed_by(agent_named("Mina")).returned()) == order(ticket)
