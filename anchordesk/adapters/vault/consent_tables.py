"""The table of what residents were asked and answered."""

from __future__ import annotations

from sqlalchemy import Column, ForeignKey, Index, Integer, LargeBinary, Table, Text

from anchordesk.adapters.vault.tables import metadata

consents = Table(
    "consents",
    metadata,
    Column("position", Integer, primary_key=True),
    Column("id", LargeBinary, nullable=False, unique=True),
    Column("resident_id", LargeBinary, ForeignKey("residents.id"), nullable=False),
    Column("purpose", Text, nullable=False),
    Column("given", Integer, nullable=False),
    Column("text_version", Integer, nullable=False),
    Column("language", Text, nullable=False),
    Column("way", Text, nullable=False),
    Column("given_on", Text, nullable=False),
    Column("note", Text, nullable=False),
    # Not a foreign key: the answer stays when the picture of the paper is removed.
    Column("paper", LargeBinary),
    Column("withdrawn_on", Text),
    Column("withdrawn_by", Text, nullable=False),
    Column("withdrawal_reason", Text, nullable=False),
    *(Column(name, Text, nullable=False) for name in ("created_at", "updated_at", "worker")),
    Column("revision", Integer, nullable=False),
)
Index("ix_consents_resident", consents.c.resident_id)
