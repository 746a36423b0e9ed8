"""Vacancies that were typed in on a desk."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0033"
down_revision = "0032"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the table, empty."""
    op.create_table(
        "desk_vacancies",
        sa.Column("position", sa.Integer(), nullable=False),
        *(sa.Column(name, sa.Text(), nullable=False) for name in ("id", "body", "changed_at")),
        sa.Column("worker", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("position", name="pk_desk_vacancies"),
        sa.UniqueConstraint("id", name="uq_desk_vacancies_id"),
    )


def downgrade() -> None:
    """Take it away."""
    op.drop_table("desk_vacancies")
