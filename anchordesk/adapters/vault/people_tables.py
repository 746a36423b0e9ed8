"""The tables of people told apart, and of records that were merged."""

from __future__ import annotations

from sqlalchemy import Column, ForeignKey, Integer, LargeBinary, Table, Text, UniqueConstraint

from anchordesk.adapters.vault.tables import metadata

people_told_apart = Table(
    "people_told_apart",
    metadata,
    Column("position", Integer, primary_key=True),
    Column("one_id", LargeBinary, ForeignKey("residents.id"), nullable=False),
    Column("other_id", LargeBinary, ForeignKey("residents.id"), nullable=False),
    UniqueConstraint("one_id", "other_id"),
)
"""Each pair once, the smaller id first."""

merges = Table(
    "merges",
    metadata,
    Column("position", Integer, primary_key=True),
    Column("id", LargeBinary, nullable=False, unique=True),
    Column("kept_id", LargeBinary, ForeignKey("residents.id"), nullable=False),
    Column("gone_id", LargeBinary, ForeignKey("residents.id"), nullable=False),
    Column("moved", Text, nullable=False),
    Column("before", Text, nullable=False),
    Column("after", Text, nullable=False),
    Column("merged_at", Text, nullable=False),
    Column("worker", Text, nullable=False),
    Column("undone_at", Text),
)
"""`moved` names rows by table and position; `before`, `after`: columns of the kept record."""
