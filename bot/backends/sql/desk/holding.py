"""What a claim needs beside its own row: room at the agent's hands, and no offer left open."""

from datetime import datetime

from sqlalchemy import Connection, func, insert, select, update

from bot.backends.sql.desk.tables import alerts, is_open_offer, offers
from bot.backends.sql.tables import agents, tickets
from bot.domain.desk.offer import OfferOutcome
from bot.domain.ids import AgentId
from bot.domain.ticket import HandoffTicket, TicketStatus
from bot.errors import AtCapacityError


def is_new_hold(loaded: HandoffTicket | None, changed: HandoffTicket) -> bool:
    """True when somebody holds the ticket by a claim that was not there before."""
    is_held = changed.status is TicketStatus.CLAIMED
    return is_held and (loaded is None or loaded.fence != changed.fence)


def take_room(
    connection: Connection, loaded: HandoffTicket | None, changed: HandoffTicket, now: datetime
) -> None:
    """Before a ticket is written: whoever holds it anew must have room. Raises AtCapacityError."""
    if is_new_hold(loaded, changed) and changed.agent_id is not None:
        _take_room(connection, changed.agent_id, now)


def settle_offers_and_alerts(
    connection: Connection, loaded: HandoffTicket | None, changed: HandoffTicket, now: datetime
) -> None:
    """After a ticket was written: who waits no longer is offered no more; keep what the clock told."""
    if changed.status is not TicketStatus.WAITING:
        _end_offer(connection, changed, now)
    known = loaded.alerts if loaded is not None else ()
    if told := [alert for alert in changed.alerts if alert not in known]:
        rows = [{"ticket_id": changed.id, "alert": alert, "at": now} for alert in told]
        connection.execute(insert(alerts), rows)


def _take_room(connection: Connection, agent_id: AgentId, now: datetime) -> None:
    # The update holds the agent's row until the end: of two claims at once the second counts the first.
    known = connection.execute(update(agents).where(agents.c.id == agent_id).values(busy_at=now))
    if known.rowcount == 0:
        return
    capacity = connection.scalar(select(agents.c.capacity).where(agents.c.id == agent_id))
    is_theirs = (tickets.c.status == TicketStatus.CLAIMED) & (tickets.c.agent_id == agent_id)
    held = connection.scalar(select(func.count()).select_from(tickets).where(is_theirs))
    if (held or 0) >= (capacity or 0):
        raise AtCapacityError(limit=capacity or 0)


def _end_offer(connection: Connection, ticket: HandoffTicket, now: datetime) -> None:
    is_its = is_open_offer & (offers.c.ticket_id == ticket.id)
    if ticket.status is TicketStatus.CLAIMED:
        accepted = update(offers).where(is_its, offers.c.agent_id == ticket.agent_id)
        connection.execute(accepted.values(outcome=OfferOutcome.ACCEPTED, ended_at=now))
    withdrawn = update(offers).where(is_its)
    connection.execute(withdrawn.values(outcome=OfferOutcome.WITHDRAWN, ended_at=now))
