"""The table of what partners propose: people who are not residents."""

from __future__ import annotations

from sqlalchemy import Column, Index, Integer, LargeBinary, Table, Text

from anchordesk.adapters.vault.tables import metadata

partner_referrals = Table(
    "partner_referrals",
    metadata,
    Column("position", Integer, primary_key=True),
    Column("id", LargeBinary, nullable=False, unique=True),
    Column("fingerprint", Text, nullable=False, unique=True),
    *(Column(name, Text, nullable=False) for name in ("partner", "file_name", "received_on")),
    *(Column(name, Text, nullable=False) for name in ("given_name", "family_name")),
    Column("date_of_birth", Text),
    *(Column(name, Text, nullable=False) for name in ("phone", "email", "postcode", "reason")),
    *(Column(name, Text, nullable=False) for name in ("consent", "sent", "problems", "decision")),
    Column("decided_on", Text),
    Column("words", Text, nullable=False),
    # Not a foreign key: the resident may be erased, and this goes with them.
    Column("resident_id", LargeBinary),
)
Index("ix_partner_referrals_resident", partner_referrals.c.resident_id)
