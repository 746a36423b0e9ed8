"""When a job ended, where it is and what was wished for; which move reverses which."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0004"
branch_labels = None
depends_on = None

TEXTS = ("ended_on", "place", "nhs_band", "hours_wanted", "evidence")


def upgrade() -> None:
    """Add the columns, empty, and an index of the actions that are still open."""
    with op.batch_alter_table("outcomes", recreate="always") as outcomes:
        for name in TEXTS:
            outcomes.add_column(sa.Column(name, sa.Text(), nullable=True))
        outcomes.add_column(sa.Column("travel_minutes", sa.Integer(), nullable=True))
    with op.batch_alter_table("stage_moves", recreate="always") as stage_moves:
        stage_moves.add_column(sa.Column("reverses", sa.LargeBinary(), nullable=True))
    op.create_index(
        "ix_actions_open", "actions", ["due_on"], sqlite_where=sa.text("done_at IS NULL")
    )


def downgrade() -> None:
    """Take them away."""
    op.drop_index("ix_actions_open", table_name="actions")
    with op.batch_alter_table("stage_moves", recreate="always") as stage_moves:
        stage_moves.drop_column("reverses")
    with op.batch_alter_table("outcomes", recreate="always") as outcomes:
        for name in ("travel_minutes", *TEXTS):
            outcomes.drop_column(name)
