"""The tables of a lead's desk: the breach log, and what desks report of their work."""

from __future__ import annotations

from sqlalchemy import Column, Integer, LargeBinary, Table, Text

from anchordesk.adapters.vault.tables import metadata

breaches = Table(
    "breaches",
    metadata,
    Column("position", Integer, primary_key=True),
    Column("id", LargeBinary, nullable=False, unique=True),
    Column("kind", Text, nullable=False),
    Column("aware_at", Text, nullable=False),
    Column("happened", Text, nullable=False),
    Column("people", Integer),
    Column("desk", Text, nullable=False),
    Column("risk", Text, nullable=False),
    Column("reason", Text, nullable=False),
    Column("done", Text, nullable=False),
    Column("reported_at", Text),
    Column("people_told_on", Text),
    Column("closed_on", Text),
)

desk_reports = Table(
    "desk_reports",
    metadata,
    Column("desk", Text, primary_key=True),
    Column("payload", LargeBinary, nullable=False),
    Column("received_at", Text, nullable=False),
    Column("trail_cut", Integer, nullable=False),
)
"""The newest report of each desk."""
