"""What was known of a return's counts beside the print, on the day when it was approved."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0023"
down_revision = "0022"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the column; of returns before nothing was kept."""
    with op.batch_alter_table("releases", recreate="always") as releases:
        releases.add_column(sa.Column("known", sa.LargeBinary(), nullable=True))


def downgrade() -> None:
    """Take it away."""
    with op.batch_alter_table("releases", recreate="always") as releases:
        releases.drop_column("known")
