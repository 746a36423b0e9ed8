"""The table of who lives, or lived, in which household."""

from __future__ import annotations

from sqlalchemy import Column, ForeignKey, Index, Integer, LargeBinary, Table, Text

from anchordesk.adapters.vault.tables import metadata

household_members = Table(
    "household_members",
    metadata,
    Column("position", Integer, primary_key=True),
    Column("id", LargeBinary, nullable=False, unique=True),
    # A household has no row of its own: it is those who share this id.
    Column("household_id", LargeBinary, nullable=False),
    Column("resident_id", LargeBinary, ForeignKey("residents.id"), nullable=False),
    Column("role", Text, nullable=False),
    Column("since", Text),
    Column("until", Text),
    *(Column(name, Text, nullable=False) for name in ("created_at", "updated_at", "worker")),
    Column("revision", Integer, nullable=False),
)
Index("ix_household_members_household", household_members.c.household_id)
Index("ix_household_members_resident", household_members.c.resident_id)
