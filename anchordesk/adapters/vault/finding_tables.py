"""The tables of saved views of the caseload, and of saved reports."""

from __future__ import annotations

from sqlalchemy import Column, Integer, LargeBinary, Table, Text

from anchordesk.adapters.vault.tables import metadata

saved_views = Table(
    "saved_views",
    metadata,
    Column("position", Integer, primary_key=True),
    Column("id", LargeBinary, nullable=False, unique=True),
    Column("name", Text, nullable=False),
    Column("words", Text, nullable=False),
    Column("stage", Text, nullable=False),
    Column("due", Text, nullable=False),
    Column("sorted_by", Text, nullable=False),
    Column("quiet_days", Integer, nullable=False),
    Column("alerts", Integer, nullable=False),
    Column("at_risk", Integer, nullable=False),
    Column("pathway", Text, nullable=False),
    Column("whose", Text, nullable=False),
    Column("changed_at", Text, nullable=False),
    Column("worker", Text, nullable=False),
    # Added later: nothing stands in rows from before.
    Column("stage_days", Integer),
)
"""Codes of filters, empty where a filter asks for nothing. `whose` names a worker."""

saved_reports = Table(
    "saved_reports",
    metadata,
    Column("position", Integer, primary_key=True),
    Column("name", Text, nullable=False, unique=True),
    Column("body", Text, nullable=False),
    Column("changed_at", Text, nullable=False),
    Column("worker", Text, nullable=False),
)
"""How a report is laid out, and the filters of the caseload that it asks for (JSON)."""
