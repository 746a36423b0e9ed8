"""How severe a need is, since when it is worked on, and what needs were before."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0037"
down_revision = "0036"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the columns, empty: nobody said; and the table."""
    with op.batch_alter_table("needs", recreate="always") as needs:
        for name in ("severity", "worked_on_from"):
            needs.add_column(sa.Column(name, sa.Text(), nullable=True))
    op.create_table(
        "need_changes",
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("need_id", sa.LargeBinary(), nullable=False),
        sa.Column("resident_id", sa.LargeBinary(), nullable=False),
        *(
            sa.Column(name, sa.Text(), nullable=False)
            for name in ("field", "before", "after", "changed_at", "worker")
        ),
        sa.ForeignKeyConstraint(
            ["resident_id"], ["residents.id"], name="fk_need_changes_resident_id"
        ),
        sa.PrimaryKeyConstraint("position", name="pk_need_changes"),
    )
    op.create_index("ix_need_changes_resident", "need_changes", ["resident_id"])


def downgrade() -> None:
    """Take them away."""
    op.drop_table("need_changes")
    with op.batch_alter_table("needs", recreate="always") as needs:
        for name in ("worked_on_from", "severity"):
            needs.drop_column(name)
