"""Who works with a resident on one pathway, who pays for it, and by which rule it is judged."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0041"
down_revision = "0040"
branch_labels = None
depends_on = None

TEXTS = ("own_worker", "funder", "rule", "created_at", "updated_at", "worker")


def upgrade() -> None:
    """Make the table, empty: for nobody is anything settled otherwise."""
    op.create_table(
        "enrolment_terms",
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("enrolment_id", sa.LargeBinary(), nullable=False),
        sa.Column("resident_id", sa.LargeBinary(), nullable=False),
        *(sa.Column(name, sa.Text(), nullable=False) for name in TEXTS),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["resident_id"], ["residents.id"], name="fk_enrolment_terms_resident_id"
        ),
        sa.PrimaryKeyConstraint("position", name="pk_enrolment_terms"),
        sa.UniqueConstraint("enrolment_id", name="uq_enrolment_terms_enrolment_id"),
    )
    op.create_index("ix_enrolment_terms_resident", "enrolment_terms", ["resident_id"])


def downgrade() -> None:
    """Take it away."""
    op.drop_table("enrolment_terms")
