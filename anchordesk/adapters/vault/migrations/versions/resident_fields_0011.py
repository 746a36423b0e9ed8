"""Particulars and history of residents, every equality question, people told apart, merges."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None

ANSWERS = (
    "ethnicity",
    "lasting_condition",
    "activity_limits",
    "same_gender",
    "religion",
    "sexual_orientation",
    "caring",
    "care_experienced",
)
TEXTS = (
    "safety_instruction",
    "do_not_contact_at",
    "safe_times",
    "address",
    "tenancy_reference",
    "language",
    "communication_needs",
    "employment_status",
    "occupation",
    "occupation_code",
    "industry_code",
    "redundancy_risk",
    "benefits",
)


def upgrade() -> None:
    """Make the tables, and add the answers, which nobody has given yet."""
    with op.batch_alter_table("equality_monitoring", recreate="always") as equality:
        for name in ANSWERS:
            equality.add_column(sa.Column(name, sa.Text(), nullable=True))
    op.create_table(
        "resident_particulars",
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("resident_id", sa.LargeBinary(), nullable=False),
        *(sa.Column(name, sa.Text(), nullable=False) for name in TEXTS),
        sa.Column("needs_interpreter", sa.Integer(), nullable=False),
        sa.Column("redundancy_by", sa.Text(), nullable=True),
        sa.Column("hours_per_week", sa.Text(), nullable=True),
        sa.Column("pay_pence_per_hour", sa.Integer(), nullable=True),
        sa.PrimaryKeyConstraint("position", name=op.f("pk_resident_particulars")),
        sa.ForeignKeyConstraint(
            ["resident_id"],
            ["residents.id"],
            name=op.f("fk_resident_particulars_resident_id"),
        ),
        sa.UniqueConstraint("resident_id", name=op.f("uq_resident_particulars_resident_id")),
    )
    op.create_table(
        "field_changes",
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("resident_id", sa.LargeBinary(), nullable=False),
        *(
            sa.Column(name, sa.Text(), nullable=False)
            for name in ("field", "before", "after", "changed_at", "worker")
        ),
        sa.PrimaryKeyConstraint("position", name=op.f("pk_field_changes")),
        sa.ForeignKeyConstraint(
            ["resident_id"], ["residents.id"], name=op.f("fk_field_changes_resident_id")
        ),
    )
    op.create_index("ix_field_changes_resident", "field_changes", ["resident_id"])

    _make_people()


def downgrade() -> None:
    """Take them away."""
    op.drop_table("merges")
    op.drop_table("people_told_apart")
    op.drop_index("ix_field_changes_resident", table_name="field_changes")
    op.drop_table("field_changes")
    op.drop_table("resident_particulars")
    with op.batch_alter_table("equality_monitoring", recreate="always") as equality:
        for name in ANSWERS:
            equality.drop_column(name)


def _make_people() -> None:
    """People who were told apart, and records that were merged."""
    op.create_table(
        "people_told_apart",
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("one_id", sa.LargeBinary(), nullable=False),
        sa.Column("other_id", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("position", name=op.f("pk_people_told_apart")),
        *_residents("people_told_apart", "one_id", "other_id"),
        sa.UniqueConstraint(
            "one_id", "other_id", name=op.f("uq_people_told_apart_one_id_other_id")
        ),
    )
    op.create_table(
        "merges",
        sa.Column("position", sa.Integer(), nullable=False),
        *(
            sa.Column(name, sa.LargeBinary(), nullable=False)
            for name in ("id", "kept_id", "gone_id")
        ),
        *(
            sa.Column(name, sa.Text(), nullable=False)
            for name in ("moved", "before", "after", "merged_at", "worker")
        ),
        sa.Column("undone_at", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("position", name=op.f("pk_merges")),
        *_residents("merges", "kept_id", "gone_id"),
        sa.UniqueConstraint("id", name=op.f("uq_merges_id")),
    )


def _residents(table: str, *columns: str) -> tuple[sa.ForeignKeyConstraint, ...]:
    return tuple(
        sa.ForeignKeyConstraint([name], ["residents.id"], name=op.f(f"fk_{table}_{name}"))
        for name in columns
    )
