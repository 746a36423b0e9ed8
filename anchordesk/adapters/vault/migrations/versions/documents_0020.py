"""What attached files are to a resident, and when they end."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0020"
down_revision = "0019"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the table."""
    op.create_table(
        "documents",
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("attachment_id", sa.LargeBinary(), nullable=False),
        sa.Column("resident_id", sa.LargeBinary(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("ends_on", sa.Text(), nullable=True),
        sa.Column("remind_on", sa.Text(), nullable=True),
        sa.Column("settled_on", sa.Text(), nullable=True),
        sa.Column("created_at", sa.Text(), nullable=False),
        sa.Column("updated_at", sa.Text(), nullable=False),
        sa.Column("worker", sa.Text(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["resident_id"], ["residents.id"], name="fk_documents_resident_id"),
        sa.PrimaryKeyConstraint("position", name="pk_documents"),
        sa.UniqueConstraint("attachment_id", name="uq_documents_attachment_id"),
    )
    op.create_index("ix_documents_resident", "documents", ["resident_id"])
    op.create_index("ix_documents_ends", "documents", ["ends_on"])


def downgrade() -> None:
    """Take it away."""
    op.drop_table("documents")
