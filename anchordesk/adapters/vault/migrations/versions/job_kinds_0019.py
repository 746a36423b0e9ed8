"""The kind of work of a job, and the employer's sector."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0019"
down_revision = "0018"
branch_labels = None
depends_on = None

COLUMNS = ("family", "sector")


def upgrade() -> None:
    """Add the columns, empty."""
    with op.batch_alter_table("outcomes", recreate="always") as outcomes:
        for name in COLUMNS:
            outcomes.add_column(sa.Column(name, sa.Text(), nullable=True))


def downgrade() -> None:
    """Take them away."""
    with op.batch_alter_table("outcomes", recreate="always") as outcomes:
        for name in reversed(COLUMNS):
            outcomes.drop_column(name)
