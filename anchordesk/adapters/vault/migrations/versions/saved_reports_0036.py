"""Reports that are kept under a name."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0036"
down_revision = "0035"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the table, empty."""
    op.create_table(
        "saved_reports",
        sa.Column("position", sa.Integer(), nullable=False),
        *(sa.Column(name, sa.Text(), nullable=False) for name in ("name", "body", "changed_at")),
        sa.Column("worker", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("position", name="pk_saved_reports"),
        sa.UniqueConstraint("name", name="uq_saved_reports_name"),
    )


def downgrade() -> None:
    """Take it away."""
    op.drop_table("saved_reports")
