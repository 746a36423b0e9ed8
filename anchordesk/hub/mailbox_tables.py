"""The hub's tables for sealed envelopes, and for who may leave them."""

from __future__ import annotations

from sqlalchemy import (
    BigInteger,
    Column,
    ForeignKey,
    Index,
    LargeBinary,
    Table,
    Text,
    UniqueConstraint,
)

from anchordesk.hub.tables import metadata

deposit_grants = Table(
    "deposit_grants",
    metadata,
    Column("organisation", Text, ForeignKey("organisations.id"), primary_key=True),
    Column("version", BigInteger, primary_key=True),
    Column("token_hash", Text, nullable=False, index=True),
    Column("granted_at", Text, nullable=False),
    Column("ends_at", Text),
)
"""With which tokens each organisation's desks deposit; only hashes, the newest without an end."""

envelopes = Table(
    "envelopes",
    metadata,
    Column("place", BigInteger, primary_key=True, autoincrement=False),
    Column("mailbox", Text, nullable=False),
    Column("digest", Text, nullable=False),
    Column("organisation", Text, ForeignKey("organisations.id"), nullable=False),
    Column("body", LargeBinary),
    Column("size_bytes", BigInteger, nullable=False),
    Column("received_at", Text, nullable=False),
    Column("receipt", LargeBinary, nullable=False),
    UniqueConstraint("mailbox", "digest", name="one_envelope"),
)
"""What waits in mailboxes. The body goes when it was taken out; the receipt stays longer, so that
an envelope that is sent once more is not delivered once more."""

Index("ix_envelopes_received", envelopes.c.received_at)
