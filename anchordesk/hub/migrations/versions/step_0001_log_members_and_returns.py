"""Make the append-only log, the members with their keys and invitations, and the returns."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Build the first tables, and triggers that keep the log as it was written."""
    op.create_table(
        "log",
        sa.Column("log_index", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("digest", sa.Text, nullable=False, unique=True),
        sa.Column("stored_kind", sa.Text, nullable=False),
        sa.Column("stored_at", sa.Text, nullable=False),
        sa.Column("head", sa.Text, nullable=False),
        sa.Column("body", sa.LargeBinary, nullable=False),
        sa.Column("receipt", sa.LargeBinary, nullable=False),
    )
    _keep_the_log_as_written()
    op.create_table(
        "organisations",
        sa.Column("id", sa.Text, primary_key=True),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("joined_at", sa.Text, nullable=False),
    )
    op.create_table(
        "organisation_keys",
        sa.Column("key_id", sa.Text, primary_key=True),
        sa.Column("organisation", sa.Text, sa.ForeignKey("organisations.id"), nullable=False),
        sa.Column("public_key", sa.LargeBinary, nullable=False),
        sa.Column("added_at", sa.Text, nullable=False),
        sa.Column("revoked_at", sa.Text),
    )
    op.create_table(
        "invitations",
        sa.Column("id", sa.Text, primary_key=True),
        sa.Column("organisation_name", sa.Text, nullable=False),
        sa.Column("secret", sa.LargeBinary),
        sa.Column("made_at", sa.Text, nullable=False),
        sa.Column("expires", sa.Text, nullable=False),
        sa.Column("used_by", sa.Text),
    )
    op.create_table(
        "returns",
        sa.Column("digest", sa.Text, sa.ForeignKey("log.digest"), primary_key=True),
        sa.Column("organisation", sa.Text, sa.ForeignKey("organisations.id"), nullable=False),
        sa.Column("template", sa.Text, nullable=False),
        sa.Column("period", sa.Text, nullable=False),
        sa.Column("revision", sa.Integer, nullable=False),
        sa.Column("incarnation", sa.Text, nullable=False),
        sa.Column("seq", sa.Integer, nullable=False),
        sa.UniqueConstraint(
            "organisation", "template", "period", "revision", name="one_per_revision"
        ),
        sa.UniqueConstraint(
            "organisation", "incarnation", "seq", name="one_per_place_in_the_chain"
        ),
    )


def downgrade() -> None:
    """Take the first tables away."""
    for name in ("returns", "invitations", "organisation_keys", "organisations", "log"):
        op.drop_table(name)
    if _is_postgresql():
        op.execute("DROP FUNCTION log_refuses()")


def _is_postgresql() -> bool:
    return op.get_context().dialect.name == "postgresql"


def _keep_the_log_as_written() -> None:
    if _is_postgresql():
        op.execute(
            "CREATE FUNCTION log_refuses() RETURNS trigger LANGUAGE plpgsql AS "
            "$$ BEGIN RAISE EXCEPTION 'the log is append-only'; END $$"
        )
        op.execute(
            "CREATE TRIGGER log_refuses_changes BEFORE UPDATE OR DELETE OR TRUNCATE ON log "
            "FOR EACH STATEMENT EXECUTE FUNCTION log_refuses()"
        )
        return
    for verb in ("UPDATE", "DELETE"):
        op.execute(
            f"CREATE TRIGGER log_refuses_{verb.lower()} BEFORE {verb} ON log "
            "BEGIN SELECT RAISE(ABORT, 'the log is append-only'); END"
        )
