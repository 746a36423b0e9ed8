"""Say whose records these are, and make room for every revision that the wire allows."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

_COUNTERS = ("revision", "seq")


def upgrade() -> None:
    """Add the table that names the hub, and widen both counters to 64 bits."""
    op.create_table(
        "hub",
        sa.Column("id", sa.Text, primary_key=True),
        sa.Column("claimed_at", sa.Text, nullable=False),
    )
    _counters_of(sa.Integer(), sa.BigInteger())


def downgrade() -> None:
    """Take both away again."""
    _counters_of(sa.BigInteger(), sa.Integer())
    op.drop_table("hub")


def _counters_of(before: sa.Integer, after: sa.Integer) -> None:
    with op.batch_alter_table("returns") as batch:
        for name in _COUNTERS:
            batch.alter_column(name, existing_type=before, type_=after, existing_nullable=False)
