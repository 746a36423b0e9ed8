"""The tables of cover for absence."""

from __future__ import annotations

from sqlalchemy import Column, ForeignKey, Index, Integer, LargeBinary, Table, Text
from sqlalchemy import UniqueConstraint as Unique

from anchordesk.adapters.vault.tables import metadata


def _cover() -> Column[bytes]:
    return Column("cover_id", LargeBinary, ForeignKey("covers.id"), nullable=False)


def _text(name: str) -> Column[str]:
    return Column(name, Text, nullable=False)


covers = Table(
    "covers",
    metadata,
    Column("position", Integer, primary_key=True),
    Column("id", LargeBinary, nullable=False, unique=True),
    *(_text(name) for name in ("direction", "colleague", "colleague_name", "state")),
    *(_text(name) for name in ("first_day", "last_day")),
    Column("cases", Integer, nullable=False),
    *(_text(name) for name in ("note", "reason", "told", "changed_at", "seen_at")),
    *(Column(name, Text) for name in ("sent_at", "closed_on")),
    Column("restricted", Integer),
)
"""Each cover that was offered, to or by this desk."""

cover_cases = Table(
    "cover_cases",
    metadata,
    Column("position", Integer, primary_key=True),
    _cover(),
    # Not a foreign key: a copy goes, and is still to be confirmed.
    Column("resident_id", LargeBinary, nullable=False),
    Column("revision", Integer, nullable=False),
    _text("package"),
    Column("has_copy", Integer, nullable=False),
    Unique("cover_id", "resident_id"),
)
Index("ix_cover_cases_resident", cover_cases.c.resident_id)

cover_parts = Table(
    "cover_parts",
    metadata,
    Column("position", Integer, primary_key=True),
    _cover(),
    _text("package"),
    Column("number", Integer, nullable=False),
    Column("content", LargeBinary, nullable=False),
    Unique("cover_id", "package", "number"),
)
"""What has arrived of a copy, or of what was written, until it is whole."""

cover_marks = Table(
    "cover_marks",
    metadata,
    Column("position", Integer, primary_key=True),
    _cover(),
    Column("resident_id", LargeBinary, nullable=False),
    _text("table_name"),
    Column("row_key", LargeBinary, nullable=False),
    _text("mark"),
    Unique("cover_id", "table_name", "row_key"),
)
"""At which revision a row was in the copy, or was taken in last."""
