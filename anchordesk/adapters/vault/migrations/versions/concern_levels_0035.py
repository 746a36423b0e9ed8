"""How serious a safeguarding concern is, who has it, what was decided, and when it is reviewed."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0035"
down_revision = "0034"
branch_labels = None
depends_on = None

COLUMNS = ("level", "lead", "decision", "review_on")


def upgrade() -> None:
    """Add the columns; of what was written so far nothing of it is known."""
    for name in COLUMNS:
        op.add_column("concern_entries", sa.Column(name, sa.Text(), nullable=True))


def downgrade() -> None:
    """Take them away."""
    for name in reversed(COLUMNS):
        op.drop_column("concern_entries", name)
