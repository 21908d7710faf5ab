"""Nothing lost, nothing invented, nothing twice, everything in order, everything delivered."""

from collections import Counter
from collections.abc import Iterator
from itertools import pairwise

from tests.chaos.history import Sent, View
from tests.chaos.oracles.verdict import Evidence, Violation
from tests.chaos.store import Row


def lost(evidence: Evidence) -> Iterator[Violation]:
    """Every acknowledged command is one row, under the seq that was told."""
    for sent in evidence.history.sent:
        if not sent.is_accepted or sent.seq is None:
            continue
        rows = evidence.stored.rows[sent.conversation_id]
        row = rows[sent.seq - 1] if sent.seq <= len(rows) else None
        if row is None or (row.sender, row.client_id) != (sent.sender, sent.client_id):
            yield Violation("lost", f"{sent.conversation_id} {sent.client_id} seq {sent.seq}")
    for view in evidence.history.views:
        if view.resyncs:
            yield Violation("lost", f"{view.conversation_id}: {view.reader} had to forget")


def phantom(evidence: Evidence) -> Iterator[Violation]:
    """Every row with a client id was said with these words, and every row on a screen is in the store."""
    said = {
        (one.conversation_id, one.sender, one.client_id, one.text) for one in _all_said(evidence)
    }
    for conversation_id, rows in evidence.conversations():
        for row in rows:
            key = (conversation_id, row.sender, row.client_id, row.text)
            if row.client_id and row.kind == "words" and key not in said:
                yield Violation("phantom", f"{conversation_id} {row.seq} was never said")
    for view in evidence.history.views:
        rows = evidence.stored.rows[view.conversation_id]
        stored = {row.seq: (row.author, row.kind, row.text) for row in rows}
        for shown in view.rows:
            if stored.get(shown.seq) != (shown.author, shown.kind, shown.text):
                yield Violation("phantom", f"{view.conversation_id} {shown.seq} on a screen")


def _all_said(evidence: Evidence) -> Iterator[Sent]:
    yield from evidence.history.sent
    yield from (other for _, other in evidence.history.reused)


def doubled(evidence: Evidence) -> Iterator[Violation]:
    """Each client id is one row, a repeated command has one seq, each row is shown and sent once."""
    for conversation_id, rows in evidence.conversations():
        keys = Counter((row.sender, row.client_id) for row in rows if row.client_id)
        for (sender, client_id), count in keys.items():
            if count > 1:
                yield Violation("doubled", f"{conversation_id} {sender} {client_id}: {count} rows")
    for repeated in evidence.history.repeated:
        seqs = {copy.seq for copy in repeated.copies if copy.is_accepted}
        if len(seqs) > 1:
            yield Violation("doubled", f"{repeated.conversation_id} {repeated.client_id}: {seqs}")
    for view in evidence.history.views:
        yield from _sent_again(view)


def _sent_again(view: View) -> Iterator[Violation]:
    for after_seq, seqs in view.streams:
        if any(later <= earlier for earlier, later in pairwise([after_seq, *seqs])):
            yield Violation("doubled", f"{view.conversation_id} sent after {after_seq}: {seqs[:8]}")


def reordered(evidence: Evidence) -> Iterator[Violation]:
    """Rows are numbered without a gap, a session's rows are in the order in which they were said."""
    places = {
        (sent.conversation_id, sent.sender, sent.client_id): (sent.session, place)
        for place, sent in reversed(list(enumerate(evidence.history.sent)))
    }
    for conversation_id, rows in evidence.conversations():
        if [row.seq for row in rows] != list(range(1, len(rows) + 1)):
            yield Violation("reordered", f"{conversation_id}: a gap in the store")
        if len(rows) != evidence.stored.last_seq[conversation_id]:
            yield Violation("reordered", f"{conversation_id}: last_seq is not the last row's")
        yield from _out_of_order(conversation_id, rows, places)
    for view in evidence.history.views:
        yield from _skipped(view)


def _out_of_order(
    conversation_id: str, rows: list[Row], places: dict[tuple[str, str, str], tuple[int, int]]
) -> Iterator[Violation]:
    newest: dict[tuple[str, int], int] = {}
    for row in rows:
        key = (conversation_id, row.sender or "", row.client_id or "")
        if key not in places:
            continue
        session, place = places[key]
        whose = (row.sender or "", session)
        if place < newest.get(whose, -1):
            yield Violation("reordered", f"{conversation_id} {row.seq} was said before the last")
        newest[whose] = max(place, newest.get(whose, -1))


def _skipped(view: View) -> Iterator[Violation]:
    shown = [row.seq for row in view.rows]
    if shown != list(range(1, len(shown) + 1)):
        yield Violation("reordered", f"{view.conversation_id}: {view.reader} saw {shown[:8]}…")
    for after_seq, seqs in view.streams:
        if any(later > earlier + 1 for earlier, later in pairwise([after_seq, *seqs])):
            yield Violation("reordered", f"{view.conversation_id} skipped after {after_seq}")


def undelivered(evidence: Evidence) -> Iterator[Violation]:
    """Every screen that stayed shows all rows."""
    for view in evidence.history.views:
        rows = evidence.stored.rows[view.conversation_id]
        if not view.is_left and len(view.rows) < len(rows):
            yield Violation(
                "undelivered",
                f"{view.conversation_id}: {view.reader} shows {len(view.rows)} of {len(rows)} rows",
            )


def client_id_reused(evidence: Evidence) -> Iterator[Violation]:
    """Other words under a client id were never acknowledged, and the first are unchanged."""
    for first, other in evidence.history.reused:
        if other.is_accepted:
            yield Violation("client id reused", f"{other.conversation_id} {other.client_id}")
        rows = evidence.stored.rows[first.conversation_id]
        kept = [row.text for row in rows if row.seq == first.seq]
        if kept != [first.text]:
            yield Violation("client id reused", f"{first.client_id} was overwritten")


def clock(evidence: Evidence) -> Iterator[Violation]:
    """Times go up with seq: one clock for all processes."""
    for conversation_id, rows in evidence.conversations():
        for earlier, later in pairwise(rows):
            if later.at < earlier.at:
                yield Violation("clock", f"{conversation_id} {later.seq} at {later.at}")


def foreign(evidence: Evidence) -> Iterator[Violation]:
    """Somebody else's conversation does not exist."""
    for code in evidence.history.intrusions:
        if code != 4404:
            yield Violation("foreign", f"closed with {code}")
