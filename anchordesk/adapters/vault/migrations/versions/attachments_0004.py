"""Photos and PDFs of residents, in chunks."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "attachments",
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("id", sa.LargeBinary(), nullable=False),
        sa.Column("resident_id", sa.LargeBinary(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("size_bytes", sa.Integer(), nullable=False),
        sa.Column("digest", sa.Text(), nullable=False),
        sa.Column("on_date", sa.Text(), nullable=True),
        sa.Column("added_at", sa.Text(), nullable=False),
        sa.Column("worker", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["resident_id"], ["residents.id"], name=op.f("fk_attachments_resident_id")
        ),
        sa.PrimaryKeyConstraint("position", name=op.f("pk_attachments")),
        sa.UniqueConstraint("id", name=op.f("uq_attachments_id")),
    )
    op.create_index("ix_attachments_resident", "attachments", ["resident_id"])
    op.create_table(
        "attachment_chunks",
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("attachment_id", sa.LargeBinary(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(
            ["attachment_id"], ["attachments.id"], name=op.f("fk_attachment_chunks_attachment_id")
        ),
        sa.PrimaryKeyConstraint("position", name=op.f("pk_attachment_chunks")),
        sa.UniqueConstraint(
            "attachment_id", "number", name=op.f("uq_attachment_chunks_attachment_id_number")
        ),
    )


def downgrade() -> None:
    """Drop the tables."""
    op.drop_table("attachment_chunks")
    op.drop_index("ix_attachments_resident", "attachments")
    op.drop_table("attachments")
