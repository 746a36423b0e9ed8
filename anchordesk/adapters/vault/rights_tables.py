"""The table of requests about people's rights."""

from __future__ import annotations

from sqlalchemy import Column, Index, Integer, LargeBinary, Table, Text

from anchordesk.adapters.vault.tables import metadata

rights_requests = Table(
    "rights_requests",
    metadata,
    Column("position", Integer, primary_key=True),
    Column("id", LargeBinary, nullable=False, unique=True),
    Column("resident_id", LargeBinary, nullable=False),
    *(
        Column(name, Text, nullable=False)
        for name in ("reference", "kind", "received_on", "nation")
    ),
    Column("identity_on", Text),
    Column("extended", Integer, nullable=False),
    Column("stopped_days", Integer, nullable=False),
    Column("state", Text, nullable=False),
    Column("settled_on", Text),
)
"""A request outlives the resident who asked to be erased, so it is tied to them by no key."""
Index("ix_rights_requests_resident", rights_requests.c.resident_id)
