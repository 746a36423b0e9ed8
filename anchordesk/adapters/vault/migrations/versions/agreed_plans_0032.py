"""Plans as they were agreed, with who signed them and when."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0032"
down_revision = "0031"
branch_labels = None
depends_on = None

TEXTS = ("goals", "review_on", "resident_name", "resident_on", "worker_name", "worker_on")


def upgrade() -> None:
    """Make the table, empty: what earlier plans held was not kept."""
    op.create_table(
        "agreed_plans",
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("id", sa.LargeBinary(), nullable=False),
        sa.Column("resident_id", sa.LargeBinary(), nullable=False),
        *(sa.Column(name, sa.Text(), nullable=False) for name in TEXTS),
        *(sa.Column(n, sa.Text(), nullable=False) for n in ("created_at", "updated_at", "worker")),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["resident_id"], ["residents.id"], name="fk_agreed_plans_resident_id"
        ),
        sa.PrimaryKeyConstraint("position", name="pk_agreed_plans"),
        sa.UniqueConstraint("id", name="uq_agreed_plans_id"),
    )
    op.create_index("ix_agreed_plans_resident", "agreed_plans", ["resident_id"])


def downgrade() -> None:
    """Take it away."""
    op.drop_table("agreed_plans")
