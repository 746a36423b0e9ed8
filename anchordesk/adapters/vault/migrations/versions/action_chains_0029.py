"""Which step of its pathway an action is, and which action it follows."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0029"
down_revision = "0028"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add both; actions from before follow nothing."""
    with op.batch_alter_table("actions", recreate="always") as actions:
        actions.add_column(sa.Column("step", sa.Text(), nullable=True))
        actions.add_column(sa.Column("follows", sa.LargeBinary(), nullable=True))


def downgrade() -> None:
    """Take them away."""
    with op.batch_alter_table("actions", recreate="always") as actions:
        actions.drop_column("follows")
        actions.drop_column("step")
