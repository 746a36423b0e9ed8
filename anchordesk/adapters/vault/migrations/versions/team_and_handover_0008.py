"""Organisation, invitations, the hub's standing and traffic, and handovers."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None

TABLES = (
    "organisation",
    "team_invitations",
    "joining",
    "hub_standing",
    "hub_traffic",
    "handovers",
    "handover_pieces",
    "handed_over_counts",
    "arrived_cases",
)


def upgrade() -> None:
    """Make the tables."""
    _team()
    _handovers()


def downgrade() -> None:
    """Drop the tables."""
    for name in reversed(TABLES):
        op.drop_table(name)


def _team() -> None:
    _make(
        "organisation",
        _bytes("public_key"),
        _bytes("signing_key", optional=True),
        _bytes("roster"),
        _whole("version"),
        _text("seen_at"),
        _only_one("organisation"),
    )
    _make(
        "team_invitations",
        _bytes("id"),
        _bytes("payload"),
        _text("for_name"),
        _text("state"),
        _bytes("request", optional=True),
        _text("made_at"),
        _once("team_invitations", "id"),
    )
    _make("joining", _bytes("invitation"), _bytes("request"), _only_one("joining"))
    _make(
        "hub_standing",
        _bytes("public_key"),
        _bytes("epoch"),
        _whole("log_index"),
        _text("log_head"),
        _only_one("hub_standing"),
    )
    _make(
        "hub_traffic",
        _text("month"),
        _whole("sent_bytes"),
        _whole("received_bytes"),
        _once("hub_traffic", "month"),
    )


def _handovers() -> None:
    _make(
        "handovers",
        _bytes("id"),
        _text("direction"),
        _bytes("resident_id", optional=True),
        _text("colleague"),
        _text("state"),
        _bytes("offer", optional=True),
        _text("package"),
        _text("changed_at"),
        _text("handed_over_on", optional=True),
        _text("reason"),
        _once("handovers", "id"),
    )
    _make(
        "handover_pieces",
        _bytes("handover_id"),
        _whole("number"),
        _bytes("content"),
        _belongs("handover_pieces", "handover_id", "handovers.id"),
        _once("handover_pieces", "handover_id", "number"),
    )
    _make(
        "handed_over_counts",
        _bytes("handover_id"),
        _text("pathway"),
        _text("period"),
        _text("groups"),
        _belongs("handed_over_counts", "handover_id", "handovers.id"),
        _once("handed_over_counts", "handover_id", "pathway", "period"),
    )
    _make(
        "arrived_cases",
        _bytes("resident_id"),
        _text("counted_from"),
        _bytes("handover_id"),
        _belongs("arrived_cases", "resident_id", "residents.id"),
        _once("arrived_cases", "resident_id"),
    )


def _make(name: str, *parts: sa.schema.SchemaItem) -> None:
    op.create_table(
        name,
        sa.Column("position", sa.Integer(), nullable=False),
        *parts,
        sa.PrimaryKeyConstraint("position", name=op.f(f"pk_{name}")),
    )


def _bytes(name: str, *, optional: bool = False) -> sa.Column[bytes]:
    return sa.Column(name, sa.LargeBinary(), nullable=optional)


def _text(name: str, *, optional: bool = False) -> sa.Column[str]:
    return sa.Column(name, sa.Text(), nullable=optional)


def _whole(name: str) -> sa.Column[int]:
    return sa.Column(name, sa.Integer(), nullable=False)


def _only_one(table: str) -> sa.CheckConstraint:
    return sa.CheckConstraint("position = 1", name=op.f(f"ck_{table}_only_one"))


def _once(table: str, *columns: str) -> sa.UniqueConstraint:
    return sa.UniqueConstraint(*columns, name=op.f(f"uq_{table}_{'_'.join(columns)}"))


def _belongs(table: str, column: str, target: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint([column], [target], name=op.f(f"fk_{table}_{column}"))
