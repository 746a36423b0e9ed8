"""The first tables of a vault: residents and their cases, the desk, the ledger, the outbox."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the tables, those first that others point to."""
    _make_colleagues()
    _make_desk_profile()
    _make_hub_registration()
    _make_import_mappings()
    _make_imports()
    _make_statement_chain()
    _make_outbox()
    _make_releases()
    _make_tallies()
    _make_vault_identity()
    _make_residents()
    _make_actions()
    _make_contacts()
    _make_enrolments()
    _make_equality_monitoring()
    _make_outcomes()
    _make_stage_moves()


def downgrade() -> None:
    """Drop the tables."""
    op.drop_index("ix_stage_moves_enrolment", table_name="stage_moves")
    op.drop_table("stage_moves")
    op.drop_index("ix_outcomes_resident", table_name="outcomes")
    op.drop_table("outcomes")
    op.drop_table("equality_monitoring")
    op.drop_index("ix_enrolments_resident", table_name="enrolments")
    op.drop_table("enrolments")
    op.drop_index("ix_contacts_resident", table_name="contacts")
    op.drop_table("contacts")
    op.drop_index("ix_actions_resident", table_name="actions")
    op.drop_table("actions")
    op.drop_index(
        "ix_residents_reference_in_use",
        table_name="residents",
        sqlite_where=sa.text("deleted_at IS NULL"),
    )
    op.drop_index("ix_residents_import", table_name="residents")
    op.drop_table("residents")
    op.drop_table("vault_identity")
    op.drop_table("tallies")
    op.drop_table("releases")
    op.drop_table("outbox")
    op.drop_table("statement_chain")
    op.drop_table("imports")
    op.drop_table("import_mappings")
    op.drop_table("hub_registration")
    op.drop_table("desk_profile")
    op.drop_table("colleagues")


def _make_colleagues() -> None:
    op.create_table(
        "colleagues",
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("role", sa.Text(), nullable=False),
        sa.Column("signing_public_key", sa.LargeBinary(), nullable=False),
        sa.Column("sealing_public_key", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("position", name=op.f("pk_colleagues")),
        sa.UniqueConstraint("signing_public_key", name=op.f("uq_colleagues_signing_public_key")),
    )


def _make_desk_profile() -> None:
    op.create_table(
        "desk_profile",
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("organisation_id", sa.LargeBinary(), nullable=False),
        sa.Column("organisation_name", sa.Text(), nullable=False),
        sa.Column("worker_name", sa.Text(), nullable=False),
        sa.Column("role", sa.Text(), nullable=False),
        sa.Column("signing_key", sa.LargeBinary(), nullable=False),
        sa.Column("sealing_key", sa.LargeBinary(), nullable=False),
        sa.Column("tie_break_key", sa.LargeBinary(), nullable=False),
        sa.Column("incarnation", sa.LargeBinary(), nullable=False),
        sa.Column("sample", sa.Integer(), nullable=False),
        sa.CheckConstraint("position = 1", name=op.f("ck_desk_profile_only_one")),
        sa.PrimaryKeyConstraint("position", name=op.f("pk_desk_profile")),
    )


def _make_hub_registration() -> None:
    op.create_table(
        "hub_registration",
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("url", sa.Text(), nullable=False),
        sa.Column("public_key", sa.LargeBinary(), nullable=False),
        sa.CheckConstraint("position = 1", name=op.f("ck_hub_registration_only_one")),
        sa.PrimaryKeyConstraint("position", name=op.f("pk_hub_registration")),
    )


def _make_import_mappings() -> None:
    op.create_table(
        "import_mappings",
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("mapping_json", sa.Text(), nullable=False),
        sa.Column("saved_at", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("position", name=op.f("pk_import_mappings")),
        sa.UniqueConstraint("name", name=op.f("uq_import_mappings_name")),
    )


def _make_imports() -> None:
    op.create_table(
        "imports",
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("id", sa.LargeBinary(), nullable=False),
        sa.Column("file_name", sa.Text(), nullable=False),
        sa.Column("imported_at", sa.Text(), nullable=False),
        sa.Column("residents", sa.Integer(), nullable=False),
        sa.Column("undone_at", sa.Text(), nullable=True),
        sa.Column("created_at", sa.Text(), nullable=False),
        sa.Column("updated_at", sa.Text(), nullable=False),
        sa.Column("worker", sa.Text(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("position", name=op.f("pk_imports")),
        sa.UniqueConstraint("id", name=op.f("uq_imports_id")),
    )


def _make_statement_chain() -> None:
    op.create_table(
        "statement_chain",
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("sequence", sa.Integer(), nullable=False),
        sa.Column("digest", sa.Text(), nullable=False),
        sa.CheckConstraint("position = 1", name=op.f("ck_statement_chain_only_one")),
        sa.PrimaryKeyConstraint("position", name=op.f("pk_statement_chain")),
    )


def _make_outbox() -> None:
    op.create_table(
        "outbox",
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("id", sa.LargeBinary(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("destination", sa.Text(), nullable=False),
        sa.Column("path", sa.Text(), nullable=False),
        sa.Column("body", sa.LargeBinary(), nullable=False),
        sa.Column("digest", sa.Text(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("created_at", sa.Text(), nullable=False),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("next_attempt_at", sa.Text(), nullable=True),
        sa.Column("problem", sa.Text(), nullable=False),
        sa.Column("receipt", sa.LargeBinary(), nullable=True),
        sa.Column("settled_at", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("position", name=op.f("pk_outbox")),
        sa.UniqueConstraint("digest", name=op.f("uq_outbox_digest")),
        sa.UniqueConstraint("id", name=op.f("uq_outbox_id")),
    )


def _make_releases() -> None:
    op.create_table(
        "releases",
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("id", sa.LargeBinary(), nullable=False),
        sa.Column("template", sa.Text(), nullable=False),
        sa.Column("template_version", sa.Integer(), nullable=False),
        sa.Column("period", sa.Text(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("approved_at", sa.Text(), nullable=False),
        sa.Column("approved_by", sa.Text(), nullable=False),
        sa.Column("payload", sa.LargeBinary(), nullable=False),
        sa.Column("published", sa.LargeBinary(), nullable=False),
        sa.Column("digest", sa.Text(), nullable=False),
        sa.Column("previous", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("position", name=op.f("pk_releases")),
        sa.UniqueConstraint("digest", name=op.f("uq_releases_digest")),
        sa.UniqueConstraint("id", name=op.f("uq_releases_id")),
        sa.UniqueConstraint(
            "template", "period", "revision", name=op.f("uq_releases_template_period_revision")
        ),
    )


def _make_tallies() -> None:
    op.create_table(
        "tallies",
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("desk", sa.Text(), nullable=False),
        sa.Column("template", sa.Text(), nullable=False),
        sa.Column("period", sa.Text(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("payload", sa.LargeBinary(), nullable=False),
        sa.Column("received_at", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("position", name=op.f("pk_tallies")),
        sa.UniqueConstraint(
            "template", "period", "desk", name=op.f("uq_tallies_template_period_desk")
        ),
    )


def _make_vault_identity() -> None:
    op.create_table(
        "vault_identity",
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("id", sa.LargeBinary(), nullable=False),
        sa.CheckConstraint("position = 1", name=op.f("ck_vault_identity_only_one")),
        sa.PrimaryKeyConstraint("position", name=op.f("pk_vault_identity")),
        sa.UniqueConstraint("id", name=op.f("uq_vault_identity_id")),
    )


def _make_residents() -> None:
    op.create_table(
        "residents",
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("id", sa.LargeBinary(), nullable=False),
        sa.Column("reference", sa.Text(), nullable=False),
        sa.Column("reference_folded", sa.Text(), nullable=False),
        sa.Column("registered_on", sa.Text(), nullable=False),
        sa.Column("given_name", sa.Text(), nullable=False),
        sa.Column("family_name", sa.Text(), nullable=False),
        sa.Column("preferred_name", sa.Text(), nullable=False),
        sa.Column("pronouns", sa.Text(), nullable=False),
        sa.Column("date_of_birth", sa.Text(), nullable=True),
        sa.Column("recorded_age", sa.Integer(), nullable=True),
        sa.Column("recorded_age_on", sa.Text(), nullable=True),
        sa.Column("phone", sa.Text(), nullable=False),
        sa.Column("email", sa.Text(), nullable=False),
        sa.Column("contact_preference", sa.Text(), nullable=False),
        sa.Column("postcode", sa.Text(), nullable=False),
        sa.Column("ward", sa.Text(), nullable=False),
        sa.Column("landlord", sa.Text(), nullable=False),
        sa.Column("sector_left", sa.Text(), nullable=False),
        sa.Column("qualification", sa.Text(), nullable=False),
        sa.Column("alerts", sa.Text(), nullable=False),
        sa.Column("import_id", sa.LargeBinary(), nullable=True),
        sa.Column("deleted_at", sa.Text(), nullable=True),
        sa.Column("created_at", sa.Text(), nullable=False),
        sa.Column("updated_at", sa.Text(), nullable=False),
        sa.Column("worker", sa.Text(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["import_id"], ["imports.id"], name=op.f("fk_residents_import_id")),
        sa.PrimaryKeyConstraint("position", name=op.f("pk_residents")),
        sa.UniqueConstraint("id", name=op.f("uq_residents_id")),
    )
    op.create_index("ix_residents_import", "residents", ["import_id"], unique=False)
    op.create_index(
        "ix_residents_reference_in_use",
        "residents",
        ["reference_folded"],
        unique=True,
        sqlite_where=sa.text("deleted_at IS NULL"),
    )


def _make_actions() -> None:
    op.create_table(
        "actions",
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("id", sa.LargeBinary(), nullable=False),
        sa.Column("resident_id", sa.LargeBinary(), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("due_on", sa.Text(), nullable=False),
        sa.Column("done_at", sa.Text(), nullable=True),
        sa.Column("created_at", sa.Text(), nullable=False),
        sa.Column("updated_at", sa.Text(), nullable=False),
        sa.Column("worker", sa.Text(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["resident_id"], ["residents.id"], name=op.f("fk_actions_resident_id")
        ),
        sa.PrimaryKeyConstraint("position", name=op.f("pk_actions")),
        sa.UniqueConstraint("id", name=op.f("uq_actions_id")),
    )
    op.create_index("ix_actions_resident", "actions", ["resident_id", "due_on"], unique=False)


def _make_contacts() -> None:
    op.create_table(
        "contacts",
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("id", sa.LargeBinary(), nullable=False),
        sa.Column("resident_id", sa.LargeBinary(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("happened_at", sa.Text(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("created_at", sa.Text(), nullable=False),
        sa.Column("updated_at", sa.Text(), nullable=False),
        sa.Column("worker", sa.Text(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["resident_id"], ["residents.id"], name=op.f("fk_contacts_resident_id")
        ),
        sa.PrimaryKeyConstraint("position", name=op.f("pk_contacts")),
        sa.UniqueConstraint("id", name=op.f("uq_contacts_id")),
    )
    op.create_index(
        "ix_contacts_resident", "contacts", ["resident_id", "happened_at"], unique=False
    )


def _make_enrolments() -> None:
    op.create_table(
        "enrolments",
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("id", sa.LargeBinary(), nullable=False),
        sa.Column("resident_id", sa.LargeBinary(), nullable=False),
        sa.Column("pathway_code", sa.Text(), nullable=False),
        sa.Column("pathway_version", sa.Integer(), nullable=False),
        sa.Column("stage", sa.Text(), nullable=False),
        sa.Column("enrolled_on", sa.Text(), nullable=True),
        sa.Column("stage_since", sa.Text(), nullable=True),
        sa.Column("import_id", sa.LargeBinary(), nullable=True),
        sa.Column("created_at", sa.Text(), nullable=False),
        sa.Column("updated_at", sa.Text(), nullable=False),
        sa.Column("worker", sa.Text(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["import_id"], ["imports.id"], name=op.f("fk_enrolments_import_id")
        ),
        sa.ForeignKeyConstraint(
            ["resident_id"], ["residents.id"], name=op.f("fk_enrolments_resident_id")
        ),
        sa.PrimaryKeyConstraint("position", name=op.f("pk_enrolments")),
        sa.UniqueConstraint("id", name=op.f("uq_enrolments_id")),
    )
    op.create_index("ix_enrolments_resident", "enrolments", ["resident_id"], unique=False)


def _make_equality_monitoring() -> None:
    op.create_table(
        "equality_monitoring",
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("resident_id", sa.LargeBinary(), nullable=False),
        sa.Column("ethnicity_group", sa.Text(), nullable=False),
        sa.Column("sex", sa.Text(), nullable=False),
        sa.Column("disability", sa.Text(), nullable=False),
        sa.Column("created_at", sa.Text(), nullable=False),
        sa.Column("updated_at", sa.Text(), nullable=False),
        sa.Column("worker", sa.Text(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["resident_id"], ["residents.id"], name=op.f("fk_equality_monitoring_resident_id")
        ),
        sa.PrimaryKeyConstraint("position", name=op.f("pk_equality_monitoring")),
        sa.UniqueConstraint("resident_id", name=op.f("uq_equality_monitoring_resident_id")),
    )


def _make_outcomes() -> None:
    op.create_table(
        "outcomes",
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("id", sa.LargeBinary(), nullable=False),
        sa.Column("resident_id", sa.LargeBinary(), nullable=False),
        sa.Column("employer", sa.Text(), nullable=False),
        sa.Column("role", sa.Text(), nullable=False),
        sa.Column("started_on", sa.Text(), nullable=True),
        sa.Column("pay_pence_per_hour", sa.Integer(), nullable=True),
        sa.Column("hours_per_week", sa.Text(), nullable=True),
        sa.Column("contract", sa.Text(), nullable=False),
        sa.Column("recorded_at", sa.Text(), nullable=False),
        sa.Column("import_id", sa.LargeBinary(), nullable=True),
        sa.Column("created_at", sa.Text(), nullable=False),
        sa.Column("updated_at", sa.Text(), nullable=False),
        sa.Column("worker", sa.Text(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["import_id"], ["imports.id"], name=op.f("fk_outcomes_import_id")),
        sa.ForeignKeyConstraint(
            ["resident_id"], ["residents.id"], name=op.f("fk_outcomes_resident_id")
        ),
        sa.PrimaryKeyConstraint("position", name=op.f("pk_outcomes")),
        sa.UniqueConstraint("id", name=op.f("uq_outcomes_id")),
    )
    op.create_index("ix_outcomes_resident", "outcomes", ["resident_id"], unique=False)


def _make_stage_moves() -> None:
    op.create_table(
        "stage_moves",
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("id", sa.LargeBinary(), nullable=False),
        sa.Column("enrolment_id", sa.LargeBinary(), nullable=False),
        sa.Column("from_stage", sa.Text(), nullable=True),
        sa.Column("to_stage", sa.Text(), nullable=False),
        sa.Column("moved_on", sa.Text(), nullable=True),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("recorded_at", sa.Text(), nullable=False),
        sa.Column("import_id", sa.LargeBinary(), nullable=True),
        sa.Column("created_at", sa.Text(), nullable=False),
        sa.Column("updated_at", sa.Text(), nullable=False),
        sa.Column("worker", sa.Text(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["enrolment_id"], ["enrolments.id"], name=op.f("fk_stage_moves_enrolment_id")
        ),
        sa.ForeignKeyConstraint(
            ["import_id"], ["imports.id"], name=op.f("fk_stage_moves_import_id")
        ),
        sa.PrimaryKeyConstraint("position", name=op.f("pk_stage_moves")),
        sa.UniqueConstraint("id", name=op.f("uq_stage_moves_id")),
    )
    op.create_index("ix_stage_moves_enrolment", "stage_moves", ["enrolment_id"], unique=False)
