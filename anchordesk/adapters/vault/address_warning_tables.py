"""The table of warnings about addresses: a row for each case of somebody who lives there."""

from __future__ import annotations

from sqlalchemy import Column, ForeignKey, Index, Integer, LargeBinary, Table, Text

from anchordesk.adapters.vault.tables import metadata

address_warnings = Table(
    "address_warnings",
    metadata,
    Column("position", Integer, primary_key=True),
    Column("id", LargeBinary, nullable=False, unique=True),
    Column("warning_id", LargeBinary, nullable=False),
    Column("resident_id", LargeBinary, ForeignKey("residents.id"), nullable=False),
    *(Column(name, Text, nullable=False) for name in ("place", "kind", "words", "noted_on")),
    *(Column(name, Text) for name in ("review_on", "ended_on")),
    *(Column(name, Text, nullable=False) for name in ("created_at", "updated_at", "worker")),
    Column("revision", Integer, nullable=False),
)
Index("ix_address_warnings_place", address_warnings.c.place)
Index("ix_address_warnings_resident", address_warnings.c.resident_id)
