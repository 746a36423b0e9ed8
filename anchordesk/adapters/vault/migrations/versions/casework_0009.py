"""Plans, appointments, needs, referrals, applications, eligibility; notes keep what they were."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None


def _text(name: str, *, optional: bool = False) -> sa.Column[str]:
    return sa.Column(name, sa.Text(), nullable=optional)


def _whole(name: str, *, optional: bool = False) -> sa.Column[int]:
    return sa.Column(name, sa.Integer(), nullable=optional)


def _table(name: str, *columns: sa.Column[str] | sa.Column[int], of_many: bool = True) -> None:
    """Make a table of things that belong to a resident; one each where they are not of many."""
    keys = ["id"] if of_many else ["resident_id"]
    ids = [sa.Column("id", sa.LargeBinary(), nullable=False)] if of_many else []
    stamps = (_text("created_at"), _text("updated_at"), _text("worker"), _whole("revision"))
    op.create_table(
        name,
        _whole("position"),
        *ids,
        sa.Column("resident_id", sa.LargeBinary(), nullable=False),
        *columns,
        *stamps,
        sa.ForeignKeyConstraint(["resident_id"], ["residents.id"], name=f"fk_{name}_resident_id"),
        sa.PrimaryKeyConstraint("position", name=f"pk_{name}"),
        *(sa.UniqueConstraint(key, name=f"uq_{name}_{key}") for key in keys),
    )
    if of_many:
        op.create_index(f"ix_{name}_resident", name, ["resident_id"])


@contextmanager
def _keeping_triggers(table: str) -> Iterator[None]:
    """A table that is made anew loses its triggers, and the index of notes lives by them."""
    connection = op.get_bind()
    triggers = connection.execute(
        sa.text("SELECT sql FROM sqlite_master WHERE type = 'trigger' AND tbl_name = :table"),
        {"table": table},
    )
    statements = list(triggers.scalars())
    yield
    for statement in statements:
        connection.execute(sa.text(statement.replace(":", "\\:")))


def upgrade() -> None:
    """Make the tables, and add the columns with what they mean for earlier rows."""
    with (
        _keeping_triggers("contacts"),
        op.batch_alter_table("contacts", recreate="always") as contacts,
    ):
        contacts.add_column(_text("place", optional=True))
        contacts.add_column(_whole("minutes", optional=True))
    with op.batch_alter_table("actions", recreate="always") as actions:
        for name in ("state", "owner"):
            actions.add_column(_text(name, optional=True))
        actions.add_column(_whole("by_resident", optional=True))
        for name in ("goal_id", "made_by_move"):
            actions.add_column(sa.Column(name, sa.LargeBinary(), nullable=True))
    op.create_table(
        "earlier_contacts",
        _whole("position"),
        sa.Column("contact_id", sa.LargeBinary(), nullable=False),
        sa.Column("resident_id", sa.LargeBinary(), nullable=False),
        *(_text(name) for name in ("kind", "happened_at", "note", "place")),
        _whole("minutes", optional=True),
        *(_text(name) for name in ("worker", "fate", "changed_at", "changed_by")),
        sa.ForeignKeyConstraint(
            ["resident_id"], ["residents.id"], name="fk_earlier_contacts_resident_id"
        ),
        sa.PrimaryKeyConstraint("position", name="pk_earlier_contacts"),
    )
    op.create_index("ix_earlier_contacts_resident", "earlier_contacts", ["resident_id"])
    _table("goals", _text("words"), _text("state"))
    plan = (_text("agreed_on"), _text("review_on"), _text("agreed_by"))
    _table("support_plans", *plan, of_many=False)
    op.create_index("ix_support_plans_review", "support_plans", ["review_on"])
    _table(
        "appointments",
        *(_text("what"), _text("starts_at"), _whole("minutes"), _text("place")),
        *(_whole("travel_minutes"), _whole("lone_working"), _text("state")),
        _text("safe_at", optional=True),
    )
    op.create_index("ix_appointments_starts", "appointments", ["starts_at"])
    _table(
        "needs",
        *(_text(name) for name in ("kind", "words", "opened_on", "state")),
        _text("resolved_on", optional=True),
    )
    _table(
        "ratings",
        *(_text("scale"), _text("measure"), _whole("score"), _text("rated_on"), _text("rated_by")),
    )
    _table(
        "referrals",
        *(_text(name) for name in ("to_whom", "for_what", "referred_on", "state")),
        _text("answered_on", optional=True),
        _text("answer"),
    )
    _table("applications", *(_text(name) for name in ("employer", "role", "opportunity")))
    op.create_table(
        "application_steps",
        _whole("position"),
        sa.Column("application_id", sa.LargeBinary(), nullable=False),
        *(_text(name) for name in ("state", "on_day", "reason", "recorded_at", "worker")),
        sa.ForeignKeyConstraint(
            ["application_id"], ["applications.id"], name="fk_application_steps_application_id"
        ),
        sa.PrimaryKeyConstraint("position", name="pk_application_steps"),
    )
    op.create_index("ix_application_steps_application", "application_steps", ["application_id"])
    _table(
        "eligibility_checks",
        *(_text("pathway_code"), _whole("pathway_version"), _text("checked_on")),
        *(_text("findings"), _text("override_reason")),
    )


def downgrade() -> None:
    """Take them away."""
    for table in (
        *("eligibility_checks", "application_steps", "applications", "referrals", "ratings"),
        *("needs", "appointments", "support_plans", "goals", "earlier_contacts"),
    ):
        op.drop_table(table)
    with op.batch_alter_table("actions", recreate="always") as actions:
        for name in ("made_by_move", "goal_id", "by_resident", "owner", "state"):
            actions.drop_column(name)
    with (
        _keeping_triggers("contacts"),
        op.batch_alter_table("contacts", recreate="always") as contacts,
    ):
        for name in ("minutes", "place"):
            contacts.drop_column(name)
