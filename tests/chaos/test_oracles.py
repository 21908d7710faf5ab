"""Each oracle goes red on the plainest case of what it is there for, and on nothing else."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from bot.client.frames import Message, Ticket
from tests.chaos.history import Held, History, Sent, View
from tests.chaos.oracles.judging import judge
from tests.chaos.oracles.verdict import Evidence
from tests.chaos.store import Row, Stored, TicketRow

ID = "c_1"
BEGIN = datetime(2026, 3, 1, 9, 30, tzinfo=UTC)


def row(seq: int, author: str, kind: str, **more: object) -> Row:
    """One row, a second after the one before it."""
    nobody = dict.fromkeys(("author_name", "sender", "client_id", "in_reply_to"))
    at = BEGIN + timedelta(seconds=seq)
    plain = Row(seq, author, kind, f"text {seq}", at, awaits_reply=False, **nobody)
    return replace(plain, **more)  # type: ignore[arg-type]


def ticket(**more: object) -> TicketRow:
    """Asked with the third row, closed by the agent."""
    plain = TicketRow("t_1", ID, "resolved", "a_1", 1, BEGIN + timedelta(seconds=3))
    return replace(plain, **more)  # type: ignore[arg-type]


def shown(rows: list[Row]) -> list[Message]:
    """The rows as a screen has them."""
    return [
        Message(seq=one.seq, author=one.author, kind=one.kind, text=one.text, at="") for one in rows
    ]


ROWS = [
    row(1, "customer", "words", sender="customer", client_id="c-1"),
    row(2, "bot", "answer", in_reply_to=1),
    row(3, "system", "waiting_for_agent", sender="customer", client_id="c-2"),
    row(4, "system", "agent_joined", author_name="Mina"),
    row(5, "agent", "words", sender="a_1", client_id="m-1", author_name="Mina"),
    row(6, "system", "resolved", author_name="Mina"),
]


def a_story() -> Evidence:
    """A conversation in which nothing is wrong."""
    said = [
        Sent("customer", ID, "c-1", "text 1", is_accepted=True, seq=1),
        Sent("customer", ID, "c-2", "", is_accepted=True, seq=3),
        Sent("a_1", ID, "m-1", "text 5", is_accepted=True, seq=5),
    ]
    view = View("c", ID, shown(ROWS), streams=[(0, [1, 2, 3]), (3, [4, 5, 6])])
    stored = Stored(last_seq={ID: 6}, status={ID: "closed"}, tickets=[ticket()])
    stored.rows[ID] = list(ROWS)
    return Evidence(History(sent=said, views=[view]), stored)


def red(evidence: Evidence) -> set[str]:
    """The oracles that found something."""
    return {violation.oracle for violation in judge(evidence)}


def with_row(seq: int, **more: object) -> Evidence:
    """The story with one row changed, on the screen too."""
    evidence = a_story()
    rows = evidence.stored.rows[ID]
    rows[seq - 1] = replace(rows[seq - 1], **more)  # type: ignore[arg-type]
    evidence.history.views[0].rows[:] = shown(rows)
    return evidence


def test_a_sound_story_is_sound() -> None:
    assert red(a_story()) == set()


def test_an_acknowledged_message_that_is_not_there_is_lost() -> None:
    evidence = a_story()
    evidence.history.sent.append(Sent("customer", ID, "c-9", "x", is_accepted=True, seq=7))
    assert red(evidence) == {"lost"}


def test_a_row_that_nobody_said_is_a_phantom() -> None:
    evidence = a_story()
    evidence.history.sent[2].text = "something else"
    assert red(evidence) == {"phantom"}


def test_a_screen_with_other_words_shows_a_phantom() -> None:
    evidence = a_story()
    evidence.history.views[0].rows[1:2] = shown([row(2, "bot", "answer", text="other")])
    assert red(evidence) == {"phantom"}


def test_one_client_id_in_two_rows_is_doubled() -> None:
    assert "doubled" in red(with_row(3, client_id="c-1"))


def test_a_row_that_is_sent_again_on_one_connection_is_doubled() -> None:
    evidence = a_story()
    evidence.history.views[0].streams = [(0, [1, 2, 3, 3, 4, 5, 6])]
    assert red(evidence) == {"doubled"}


def test_a_resume_that_skips_a_row_is_seen() -> None:
    evidence = a_story()
    evidence.history.views[0].streams = [(0, [1, 2]), (2, [4, 5, 6])]
    assert red(evidence) == {"reordered"}


def test_rows_in_another_order_than_they_were_said_are_seen() -> None:
    evidence = a_story()
    evidence.history.sent.insert(0, evidence.history.sent.pop(1))
    assert red(evidence) == {"reordered"}


def test_a_screen_that_stayed_and_lacks_the_last_row_is_seen() -> None:
    evidence = a_story()
    evidence.history.views[0].rows.pop()
    assert red(evidence) == {"undelivered"}
    evidence.history.views[0].is_left = True
    assert red(evidence) == set()


def test_two_agents_with_one_fence_hold_one_ticket() -> None:
    evidence = a_story()
    held = Ticket(ticket_id="t_1", conversation_id=ID, status="claimed", fence=1)
    evidence.history.held = [Held("a_1", held), Held("a_2", held)]
    assert red(evidence) == {"doubly held"}


def test_an_agent_who_joins_another_holds_doubly() -> None:
    assert "doubly held" in red(with_row(5, author="system", kind="agent_joined"))


def test_an_agents_row_where_another_holds_is_stale() -> None:
    assert red(with_row(5, author_name="Omar")) == {"stale write"}


def test_words_by_an_old_fence_that_were_accepted_are_stale() -> None:
    evidence = a_story()
    evidence.history.stale = [evidence.history.sent[2]]
    assert red(evidence) == {"stale write"}


def test_a_bot_that_speaks_beside_a_person_is_heard() -> None:
    assert "talked over" in red(with_row(5, author="bot", in_reply_to=4))


def test_a_ticket_that_went_to_the_tail_lost_its_place() -> None:
    evidence = a_story()
    evidence.stored.tickets = [ticket(asked_at=BEGIN + timedelta(seconds=60))]
    assert red(evidence) == {"place lost"}


def test_other_words_under_a_client_id_that_were_accepted_are_seen() -> None:
    evidence = a_story()
    other = Sent("customer", ID, "c-1", "other", is_accepted=True, seq=1)
    evidence.history.reused = [(evidence.history.sent[0], other)]
    assert red(evidence) == {"client id reused"}


def test_a_later_row_with_an_earlier_time_is_seen() -> None:
    assert "clock" in red(with_row(4, at=BEGIN))


@pytest.mark.parametrize(("code", "expected"), [(None, {"foreign"}), (4404, set())])
def test_a_foreign_conversation_does_not_open(code: int | None, expected: set[str]) -> None:
    evidence = a_story()
    evidence.history.intrusions = [code]
    assert red(evidence) == expected


def test_what_has_no_end_is_stuck() -> None:
    evidence = a_story()
    evidence.pending = ["c_1 1 awaits its reply"]
    assert red(evidence) == {"stuck"}
