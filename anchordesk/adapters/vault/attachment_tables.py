"""The tables of attachments: what they are, and when they end, and their content in chunks."""

from __future__ import annotations

from sqlalchemy import (
    Column,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    Table,
    Text,
    UniqueConstraint,
)

from anchordesk.adapters.vault.tables import metadata

attachments = Table(
    "attachments",
    metadata,
    Column("position", Integer, primary_key=True),
    Column("id", LargeBinary, nullable=False, unique=True),
    Column("resident_id", LargeBinary, ForeignKey("residents.id"), nullable=False),
    Column("name", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("size_bytes", Integer, nullable=False),
    Column("digest", Text, nullable=False),
    Column("on_date", Text),
    Column("added_at", Text, nullable=False),
    Column("worker", Text, nullable=False),
)
Index("ix_attachments_resident", attachments.c.resident_id)

attachment_chunks = Table(
    "attachment_chunks",
    metadata,
    Column("position", Integer, primary_key=True),
    Column("attachment_id", LargeBinary, ForeignKey("attachments.id"), nullable=False),
    Column("number", Integer, nullable=False),
    Column("content", LargeBinary, nullable=False),
    UniqueConstraint("attachment_id", "number"),
)

documents = Table(
    "documents",
    metadata,
    Column("position", Integer, primary_key=True),
    # Not a foreign key: a case is carried by who it belongs to, and a table has one owner.
    Column("attachment_id", LargeBinary, nullable=False, unique=True),
    Column("resident_id", LargeBinary, ForeignKey("residents.id"), nullable=False),
    Column("kind", Text, nullable=False),
    Column("ends_on", Text),
    Column("remind_on", Text),
    Column("settled_on", Text),
    *(Column(name, Text, nullable=False) for name in ("created_at", "updated_at", "worker")),
    Column("revision", Integer, nullable=False),
)
Index("ix_documents_resident", documents.c.resident_id)
Index("ix_documents_ends", documents.c.ends_on)
