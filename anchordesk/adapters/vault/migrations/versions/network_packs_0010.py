"""Whose hand packs are in, the packs of the network, and what residents wish for in a job."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "network_card",
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("network", sa.Text(), nullable=False),
        sa.Column("public_key", sa.LargeBinary(), nullable=False),
        sa.Column("trusted_at", sa.Text(), nullable=False),
        sa.Column("worker", sa.Text(), nullable=False),
        sa.CheckConstraint("position = 1", name="ck_network_card_only_one"),
        sa.PrimaryKeyConstraint("position", name="pk_network_card"),
    )
    op.create_table(
        "packs",
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("contents", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("digest", sa.Text(), nullable=False),
        sa.Column("body", sa.LargeBinary(), nullable=False),
        sa.Column("accepted_at", sa.Text(), nullable=False),
        sa.Column("worker", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("position", name="pk_packs"),
        sa.UniqueConstraint("contents", "version", name="uq_packs_contents_version"),
        sa.UniqueConstraint("digest", name="uq_packs_digest"),
    )
    op.create_table(
        "work_wishes",
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("resident_id", sa.LargeBinary(), nullable=False),
        sa.Column("families", sa.Text(), nullable=False),
        sa.Column("least_hours", sa.Text(), nullable=True),
        sa.Column("most_hours", sa.Text(), nullable=True),
        sa.Column("shifts", sa.Text(), nullable=False),
        sa.Column("most_miles", sa.Integer(), nullable=True),
        sa.Column("least_pay_pence", sa.Integer(), nullable=True),
        sa.Column("has", sa.Text(), nullable=False),
        sa.Column("lacks", sa.Text(), nullable=False),
        sa.Column("changed_at", sa.Text(), nullable=False),
        sa.Column("worker", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["resident_id"], ["residents.id"], name="fk_work_wishes_resident_id"
        ),
        sa.PrimaryKeyConstraint("position", name="pk_work_wishes"),
        sa.UniqueConstraint("resident_id", name="uq_work_wishes_resident_id"),
    )


def downgrade() -> None:
    """Take them away."""
    for name in ("work_wishes", "packs", "network_card"):
        op.drop_table(name)
