"""What became of a list, applied as docs/protocol.md says, gives the list that is meant."""

from dataclasses import replace
from random import Random

from bot.domain.ids import ConversationId, TicketId
from bot.domain.reply import EscalationReason
from bot.domain.ticket import HandoffTicket, QueuePlace
from bot.web.sockets.agents.queue_frames import change_between
from bot.web.sockets.sent import ListChange
from bot.web.wire import TicketObject
from knowledge_base.words import Language
from tests.builders import MORNING


def place(number: int) -> QueuePlace:
    """A place in the queue."""
    ticket = HandoffTicket(
        TicketId(f"t_{number}"),
        ConversationId(f"c_{number}"),
        Language.ENGLISH,
        EscalationReason.ASKED_FOR_PERSON,
        MORNING,
    )
    return QueuePlace(ticket, "Hello", 1)


def applied(shown: list[TicketObject], change: ListChange) -> list[TicketObject]:
    """By the words of the protocol and nothing else."""
    out = {*change.gone, *(put.ticket.ticket_id for put in change.put)}
    left = [ticket for ticket in shown if ticket.ticket_id not in out]
    for put in change.put:
        ids = [ticket.ticket_id for ticket in left]
        left.insert(0 if put.after is None else ids.index(put.after) + 1, put.ticket)
    return left


def test_any_change_leads_to_the_list_that_is_meant() -> None:
    random = Random(7)
    old = [place(number) for number in range(12)]
    for step in range(300):
        new = [one for one in old if random.random() > 0.1]
        new = [replace(one, last_seq=step) if random.random() < 0.2 else one for one in new]
        new.insert(random.randrange(len(new) + 1), place(100 + step))
        if random.random() < 0.3:
            random.shuffle(new)
        shown = [TicketObject.of(one) for one in old]
        assert applied(shown, change_between(old, new)) == [TicketObject.of(one) for one in new]
        old = new


def test_one_new_place_is_all_that_is_sent() -> None:
    old = [place(number) for number in range(500)]
    new = [*old[:3], place(999), *old[3:]]
    change = change_between(old, new)
    assert (change.gone, len(change.put)) == ([], 1)
    assert change.put[0].after == "t_2"
