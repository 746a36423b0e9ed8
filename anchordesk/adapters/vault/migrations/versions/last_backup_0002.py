"""When and where the newest good backup was made."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the table; a vault without a row never had a backup."""
    op.create_table(
        "last_backup",
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("made_at", sa.Text(), nullable=False),
        sa.Column("path", sa.Text(), nullable=False),
        sa.CheckConstraint("position = 1", name=op.f("ck_last_backup_only_one")),
        sa.PrimaryKeyConstraint("position", name=op.f("pk_last_backup")),
    )


def downgrade() -> None:
    """Drop the table."""
    op.drop_table("last_backup")
