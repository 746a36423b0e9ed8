"""Make the table of decisions about the network's priorities."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the table."""
    op.create_table(
        "priority_editions",
        sa.Column("priority", sa.Text, primary_key=True),
        sa.Column("edition", sa.BigInteger, primary_key=True, autoincrement=False),
        sa.Column("year", sa.BigInteger, nullable=False),
        sa.Column("title", sa.Text, nullable=False),
        sa.Column("owner", sa.Text, nullable=False),
        sa.Column("measure", sa.Text, nullable=False),
        sa.Column("measure_title", sa.Text, nullable=False),
        sa.Column("target", sa.BigInteger),
        sa.Column("is_followed", sa.BigInteger, nullable=False),
        sa.Column("words", sa.Text, nullable=False),
        sa.Column("decided_at", sa.Text, nullable=False),
        sa.Column("decided_by", sa.Text, nullable=False),
    )


def downgrade() -> None:
    """Take the table away."""
    op.drop_table("priority_editions")
