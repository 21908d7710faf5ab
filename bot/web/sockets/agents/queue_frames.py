"""What an agent is told of the queue: the whole of it once, then what became of it."""

from collections.abc import Sequence

from bot.domain.ticket import QueuePlace
from bot.flows.casework.board import BoardView
from bot.web.desk_wire import OfferObject
from bot.web.sockets.sent import ListChange, QueueChangedFrame, QueueFrame, TicketPut
from bot.web.wire import TicketObject


def queue_change(shown: BoardView, view: BoardView) -> QueueChangedFrame:
    """What leads from what was shown to what is to be shown."""
    return QueueChangedFrame(
        waiting=change_between(shown.waiting, view.waiting),
        mine=change_between(shown.mine, view.mine),
        total_waiting=view.total_waiting,
        offers=[OfferObject.of(place, offer) for place, offer in view.offers],
        held=None if view.held is None else change_between(shown.held or (), view.held),
        snoozed=_snoozed(view),
    )


def change_between(old: Sequence[QueuePlace], new: Sequence[QueuePlace]) -> ListChange:
    """What to take out of one list and what to put where, so that it becomes the other.

    A place that is another object than before has changed; one that moved is put anew.
    """
    at = {place.ticket.id: index for index, place in enumerate(old)}
    kept_until = -1
    put: list[TicketPut] = []
    before: str | None = None
    for place in new:
        ticket_id = place.ticket.id
        index = at.get(ticket_id)
        if index is not None and index > kept_until and old[index] is place:
            kept_until = index
        else:
            put.append(TicketPut(ticket=TicketObject.of(place), after=before))
        before = ticket_id
    there = {place.ticket.id for place in new}
    return ListChange(gone=[known for known in at if known not in there], put=put)


def whole_queue(view: BoardView) -> QueueFrame:
    """Everything that one agent sees."""

    def listed(places: Sequence[QueuePlace]) -> list[TicketObject]:
        return [TicketObject.of(place) for place in places]

    return QueueFrame(
        waiting=listed(view.waiting),
        mine=listed(view.mine),
        total_waiting=view.total_waiting,
        offers=[OfferObject.of(place, offer) for place, offer in view.offers],
        held=None if view.held is None else listed(view.held),
        snoozed=_snoozed(view),
    )


def _snoozed(view: BoardView) -> list[str]:
    return sorted(place.ticket.conversation_id for place in view.mine if _sleeps(place, view))


def _sleeps(place: QueuePlace, view: BoardView) -> bool:
    return place.ticket.conversation_id in view.snoozed
