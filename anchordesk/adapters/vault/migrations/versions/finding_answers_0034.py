"""Findings about records that somebody looked at before they were counted."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0034"
down_revision = "0033"
branch_labels = None
depends_on = None

TABLE = "finding_answers"


def upgrade() -> None:
    """Make the table, empty."""
    op.create_table(
        TABLE,
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("id", sa.LargeBinary(), nullable=False),
        sa.Column("resident_id", sa.LargeBinary(), nullable=False),
        sa.Column("rule", sa.Text(), nullable=False),
        sa.Column("mark", sa.Text(), nullable=False),
        sa.Column("looked_on", sa.Text(), nullable=False),
        sa.Column("created_at", sa.Text(), nullable=False),
        sa.Column("updated_at", sa.Text(), nullable=False),
        sa.Column("worker", sa.Text(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["resident_id"], ["residents.id"], name=f"fk_{TABLE}_resident_id"),
        sa.PrimaryKeyConstraint("position", name=f"pk_{TABLE}"),
        sa.UniqueConstraint("id", name=f"uq_{TABLE}_id"),
    )
    op.create_index(f"ix_{TABLE}_resident", TABLE, ["resident_id"])


def downgrade() -> None:
    """Take it away."""
    op.drop_table(TABLE)
