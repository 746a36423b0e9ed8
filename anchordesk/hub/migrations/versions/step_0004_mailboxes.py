"""Make the mailboxes: sealed envelopes that wait, and the tokens by which they are left."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add both tables."""
    op.create_table(
        "deposit_grants",
        sa.Column("organisation", sa.Text, sa.ForeignKey("organisations.id"), primary_key=True),
        sa.Column("version", sa.BigInteger, primary_key=True),
        sa.Column("token_hash", sa.Text, nullable=False),
        sa.Column("granted_at", sa.Text, nullable=False),
        sa.Column("ends_at", sa.Text),
    )
    op.create_index("ix_deposit_grants_token_hash", "deposit_grants", ["token_hash"])
    op.create_table(
        "envelopes",
        sa.Column("place", sa.BigInteger, primary_key=True, autoincrement=False),
        sa.Column("mailbox", sa.Text, nullable=False),
        sa.Column("digest", sa.Text, nullable=False),
        sa.Column("organisation", sa.Text, sa.ForeignKey("organisations.id"), nullable=False),
        sa.Column("body", sa.LargeBinary),
        sa.Column("size_bytes", sa.BigInteger, nullable=False),
        sa.Column("received_at", sa.Text, nullable=False),
        sa.Column("receipt", sa.LargeBinary, nullable=False),
        sa.UniqueConstraint("mailbox", "digest", name="one_envelope"),
    )
    op.create_index("ix_envelopes_received", "envelopes", ["received_at"])


def downgrade() -> None:
    """Take both tables away."""
    op.drop_index("ix_envelopes_received", table_name="envelopes")
    op.drop_table("envelopes")
    op.drop_index("ix_deposit_grants_token_hash", table_name="deposit_grants")
    op.drop_table("deposit_grants")
