"""Cover for absence: what was agreed, whose cases, and what was written in them."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0026"
down_revision = "0025"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the tables, empty."""
    op.create_table(
        "covers",
        _position(),
        _bytes("id"),
        *(_text(name) for name in ("direction", "colleague", "colleague_name", "state")),
        *(_text(name) for name in ("first_day", "last_day")),
        _whole("cases"),
        *(_text(name) for name in ("note", "reason", "told", "changed_at", "seen_at")),
        *(sa.Column(name, sa.Text(), nullable=True) for name in ("sent_at", "closed_on")),
        sa.PrimaryKeyConstraint("position", name="pk_covers"),
        sa.UniqueConstraint("id", name="uq_covers_id"),
    )
    op.create_table(
        "cover_cases",
        *(_position(), _bytes("cover_id"), _bytes("resident_id"), _whole("revision")),
        *(_text("package"), _whole("has_copy")),
        *_of_cover("cover_cases"),
        sa.UniqueConstraint("cover_id", "resident_id", name="uq_cover_cases_cover_id_resident_id"),
    )
    op.create_index("ix_cover_cases_resident", "cover_cases", ["resident_id"])
    op.create_table(
        "cover_parts",
        *(_position(), _bytes("cover_id"), _text("package"), _whole("number"), _bytes("content")),
        *_of_cover("cover_parts"),
        sa.UniqueConstraint(
            *("cover_id", "package", "number"), name="uq_cover_parts_cover_id_package_number"
        ),
    )
    op.create_table(
        "cover_marks",
        *(_position(), _bytes("cover_id"), _bytes("resident_id"), _text("table_name")),
        *(_bytes("row_key"), _text("mark")),
        *_of_cover("cover_marks"),
        sa.UniqueConstraint(
            *("cover_id", "table_name", "row_key"),
            name="uq_cover_marks_cover_id_table_name_row_key",
        ),
    )


def downgrade() -> None:
    """Take them away."""
    for name in ("cover_marks", "cover_parts", "cover_cases", "covers"):
        op.drop_table(name)


def _of_cover(table: str) -> tuple[sa.Constraint, ...]:
    return (
        sa.PrimaryKeyConstraint("position", name=f"pk_{table}"),
        sa.ForeignKeyConstraint(["cover_id"], ["covers.id"], name=f"fk_{table}_cover_id"),
    )


def _position() -> sa.Column[int]:
    return sa.Column("position", sa.Integer(), nullable=False)


def _bytes(name: str) -> sa.Column[bytes]:
    return sa.Column(name, sa.LargeBinary(), nullable=False)


def _text(name: str) -> sa.Column[str]:
    return sa.Column(name, sa.Text(), nullable=False)


def _whole(name: str) -> sa.Column[int]:
    return sa.Column(name, sa.Integer(), nullable=False)
