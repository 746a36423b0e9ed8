"""Restricted notes: how confidential a note is, its sealed words, and the keys of a case."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0031"
down_revision = "0030"
branch_labels = None
depends_on = None

NOTES = ("contacts", "earlier_contacts")


def upgrade() -> None:
    """Add the columns and the table; every note so far is an ordinary one."""
    for name in NOTES:
        op.add_column(name, sa.Column("sensitivity", sa.Text(), nullable=True))
        op.add_column(name, sa.Column("sealed", sa.LargeBinary(), nullable=True))
    op.add_column("covers", sa.Column("restricted", sa.Integer(), nullable=True))
    op.create_table(
        "note_keys",
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("id", sa.LargeBinary(), nullable=False),
        sa.Column("resident_id", sa.LargeBinary(), nullable=False),
        sa.Column("secret", sa.LargeBinary(), nullable=False),
        sa.Column("created_at", sa.Text(), nullable=False),
        sa.Column("worker", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["resident_id"], ["residents.id"], name="fk_note_keys_resident_id"),
        sa.PrimaryKeyConstraint("position", name="pk_note_keys"),
        sa.UniqueConstraint("id", name="uq_note_keys_id"),
    )
    op.create_index("ix_note_keys_resident", "note_keys", ["resident_id"])


def downgrade() -> None:
    """Take them away."""
    op.drop_table("note_keys")
    op.drop_column("covers", "restricted")
    for name in NOTES:
        op.drop_column(name, "sealed")
        op.drop_column(name, "sensitivity")
