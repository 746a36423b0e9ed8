"""For how long people are at their stage, as a saved view asks for it."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0040"
down_revision = "0039"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the column, empty: no view from before asks for it."""
    with op.batch_alter_table("saved_views", recreate="always") as views:
        views.add_column(sa.Column("stage_days", sa.Integer(), nullable=True))


def downgrade() -> None:
    """Take it away."""
    with op.batch_alter_table("saved_views", recreate="always") as views:
        views.drop_column("stage_days")
