"""What was half typed into forms."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the table; a form that is about no record has an empty subject."""
    op.create_table(
        "drafts",
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("form", sa.Text(), nullable=False),
        sa.Column("subject", sa.LargeBinary(), nullable=False),
        sa.Column("answers", sa.Text(), nullable=False),
        sa.Column("changed_at", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("position", name=op.f("pk_drafts")),
        sa.UniqueConstraint("form", "subject", name=op.f("uq_drafts_form_subject")),
    )


def downgrade() -> None:
    """Drop the table."""
    op.drop_table("drafts")
