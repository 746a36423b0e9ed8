"""Warnings about addresses, a row for each case of somebody who lives there."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0039"
down_revision = "0038"
branch_labels = None
depends_on = None

TABLE = "address_warnings"
TEXTS = ("place", "kind", "words", "noted_on")
STAMPS = ("created_at", "updated_at", "worker")


def upgrade() -> None:
    """Make the table, empty."""
    op.create_table(
        TABLE,
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("id", sa.LargeBinary(), nullable=False),
        sa.Column("warning_id", sa.LargeBinary(), nullable=False),
        sa.Column("resident_id", sa.LargeBinary(), nullable=False),
        *(sa.Column(name, sa.Text(), nullable=False) for name in TEXTS),
        *(sa.Column(name, sa.Text(), nullable=True) for name in ("review_on", "ended_on")),
        *(sa.Column(name, sa.Text(), nullable=False) for name in STAMPS),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["resident_id"], ["residents.id"], name=f"fk_{TABLE}_resident_id"),
        sa.PrimaryKeyConstraint("position", name=f"pk_{TABLE}"),
        sa.UniqueConstraint("id", name=f"uq_{TABLE}_id"),
    )
    op.create_index(f"ix_{TABLE}_place", TABLE, ["place"])
    op.create_index(f"ix_{TABLE}_resident", TABLE, ["resident_id"])


def downgrade() -> None:
    """Take it away."""
    op.drop_table(TABLE)
