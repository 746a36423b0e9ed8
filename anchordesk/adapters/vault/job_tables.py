"""The tables of a job's later terms, and of what jobs were before."""

from __future__ import annotations

from sqlalchemy import Column, ForeignKey, Index, Integer, LargeBinary, Table, Text

from anchordesk.adapters.vault.tables import metadata


def _text(name: str) -> Column[str]:
    return Column(name, Text, nullable=False)


job_terms = Table(
    "job_terms",
    metadata,
    Column("position", Integer, primary_key=True),
    Column("outcome_id", LargeBinary, ForeignKey("outcomes.id"), nullable=False),
    *(_text("from_day"), _text("role")),
    Column("pay_pence_per_hour", Integer),
    Column("hours_per_week", Text),
    *(_text("contract"), _text("nhs_band"), _text("recorded_at"), _text("worker")),
)
Index("ix_job_terms_outcome", job_terms.c.outcome_id)

# A job that was taken out leaves its history: `job_id` need not be there any more.
job_changes = Table(
    "job_changes",
    metadata,
    Column("position", Integer, primary_key=True),
    Column("job_id", LargeBinary, nullable=False),
    Column("resident_id", LargeBinary, ForeignKey("residents.id"), nullable=False),
    *(_text("job"), _text("fate"), _text("field"), _text("before"), _text("after")),
    *(_text("reason"), _text("changed_at"), _text("worker")),
)
Index("ix_job_changes_resident", job_changes.c.resident_id)
