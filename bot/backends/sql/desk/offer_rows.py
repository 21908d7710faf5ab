"""The Offers over a SQL database: at most one open for each ticket, by an index of the database."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Final

from sqlalchemy import ColumnElement, and_, insert, or_, select, update
from sqlalchemy.exc import IntegrityError

from bot.backends.sql.database import Database
from bot.backends.sql.desk.tables import is_open_offer, offers
from bot.backends.sql.queue_queries import place_of, places_where
from bot.backends.sql.rows import ticket_of
from bot.backends.sql.tables import agents, tickets
from bot.domain.desk.offer import Offer, OfferOutcome
from bot.domain.ids import AgentId, DeskId, TicketId
from bot.domain.ticket import HandoffTicket, QueuePlace, TicketStatus
from bot.ports.desk import PastOffer

_IS_WAITING: Final = tickets.c.status == TicketStatus.WAITING
_AT_ONCE: Final = 100


class SqlOffers:
    """Offers in one database."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def unoffered(self, desk_ids: Sequence[DeskId]) -> tuple[HandoffTicket, ...]:
        """Waiting tickets of these desks without an open offer, next first."""
        offered = select(offers.c.ticket_id).where(is_open_offer)
        query = (
            select(tickets)
            .where(_IS_WAITING, tickets.c.desk_id.in_(desk_ids), tickets.c.id.not_in(offered))
            .order_by(tickets.c.rank_at, tickets.c.asked_at, tickets.c.id)
            .limit(_AT_ONCE)
        )
        async with self._database.reading() as connection:
            rows = (await connection.execute(query)).mappings().all()
        return tuple(map(ticket_of, rows))

    async def past(self, ticket_id: TicketId) -> tuple[PastOffer, ...]:
        """The offers of a ticket that are over and were not taken."""
        over = (OfferOutcome.DECLINED, OfferOutcome.UNANSWERED)
        query = select(offers.c.agent_id, offers.c.ended_at).where(
            offers.c.ticket_id == ticket_id, offers.c.outcome.in_(over)
        )
        async with self._database.reading() as connection:
            rows = await connection.execute(query)
        return tuple(PastOffer(row.agent_id, row.ended_at) for row in rows)

    async def offer(self, ticket_id: TicketId, agent_id: AgentId, within: timedelta) -> bool:
        """False when the ticket waits no longer, or has an open offer."""
        try:
            async with self._database.writing() as connection:
                waiting = select(tickets.c.id).where(tickets.c.id == ticket_id, _IS_WAITING)
                # Held until the end, so that no claim comes between: it would leave the offer open.
                if await connection.scalar(waiting.with_for_update()) is None:
                    return False
                now = await self._database.now(connection)
                await connection.execute(
                    insert(offers).values(
                        ticket_id=ticket_id,
                        agent_id=agent_id,
                        offered_at=now,
                        expires_at=now + within,
                        outcome=OfferOutcome.OPEN,
                    )
                )
        except IntegrityError:
            return False
        return True

    async def expire(self) -> int:
        """End what was not answered in time, or went to an agent who is gone; how many."""
        async with self._database.reading() as connection:
            is_over = _is_over(await self._database.now(connection))
            some = select(offers.c.id).where(is_open_offer, is_over).limit(1)
            # A look costs nothing; a transaction that writes waits for its turn.
            if await connection.scalar(some) is None:
                return 0
        async with self._database.writing() as connection:
            now = await self._database.now(connection)
            is_over = _is_over(now)
            ended = await connection.execute(
                update(offers)
                .where(is_open_offer, is_over)
                .values(outcome=OfferOutcome.UNANSWERED, ended_at=now)
            )
        return ended.rowcount

    async def decline(self, ticket_id: TicketId, agent_id: AgentId) -> bool:
        """False when there is no open offer of that ticket to that agent."""
        is_theirs = and_(offers.c.ticket_id == ticket_id, offers.c.agent_id == agent_id)
        async with self._database.writing() as connection:
            now = await self._database.now(connection)
            declined = await connection.execute(
                update(offers)
                .where(is_open_offer, is_theirs)
                .values(outcome=OfferOutcome.DECLINED, ended_at=now)
            )
        return declined.rowcount > 0

    async def all_open(self) -> tuple[tuple[QueuePlace, Offer], ...]:
        """What the desks offer to anybody now, the first to expire first."""
        return await self._open(is_open_offer)

    async def open_to(self, agent_id: AgentId) -> tuple[tuple[QueuePlace, Offer], ...]:
        """What the desk offers to one agent now."""
        return await self._open(and_(is_open_offer, offers.c.agent_id == agent_id))

    async def _open(self, condition: ColumnElement[bool]) -> tuple[tuple[QueuePlace, Offer], ...]:
        query = (
            places_where(_IS_WAITING)
            .add_columns(offers.c.agent_id.label("offered_to"), offers.c.expires_at)
            .join(offers, offers.c.ticket_id == tickets.c.id)
            .where(condition)
            .order_by(offers.c.expires_at, tickets.c.id)
        )
        async with self._database.reading() as connection:
            rows = (await connection.execute(query)).mappings().all()
        return tuple(
            (
                place_of(row),
                Offer(row[tickets.c.id], row["offered_to"], row[offers.c.expires_at]),
            )
            for row in rows
        )


def _is_over(now: datetime) -> ColumnElement[bool]:
    gone = select(agents.c.id).where(
        or_(agents.c.lease_until.is_(None), agents.c.lease_until <= now)
    )
    return or_(offers.c.expires_at <= now, offers.c.agent_id.in_(gone))
