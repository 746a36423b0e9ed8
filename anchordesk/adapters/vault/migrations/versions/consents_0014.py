"""What residents were asked and answered, and why something was shared without consent."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0014"
down_revision = "0013"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the table, and the column, of which earlier referrals say nothing."""
    op.create_table(
        "consents",
        sa.Column("position", sa.Integer(), nullable=False),
        *(sa.Column(name, sa.LargeBinary(), nullable=False) for name in ("id", "resident_id")),
        sa.Column("purpose", sa.Text(), nullable=False),
        *(sa.Column(name, sa.Integer(), nullable=False) for name in ("given", "text_version")),
        *(
            sa.Column(name, sa.Text(), nullable=False)
            for name in ("language", "way", "given_on", "note")
        ),
        sa.Column("paper", sa.LargeBinary(), nullable=True),
        sa.Column("withdrawn_on", sa.Text(), nullable=True),
        *(
            sa.Column(name, sa.Text(), nullable=False)
            for name in ("withdrawn_by", "withdrawal_reason", "created_at", "updated_at", "worker")
        ),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("position", name=op.f("pk_consents")),
        sa.ForeignKeyConstraint(
            ["resident_id"], ["residents.id"], name=op.f("fk_consents_resident_id")
        ),
        sa.UniqueConstraint("id", name=op.f("uq_consents_id")),
    )
    op.create_index("ix_consents_resident", "consents", ["resident_id"])
    with op.batch_alter_table("referrals", recreate="always") as referrals:
        referrals.add_column(sa.Column("shared_because", sa.Text(), nullable=True))


def downgrade() -> None:
    """Take them away."""
    with op.batch_alter_table("referrals", recreate="always") as referrals:
        referrals.drop_column("shared_because")
    op.drop_index("ix_consents_resident", table_name="consents")
    op.drop_table("consents")
