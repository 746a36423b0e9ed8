"""The tables of the organisation that a desk belongs to, and of its dealings with a hub."""

from __future__ import annotations

from sqlalchemy import CheckConstraint, Column, Integer, LargeBinary, Table, Text

from anchordesk.adapters.vault.tables import metadata

organisation = Table(
    "organisation",
    metadata,
    Column("position", Integer, primary_key=True),
    Column("public_key", LargeBinary, nullable=False),
    Column("signing_key", LargeBinary),
    Column("roster", LargeBinary, nullable=False),
    Column("version", Integer, nullable=False),
    Column("seen_at", Text, nullable=False),
    CheckConstraint("position = 1", name="only_one"),
)
"""The organisation's key, its private half on leads' desks alone, and the newest roster."""

team_invitations = Table(
    "team_invitations",
    metadata,
    Column("position", Integer, primary_key=True),
    Column("id", LargeBinary, nullable=False, unique=True),
    Column("payload", LargeBinary, nullable=False),
    Column("for_name", Text, nullable=False),
    Column("state", Text, nullable=False),
    Column("request", LargeBinary),
    Column("made_at", Text, nullable=False),
)
"""What a lead invited, and what answered."""

joining = Table(
    "joining",
    metadata,
    Column("position", Integer, primary_key=True),
    Column("invitation", LargeBinary, nullable=False),
    Column("request", LargeBinary, nullable=False),
    CheckConstraint("position = 1", name="only_one"),
)
"""The invitation that this desk answered and waits upon."""

return_requests = Table(
    "return_requests",
    metadata,
    Column("position", Integer, primary_key=True),
    Column("digest", Text, nullable=False, unique=True),
    Column("asked_by", Text, nullable=False),
    Column("asked_of", Text, nullable=False),
    Column("payload", LargeBinary, nullable=False),
    Column("published", LargeBinary, nullable=False),
    Column("ties", LargeBinary, nullable=False),
    Column("asked_at", Text, nullable=False),
    Column("decision", LargeBinary),
)
"""Returns that a second lead was asked to approve, here or there, and the signed answer."""

hub_standing = Table(
    "hub_standing",
    metadata,
    Column("position", Integer, primary_key=True),
    Column("public_key", LargeBinary, nullable=False),
    Column("epoch", LargeBinary, nullable=False),
    Column("log_index", Integer, nullable=False),
    Column("log_head", Text, nullable=False),
    CheckConstraint("position = 1", name="only_one"),
)
"""How far the hub's log was when it was last asked."""

hub_traffic = Table(
    "hub_traffic",
    metadata,
    Column("position", Integer, primary_key=True),
    Column("month", Text, nullable=False, unique=True),
    Column("sent_bytes", Integer, nullable=False),
    Column("received_bytes", Integer, nullable=False),
)
"""Bytes of messages sent to the hub and received from it, by month."""
