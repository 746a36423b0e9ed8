"""The tables of the audit trail: its events, and where it ends."""

from __future__ import annotations

from sqlalchemy import CheckConstraint, Column, Index, Integer, LargeBinary, Table, Text

from anchordesk.adapters.vault.tables import metadata

audit_events = Table(
    "audit_events",
    metadata,
    Column("position", Integer, primary_key=True),
    *(Column(name, Text, nullable=False) for name in ("at", "worker", "role", "action")),
    Column("subject", LargeBinary),
    *(Column(name, Text, nullable=False) for name in ("facts", "previous", "digest")),
)
"""`position` is the event's number. The subject may be erased, so it is no foreign key."""
Index("ix_audit_events_subject", audit_events.c.subject)

audit_head = Table(
    "audit_head",
    metadata,
    Column("position", Integer, primary_key=True),
    Column("events", Integer, nullable=False),
    Column("digest", Text, nullable=False),
    CheckConstraint("position = 1", name="only_one"),
)
"""How many events there are and the digest of the last: rows cut off the end are missed."""
