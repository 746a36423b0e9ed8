"""Saved views of the caseload."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None

TEXTS = ("name", "words", "stage", "due", "sorted_by", "pathway", "whose", "changed_at", "worker")
NUMBERS = ("quiet_days", "alerts", "at_risk")


def upgrade() -> None:
    """Make the table."""
    op.create_table(
        "saved_views",
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("id", sa.LargeBinary(), nullable=False),
        *(sa.Column(name, sa.Text(), nullable=False) for name in TEXTS),
        *(sa.Column(name, sa.Integer(), nullable=False) for name in NUMBERS),
        sa.PrimaryKeyConstraint("position", name=op.f("pk_saved_views")),
        sa.UniqueConstraint("id", name=op.f("uq_saved_views_id")),
    )


def downgrade() -> None:
    """Take it away."""
    op.drop_table("saved_views")
