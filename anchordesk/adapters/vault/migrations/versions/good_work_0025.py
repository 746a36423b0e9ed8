"""What residents say of their jobs: the seven dimensions of good work."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0025"
down_revision = "0024"
branch_labels = None
depends_on = None

TABLE = "good_work_checks"
DIMENSIONS = ("terms", "pay", "health", "design", "support", "voice", "balance")


def upgrade() -> None:
    """Make the table."""
    op.create_table(
        TABLE,
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("id", sa.LargeBinary(), nullable=False),
        sa.Column("resident_id", sa.LargeBinary(), nullable=False),
        sa.Column("outcome_id", sa.LargeBinary(), nullable=False),
        sa.Column("point", sa.Text(), nullable=False),
        sa.Column("questions_version", sa.Integer(), nullable=False),
        sa.Column("asked_on", sa.Text(), nullable=False),
        *(sa.Column(name, sa.Text(), nullable=True) for name in DIMENSIONS),
        sa.Column("created_at", sa.Text(), nullable=False),
        sa.Column("updated_at", sa.Text(), nullable=False),
        sa.Column("worker", sa.Text(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["resident_id"], ["residents.id"], name=f"fk_{TABLE}_resident_id"),
        sa.PrimaryKeyConstraint("position", name=f"pk_{TABLE}"),
        sa.UniqueConstraint("id", name=f"uq_{TABLE}_id"),
    )
    op.create_index(f"ix_{TABLE}_resident", TABLE, ["resident_id"])
    op.create_index(f"ix_{TABLE}_outcome", TABLE, ["outcome_id"])


def downgrade() -> None:
    """Take it away."""
    op.drop_table(TABLE)
