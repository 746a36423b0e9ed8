"""Returns that a second lead is asked to approve."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0017"
down_revision = "0016"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the table."""
    op.create_table(
        "return_requests",
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("digest", sa.Text(), nullable=False),
        sa.Column("asked_by", sa.Text(), nullable=False),
        sa.Column("asked_of", sa.Text(), nullable=False),
        sa.Column("payload", sa.LargeBinary(), nullable=False),
        sa.Column("published", sa.LargeBinary(), nullable=False),
        sa.Column("ties", sa.LargeBinary(), nullable=False),
        sa.Column("asked_at", sa.Text(), nullable=False),
        sa.Column("decision", sa.LargeBinary(), nullable=True),
        sa.PrimaryKeyConstraint("position", name="pk_return_requests"),
        sa.UniqueConstraint("digest", name="uq_return_requests_digest"),
    )


def downgrade() -> None:
    """Take it away."""
    op.drop_table("return_requests")
