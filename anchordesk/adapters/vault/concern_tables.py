"""The table of safeguarding concerns, to which rows are added and of which none is changed."""

from __future__ import annotations

from sqlalchemy import Column, ForeignKey, Index, Integer, LargeBinary, Table, Text

from anchordesk.adapters.vault.tables import metadata

concern_entries = Table(
    "concern_entries",
    metadata,
    Column("position", Integer, primary_key=True),
    Column("id", LargeBinary, nullable=False, unique=True),
    Column("concern_id", LargeBinary, nullable=False),
    Column("resident_id", LargeBinary, ForeignKey("residents.id"), nullable=False),
    Column("noticed_on", Text, nullable=False),
    Column("seen", Text, nullable=False),
    Column("told", Text, nullable=False),
    Column("told_on", Text),
    Column("done", Text, nullable=False),
    Column("outcome", Text, nullable=False),
    Column("closed_on", Text),
    Column("recorded_at", Text, nullable=False),
    Column("worker", Text, nullable=False),
    *(Column(name, Text) for name in ("level", "lead", "decision", "review_on")),
)
Index("ix_concern_entries_resident", concern_entries.c.resident_id)
