"""The tables beside residents: equality monitoring, particulars, and what fields held before."""

from __future__ import annotations

from sqlalchemy import Column, ForeignKey, Index, Integer, LargeBinary, Table, Text

from anchordesk.adapters.vault.tables import metadata

# Questions that the first form did not ask; nothing stands there until somebody saves an answer.
LATER_QUESTIONS = (
    "ethnicity",
    "lasting_condition",
    "activity_limits",
    "same_gender",
    "religion",
    "sexual_orientation",
    "caring",
    "care_experienced",
)

equality_monitoring = Table(
    "equality_monitoring",
    metadata,
    Column("position", Integer, primary_key=True),
    Column("resident_id", LargeBinary, ForeignKey("residents.id"), nullable=False, unique=True),
    *(
        Column(name, Text, nullable=False)
        for name in ("ethnicity_group", "sex", "disability", "created_at", "updated_at", "worker")
    ),
    Column("revision", Integer, nullable=False),
    *(Column(name, Text) for name in LATER_QUESTIONS),
)

PARTICULAR_TEXTS = (
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

# A resident of whom nothing of this is known has no row.
resident_particulars = Table(
    "resident_particulars",
    metadata,
    Column("position", Integer, primary_key=True),
    Column("resident_id", LargeBinary, ForeignKey("residents.id"), nullable=False, unique=True),
    *(Column(name, Text, nullable=False) for name in PARTICULAR_TEXTS),
    Column("needs_interpreter", Integer, nullable=False),
    Column("redundancy_by", Text),
    Column("hours_per_week", Text),
    Column("pay_pence_per_hour", Integer),
)

field_changes = Table(
    "field_changes",
    metadata,
    Column("position", Integer, primary_key=True),
    Column("resident_id", LargeBinary, ForeignKey("residents.id"), nullable=False),
    Column("field", Text, nullable=False),
    Column("before", Text, nullable=False),
    Column("after", Text, nullable=False),
    Column("changed_at", Text, nullable=False),
    Column("worker", Text, nullable=False),
    Column("import_id", LargeBinary, ForeignKey("imports.id")),
)
Index("ix_field_changes_resident", field_changes.c.resident_id)
