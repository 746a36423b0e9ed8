"""Who lives, or lived, in which household."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0015"
down_revision = "0014"
branch_labels = None
depends_on = None

TABLE = "household_members"


def upgrade() -> None:
    """Make the table."""
    op.create_table(
        TABLE,
        sa.Column("position", sa.Integer(), nullable=False),
        *(
            sa.Column(name, sa.LargeBinary(), nullable=False)
            for name in ("id", "household_id", "resident_id")
        ),
        sa.Column("role", sa.Text(), nullable=False),
        *(sa.Column(name, sa.Text(), nullable=True) for name in ("since", "until")),
        *(
            sa.Column(name, sa.Text(), nullable=False)
            for name in ("created_at", "updated_at", "worker")
        ),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("position", name=op.f("pk_household_members")),
        sa.ForeignKeyConstraint(
            ["resident_id"], ["residents.id"], name=op.f("fk_household_members_resident_id")
        ),
        sa.UniqueConstraint("id", name=op.f("uq_household_members_id")),
    )
    op.create_index("ix_household_members_household", TABLE, ["household_id"])
    op.create_index("ix_household_members_resident", TABLE, ["resident_id"])


def downgrade() -> None:
    """Take it away."""
    op.drop_index("ix_household_members_resident", table_name=TABLE)
    op.drop_index("ix_household_members_household", table_name=TABLE)
    op.drop_table(TABLE)
