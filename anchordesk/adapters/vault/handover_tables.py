"""The tables of cases that pass from one desk to another."""

from __future__ import annotations

from sqlalchemy import Column, ForeignKey, Integer, LargeBinary, Table, Text, UniqueConstraint

from anchordesk.adapters.vault.tables import metadata

handovers = Table(
    "handovers",
    metadata,
    Column("position", Integer, primary_key=True),
    Column("id", LargeBinary, nullable=False, unique=True),
    Column("direction", Text, nullable=False),
    Column("resident_id", LargeBinary),
    Column("colleague", Text, nullable=False),
    Column("state", Text, nullable=False),
    Column("offer", LargeBinary),
    Column("package", Text, nullable=False),
    Column("changed_at", Text, nullable=False),
    Column("handed_over_on", Text),
    Column("reason", Text, nullable=False),
)
"""Each case that was offered. The offer, which names the resident, goes once it is settled."""

handover_pieces = Table(
    "handover_pieces",
    metadata,
    Column("position", Integer, primary_key=True),
    Column("handover_id", LargeBinary, ForeignKey("handovers.id"), nullable=False),
    Column("number", Integer, nullable=False),
    Column("content", LargeBinary, nullable=False),
    UniqueConstraint("handover_id", "number"),
)
"""What has arrived of a case, until it is whole."""

handed_over_counts = Table(
    "handed_over_counts",
    metadata,
    Column("position", Integer, primary_key=True),
    Column("handover_id", LargeBinary, ForeignKey("handovers.id"), nullable=False),
    Column("pathway", Text, nullable=False),
    Column("period", Text, nullable=False),
    Column("groups", Text, nullable=False),
    UniqueConstraint("handover_id", "pathway", "period"),
)
"""In which groups somebody who was handed over counts here, for quarters that were over then."""

arrived_cases = Table(
    "arrived_cases",
    metadata,
    Column("position", Integer, primary_key=True),
    Column("resident_id", LargeBinary, ForeignKey("residents.id"), nullable=False, unique=True),
    Column("counted_from", Text, nullable=False),
    Column("handover_id", LargeBinary, nullable=False),
)
"""Residents who came from another desk, and the day from which this desk counts them."""
