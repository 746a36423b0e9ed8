"""Requests about people's rights."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0016"
down_revision = "0015"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the table."""
    op.create_table(
        "rights_requests",
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("id", sa.LargeBinary(), nullable=False),
        sa.Column("resident_id", sa.LargeBinary(), nullable=False),
        sa.Column("reference", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("received_on", sa.Text(), nullable=False),
        sa.Column("nation", sa.Text(), nullable=False),
        sa.Column("identity_on", sa.Text(), nullable=True),
        sa.Column("extended", sa.Integer(), nullable=False),
        sa.Column("stopped_days", sa.Integer(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("settled_on", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("position", name="pk_rights_requests"),
        sa.UniqueConstraint("id", name="uq_rights_requests_id"),
    )
    op.create_index("ix_rights_requests_resident", "rights_requests", ["resident_id"])


def downgrade() -> None:
    """Take it away."""
    op.drop_index("ix_rights_requests_resident", "rights_requests")
    op.drop_table("rights_requests")
