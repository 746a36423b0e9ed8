"""Make the tables of proposed pathways, and of lists that the network loads itself."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the tables."""
    op.create_table(
        "reference_lists",
        sa.Column("kind", sa.Text, primary_key=True),
        sa.Column("body", sa.Text, nullable=False),
        sa.Column("loaded_at", sa.Text, nullable=False),
    )
    op.create_table(
        "proposals",
        sa.Column("id", sa.Text, primary_key=True),
        sa.Column("supplier", sa.Text, sa.ForeignKey("organisations.id"), nullable=False),
        sa.Column("employer", sa.Text, sa.ForeignKey("organisations.id"), nullable=False),
        sa.Column("because", sa.Text, nullable=False),
    )
    op.create_table(
        "proposal_steps",
        sa.Column("proposal", sa.Text, sa.ForeignKey("proposals.id"), primary_key=True),
        sa.Column("step", sa.BigInteger, primary_key=True, autoincrement=False),
        sa.Column("state", sa.Text, nullable=False),
        sa.Column("words", sa.Text, nullable=False),
        sa.Column("taken_at", sa.Text, nullable=False),
        sa.Column("taken_by", sa.Text, nullable=False),
    )


def downgrade() -> None:
    """Take the tables away."""
    op.drop_table("proposal_steps")
    op.drop_table("proposals")
    op.drop_table("reference_lists")
