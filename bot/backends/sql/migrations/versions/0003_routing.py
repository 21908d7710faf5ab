"""Desks, segments, offers, leases, the service-level clock and cursors."""

from datetime import timedelta

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"

_TIME = sa.DateTime(timezone=True)
# What each priority is worth, as the program of this step reckoned it.
_HEAD_STARTS = {
    0: timedelta(days=28),
    1: timedelta(days=14),
    2: timedelta(hours=1),
    3: timedelta(minutes=30),
}
_FIRST_REPLY = timedelta(minutes=5)


def upgrade() -> None:
    """Who waits already is a standard customer of the main desk; the way back is a backup."""
    _widen_agents()
    _widen_conversations()
    _widen_tickets()
    _rank_tickets()
    _create_desks()
    _create_records()


def _widen_agents() -> None:
    for column in (
        sa.Column("role", sa.String(20), nullable=False, server_default="agent"),
        sa.Column("presence", sa.String(20), nullable=False, server_default="available"),
        sa.Column("capacity", sa.Integer, nullable=False, server_default="5"),
        sa.Column("skills", sa.JSON, nullable=False, server_default="[]"),
        sa.Column("languages", sa.JSON, nullable=False, server_default="[]"),
        sa.Column("lease_until", _TIME),
        sa.Column("busy_at", _TIME),
    ):
        op.add_column("agents", column)


def _widen_conversations() -> None:
    desk = sa.Column("desk_id", sa.String(40), nullable=False, server_default="main")
    op.add_column("conversations", desk)


def _widen_tickets() -> None:
    for column in (
        sa.Column("segment", sa.String(20), nullable=False, server_default="standard"),
        sa.Column("desk_id", sa.String(40), nullable=False, server_default="main"),
        sa.Column("skill", sa.String(40)),
        sa.Column("named_agent", sa.Text),
        sa.Column("contact", sa.Text),
        sa.Column("rank_at", _TIME),
        sa.Column("promised_at", _TIME),
        sa.Column("first_reply_due_at", _TIME),
        sa.Column("first_replied_at", _TIME),
        sa.Column("resolution_due_at", _TIME),
        sa.Column("alerts", sa.JSON, nullable=False, server_default="[]"),
        sa.Column("ended_at", _TIME),
    ):
        op.add_column("tickets", column)
    op.drop_index("ix_tickets_queue", "tickets")
    op.create_index("ix_tickets_queue", "tickets", ["status", "rank_at", "asked_at", "id"])
    op.create_index("ix_tickets_ended_at", "tickets", ["ended_at"])


def _rank_tickets() -> None:
    tickets = sa.table(
        "tickets",
        sa.column("id", sa.String),
        sa.column("asked_at", _TIME),
        sa.column("rank_at", _TIME),
        sa.column("priority", sa.Integer),
    )
    connection = op.get_bind()
    known = connection.execute(
        sa.select(tickets.c.id, tickets.c.asked_at, tickets.c.priority)
    ).all()
    for row in known:
        rank_at = row.asked_at + _FIRST_REPLY - _HEAD_STARTS.get(row.priority, timedelta(0))
        connection.execute(sa.update(tickets).where(tickets.c.id == row.id).values(rank_at=rank_at))


def _create_desks() -> None:
    op.create_table(
        "desks",
        sa.Column("id", sa.String(40), nullable=False),
        sa.Column("mode", sa.String(20), nullable=False),
        sa.Column("answer_within", sa.Integer, nullable=False),
        sa.Column("time_zone", sa.String(80), nullable=False),
        sa.Column("hours", sa.JSON, nullable=False),
        sa.Column("holidays", sa.JSON, nullable=False),
        sa.Column("closed_until", _TIME),
        sa.Column("waits_unstaffed", sa.Boolean, nullable=False),
        sa.Column("service_levels", sa.JSON, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_desks"),
    )


def _create_records() -> None:
    op.create_table(
        "offers",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("ticket_id", sa.String(40), nullable=False),
        sa.Column("agent_id", sa.String(40), nullable=False),
        sa.Column("offered_at", _TIME, nullable=False),
        sa.Column("expires_at", _TIME, nullable=False),
        sa.Column("ended_at", _TIME),
        sa.Column("outcome", sa.String(20), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_offers"),
        sa.ForeignKeyConstraint(["ticket_id"], ["tickets.id"], name="fk_offers_ticket_id"),
    )
    op.create_index("ix_offers_ticket_id", "offers", ["ticket_id"])
    is_open = sa.text("outcome = 'open'")
    op.create_index(
        "uq_offers_open",
        "offers",
        ["ticket_id"],
        unique=True,
        sqlite_where=is_open,
        postgresql_where=is_open,
    )
    op.create_table(
        "alerts",
        sa.Column("ticket_id", sa.String(40), nullable=False),
        sa.Column("alert", sa.String(30), nullable=False),
        sa.Column("at", _TIME, nullable=False),
        sa.PrimaryKeyConstraint("ticket_id", "alert", name="pk_alerts"),
        sa.ForeignKeyConstraint(["ticket_id"], ["tickets.id"], name="fk_alerts_ticket_id"),
    )
    op.create_table(
        "cursors",
        sa.Column("conversation_id", sa.String(40), nullable=False),
        sa.Column("side", sa.String(20), nullable=False),
        sa.Column("delivered", sa.Integer, nullable=False),
        sa.Column("read", sa.Integer, nullable=False),
        sa.PrimaryKeyConstraint("conversation_id", "side", name="pk_cursors"),
        sa.ForeignKeyConstraint(
            ["conversation_id"], ["conversations.id"], name="fk_cursors_conversation_id"
        ),
    )
