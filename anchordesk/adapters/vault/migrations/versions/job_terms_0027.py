"""Later terms of jobs, and what jobs were before."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0027"
down_revision = "0026"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the tables; the first terms of a job are its own."""
    op.create_table(
        "job_terms",
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("outcome_id", sa.LargeBinary(), nullable=False),
        sa.Column("from_day", sa.Text(), nullable=False),
        sa.Column("role", sa.Text(), nullable=False),
        sa.Column("pay_pence_per_hour", sa.Integer(), nullable=True),
        sa.Column("hours_per_week", sa.Text(), nullable=True),
        sa.Column("contract", sa.Text(), nullable=False),
        sa.Column("nhs_band", sa.Text(), nullable=False),
        sa.Column("recorded_at", sa.Text(), nullable=False),
        sa.Column("worker", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["outcome_id"], ["outcomes.id"], name="fk_job_terms_outcome_id"),
        sa.PrimaryKeyConstraint("position", name="pk_job_terms"),
    )
    op.create_index("ix_job_terms_outcome", "job_terms", ["outcome_id"])
    op.create_table(
        "job_changes",
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("job_id", sa.LargeBinary(), nullable=False),
        sa.Column("resident_id", sa.LargeBinary(), nullable=False),
        sa.Column("job", sa.Text(), nullable=False),
        sa.Column("fate", sa.Text(), nullable=False),
        sa.Column("field", sa.Text(), nullable=False),
        sa.Column("before", sa.Text(), nullable=False),
        sa.Column("after", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("changed_at", sa.Text(), nullable=False),
        sa.Column("worker", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["resident_id"], ["residents.id"], name="fk_job_changes_resident_id"
        ),
        sa.PrimaryKeyConstraint("position", name="pk_job_changes"),
    )
    op.create_index("ix_job_changes_resident", "job_changes", ["resident_id"])


def downgrade() -> None:
    """Take them away."""
    op.drop_table("job_changes")
    op.drop_table("job_terms")
