"""What partners propose: people who are not residents yet."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0028"
down_revision = "0027"
branch_labels = None
depends_on = None

TEXTS = (
    *("fingerprint", "partner", "file_name", "received_on", "given_name", "family_name"),
    *("phone", "email", "postcode", "reason", "consent", "sent", "problems", "decision", "words"),
)


def upgrade() -> None:
    """Make the table, empty."""
    op.create_table(
        "partner_referrals",
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("id", sa.LargeBinary(), nullable=False),
        *(sa.Column(name, sa.Text(), nullable=False) for name in TEXTS),
        *(sa.Column(name, sa.Text(), nullable=True) for name in ("date_of_birth", "decided_on")),
        sa.Column("resident_id", sa.LargeBinary(), nullable=True),
        sa.PrimaryKeyConstraint("position", name="pk_partner_referrals"),
        sa.UniqueConstraint("id", name="uq_partner_referrals_id"),
        sa.UniqueConstraint("fingerprint", name="uq_partner_referrals_fingerprint"),
    )
    op.create_index("ix_partner_referrals_resident", "partner_referrals", ["resident_id"])


def downgrade() -> None:
    """Take it away."""
    op.drop_table("partner_referrals")
