"""The tables of a vault, as the newest migration leaves them.

Ids are 16-byte blobs; moments and days are text (see values). `position` counts rows in the
order in which they were recorded: UUIDv7 made in the same millisecond do not sort. Only
residents are marked as deleted; what belongs to them is seen only through a resident who is not.
"""

from __future__ import annotations

from sqlalchemy import (
    CheckConstraint,
    Column,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    Text,
    UniqueConstraint,
    text,
)

metadata = MetaData(
    naming_convention={
        "pk": "pk_%(table_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
    }
)


def _position() -> Column[int]:
    return Column("position", Integer, primary_key=True)


def _id() -> Column[bytes]:
    return Column("id", LargeBinary, nullable=False, unique=True)


def _text(name: str) -> Column[str]:
    return Column(name, Text, nullable=False)


def _optional(name: str) -> Column[str]:
    return Column(name, Text)


def _bytes(name: str) -> Column[bytes]:
    return Column(name, LargeBinary, nullable=False)


def _whole(name: str) -> Column[int]:
    return Column(name, Integer, nullable=False)


def _belongs_to(name: str, target: str, *, optional: bool = False) -> Column[bytes]:
    return Column(name, LargeBinary, ForeignKey(target), nullable=optional)


def _stamps() -> tuple[Column[str], Column[str], Column[str], Column[int]]:
    """When a row was made and changed, by whom, and how often."""
    return (_text("created_at"), _text("updated_at"), _text("worker"), _whole("revision"))


def _only_one() -> CheckConstraint:
    return CheckConstraint("position = 1", name="only_one")


vault_identity = Table("vault_identity", metadata, _position(), _id(), _only_one())

imports = Table(
    "imports",
    metadata,
    _position(),
    _id(),
    *(_text("file_name"), _text("imported_at"), _whole("residents"), _optional("undone_at")),
    *_stamps(),
    Column("changes", Integer),
)

residents = Table(
    "residents",
    metadata,
    _position(),
    _id(),
    _text("reference"),
    _text("reference_folded"),
    _text("registered_on"),
    _text("given_name"),
    _text("family_name"),
    _text("preferred_name"),
    _text("pronouns"),
    _optional("date_of_birth"),
    Column("recorded_age", Integer),
    _optional("recorded_age_on"),
    _text("phone"),
    _text("email"),
    _text("contact_preference"),
    _text("postcode"),
    _text("ward"),
    _text("landlord"),
    _text("sector_left"),
    _text("qualification"),
    _text("alerts"),
    _belongs_to("import_id", "imports.id", optional=True),
    _optional("deleted_at"),
    *_stamps(),
)
Index(
    "ix_residents_reference_in_use",
    residents.c.reference_folded,
    unique=True,
    sqlite_where=text("deleted_at IS NULL"),
)
Index("ix_residents_import", residents.c.import_id)

enrolments = Table(
    "enrolments",
    metadata,
    _position(),
    _id(),
    _belongs_to("resident_id", "residents.id"),
    _text("pathway_code"),
    _whole("pathway_version"),
    _text("stage"),
    _optional("enrolled_on"),
    _optional("stage_since"),
    _belongs_to("import_id", "imports.id", optional=True),
    *_stamps(),
)
Index("ix_enrolments_resident", enrolments.c.resident_id)

stage_moves = Table(
    "stage_moves",
    metadata,
    _position(),
    _id(),
    _belongs_to("enrolment_id", "enrolments.id"),
    _optional("from_stage"),
    _text("to_stage"),
    _optional("moved_on"),
    _text("reason"),
    _text("recorded_at"),
    Column("reverses", LargeBinary),
    _belongs_to("import_id", "imports.id", optional=True),
    *_stamps(),
)
Index("ix_stage_moves_enrolment", stage_moves.c.enrolment_id)

contacts = Table(
    "contacts",
    metadata,
    _position(),
    _id(),
    _belongs_to("resident_id", "residents.id"),
    _text("kind"),
    _text("happened_at"),
    _text("note"),
    *_stamps(),
    *(_optional("place"), Column("minutes", Integer)),
    *(_optional("sensitivity"), Column("sealed", LargeBinary)),
)
Index("ix_contacts_resident", contacts.c.resident_id, contacts.c.happened_at)

actions = Table(
    "actions",
    metadata,
    _position(),
    _id(),
    _belongs_to("resident_id", "residents.id"),
    _text("words"),
    _text("due_on"),
    _optional("done_at"),
    *_stamps(),
    *(_optional("state"), _optional("owner"), Column("by_resident", Integer)),
    *(Column(name, LargeBinary) for name in ("goal_id", "made_by_move")),
    *(_optional("step"), Column("follows", LargeBinary)),
)
Index("ix_actions_resident", actions.c.resident_id, actions.c.due_on)
Index("ix_actions_open", actions.c.due_on, sqlite_where=text("done_at IS NULL"))

outcomes = Table(
    "outcomes",
    metadata,
    _position(),
    _id(),
    _belongs_to("resident_id", "residents.id"),
    _text("employer"),
    _text("role"),
    _optional("started_on"),
    Column("pay_pence_per_hour", Integer),
    _optional("hours_per_week"),
    _text("contract"),
    *(_optional(name) for name in ("ended_on", "place", "nhs_band", "hours_wanted", "evidence")),
    Column("travel_minutes", Integer),
    *(_optional(name) for name in ("family", "sector")),
    _text("recorded_at"),
    _belongs_to("import_id", "imports.id", optional=True),
    *_stamps(),
)
Index("ix_outcomes_resident", outcomes.c.resident_id)

import_mappings = Table(
    "import_mappings",
    metadata,
    _position(),
    Column("name", Text, nullable=False, unique=True),
    _text("mapping_json"),
    _text("saved_at"),
)

desk_profile = Table(
    "desk_profile",
    metadata,
    _position(),
    _bytes("organisation_id"),
    _text("organisation_name"),
    _text("worker_name"),
    _text("role"),
    _bytes("signing_key"),
    _bytes("sealing_key"),
    _bytes("tie_break_key"),
    _bytes("incarnation"),
    _whole("sample"),
    _only_one(),
)

statement_chain = Table(
    "statement_chain", metadata, _position(), _whole("sequence"), _text("digest"), _only_one()
)

hub_registration = Table(
    "hub_registration", metadata, _position(), _text("url"), _bytes("public_key"), _only_one()
)

colleagues = Table(
    "colleagues",
    metadata,
    _position(),
    _text("name"),
    _text("role"),
    Column("signing_public_key", LargeBinary, nullable=False, unique=True),
    _bytes("sealing_public_key"),
)

tallies = Table(
    "tallies",
    metadata,
    _position(),
    _text("desk"),
    _text("template"),
    _text("period"),
    _whole("revision"),
    _bytes("payload"),
    _text("received_at"),
    UniqueConstraint("template", "period", "desk"),
)

releases = Table(
    "releases",
    metadata,
    _position(),
    _id(),
    _text("template"),
    _whole("template_version"),
    _text("period"),
    _whole("revision"),
    _text("approved_at"),
    _text("approved_by"),
    _bytes("payload"),
    _bytes("published"),
    Column("digest", Text, nullable=False, unique=True),
    _text("previous"),
    Column("known", LargeBinary),
    UniqueConstraint("template", "period", "revision"),
)

outbox = Table(
    "outbox",
    metadata,
    _position(),
    _id(),
    _text("kind"),
    _text("title"),
    _text("destination"),
    _text("path"),
    _bytes("body"),
    Column("digest", Text, nullable=False, unique=True),
    _text("state"),
    _text("created_at"),
    _whole("attempts"),
    _optional("next_attempt_at"),
    _text("problem"),
    Column("receipt", LargeBinary),
    _optional("settled_at"),
)

last_backup = Table(
    "last_backup", metadata, _position(), _text("made_at"), _text("path"), _only_one()
)

drafts = Table(
    "drafts",
    metadata,
    _position(),
    _text("form"),
    _bytes("subject"),
    _text("answers"),
    _text("changed_at"),
    UniqueConstraint("form", "subject"),
)
