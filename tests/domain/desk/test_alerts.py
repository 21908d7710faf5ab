"""The clock of a promise: a warning with a quarter of the time left, a breach when it is over."""

from datetime import datetime, timedelta

import pytest

from bot.domain.desk.promise import PROMISES, Alert, Segment, segment_named
from bot.domain.ids import ConversationId, TicketId
from bot.domain.reply import EscalationReason
from bot.domain.ticket import HandoffTicket, TicketStatus
from knowledge_base.words import Language
from tests.builders import MORNING

WARNING, BREACH = Alert.FIRST_REPLY_WARNING, Alert.FIRST_REPLY_BREACH
LATE, TOO_LATE = Alert.RESOLUTION_WARNING, Alert.RESOLUTION_BREACH


def after(minutes: float) -> datetime:
    """So many minutes after the asking."""
    return MORNING + timedelta(minutes=minutes)


def ticket() -> HandoffTicket:
    """A standard customer's: five minutes for a reply, eight hours for all."""
    made = HandoffTicket(
        TicketId("t_1"),
        ConversationId("c_1"),
        Language.ENGLISH,
        EscalationReason.ASKED_FOR_PERSON,
        MORNING,
    )
    return made.promised(PROMISES[Segment.STANDARD], since=MORNING)


@pytest.mark.parametrize(
    ("minutes", "alerts"),
    [
        (3.7, ()),
        (3.75, (WARNING,)),
        (5, (WARNING,)),
        (5.1, (WARNING, BREACH)),
        (360, (WARNING, BREACH, LATE)),
        (481, (WARNING, BREACH, LATE, TOO_LATE)),
    ],
)
def test_it_rings_when_it_should(minutes: float, alerts: tuple[Alert, ...]) -> None:
    assert ticket().due_alerts(after(minutes)) == alerts


def test_a_reply_stops_the_first_clock_and_only_the_first_reply_counts() -> None:
    replied = ticket().replied(after(3)).replied(after(9))
    assert replied.first_replied_at == after(3)
    assert replied.due_alerts(after(60)) == ()
    assert ticket().replied(after(6)).due_alerts(after(7)) == (WARNING, BREACH)


def test_what_has_ended_is_late_no_more() -> None:
    ended = ticket().replied(after(1)).ended(TicketStatus.RESOLVED)
    assert ended.due_alerts(after(9_999)) == ()


def test_out_of_hours_the_clock_waits_and_the_place_does_not() -> None:
    left = ticket().promised(PROMISES[Segment.STANDARD], since=after(600))
    assert left.due_alerts(after(603)) == ()
    assert left.due_alerts(after(604)) == (WARNING,)
    assert left.rank_at == ticket().rank_at


@pytest.mark.parametrize(
    ("name", "segment"),
    [(None, Segment.STANDARD), ("gold", Segment.STANDARD), ("Private", Segment.PRIVATE)],
)
def test_a_segment_that_nobody_knows_is_standard(name: str | None, segment: Segment) -> None:
    assert segment_named(name) is segment
