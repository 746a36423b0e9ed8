"""The hub's tables. The migrations make them; a test holds the two together."""

from __future__ import annotations

from sqlalchemy import (
    BigInteger,
    Column,
    ForeignKey,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    Text,
    UniqueConstraint,
)

metadata = MetaData()

log = Table(
    "log",
    metadata,
    Column("log_index", Integer, primary_key=True, autoincrement=False),
    Column("digest", Text, nullable=False, unique=True),
    Column("stored_kind", Text, nullable=False),
    Column("stored_at", Text, nullable=False),
    Column("head", Text, nullable=False),
    Column("body", LargeBinary, nullable=False),
    Column("receipt", LargeBinary, nullable=False),
)
"""Everything the hub ever stored, in order, never changed (triggers refuse it)."""

organisations = Table(
    "organisations",
    metadata,
    Column("id", Text, primary_key=True),
    Column("name", Text, nullable=False),
    Column("joined_at", Text, nullable=False),
)

organisation_keys = Table(
    "organisation_keys",
    metadata,
    Column("key_id", Text, primary_key=True),
    Column("organisation", Text, ForeignKey("organisations.id"), nullable=False),
    Column("public_key", LargeBinary, nullable=False),
    Column("added_at", Text, nullable=False),
    Column("revoked_at", Text),
)

invitations = Table(
    "invitations",
    metadata,
    Column("id", Text, primary_key=True),
    Column("organisation_name", Text, nullable=False),
    Column("secret", LargeBinary),
    Column("made_at", Text, nullable=False),
    Column("expires", Text, nullable=False),
    Column("used_by", Text),
)
"""The secret is forgotten when the invitation is used."""

returns = Table(
    "returns",
    metadata,
    Column("digest", Text, ForeignKey("log.digest"), primary_key=True),
    Column("organisation", Text, ForeignKey("organisations.id"), nullable=False),
    Column("template", Text, nullable=False),
    Column("period", Text, nullable=False),
    Column("revision", BigInteger, nullable=False),
    Column("incarnation", Text, nullable=False),
    Column("seq", BigInteger, nullable=False),
    UniqueConstraint("organisation", "template", "period", "revision", name="one_per_revision"),
    UniqueConstraint("organisation", "incarnation", "seq", name="one_per_place_in_the_chain"),
)
"""Where each stored return stands; what it says is in the log's body."""

hub = Table(
    "hub",
    metadata,
    Column("id", Text, primary_key=True),
    Column("claimed_at", Text, nullable=False),
)
"""Whose records these are: one row, so that no hub opens another's database."""

accounts = Table(
    "accounts",
    metadata,
    Column("name", Text, primary_key=True),
    Column("role", Text, nullable=False),
    Column("organisation", Text, ForeignKey("organisations.id")),
    Column("key_hash", LargeBinary, nullable=False),
    Column("code_secret", LargeBinary, nullable=False),
    Column("last_step", BigInteger, nullable=False),
    Column("made_at", Text, nullable=False),
)
"""Who may read the pages. `last_step` is the time step of the newest code that was used."""

sessions = Table(
    "sessions",
    metadata,
    Column("token_hash", LargeBinary, primary_key=True),
    Column("account", Text, ForeignKey("accounts.name", ondelete="CASCADE"), nullable=False),
    Column("form_token", Text, nullable=False),
    Column("seen_at", Text, nullable=False),
    Column("ends_at", Text, nullable=False),
)
"""Who is signed in. The token itself is in the browser only."""

vacancy_editions = Table(
    "vacancy_editions",
    metadata,
    Column("vacancy", Text, primary_key=True),
    Column("edition", BigInteger, primary_key=True, autoincrement=False),
    Column("organisation", Text, ForeignKey("organisations.id"), nullable=False),
    Column("body", Text, nullable=False),
    Column("changed_at", Text, nullable=False),
    Column("changed_by", Text, nullable=False),
)
"""Members' vacancies as desks read them; a change is a new edition."""

reference_lists = Table(
    "reference_lists",
    metadata,
    Column("kind", Text, primary_key=True),
    Column("body", Text, nullable=False),
    Column("loaded_at", Text, nullable=False),
)
"""Lists that the network loads itself, such as where wards are, with their source and licence."""

packs = Table(
    "packs",
    metadata,
    Column("contents", Text, primary_key=True),
    Column("version", BigInteger, primary_key=True, autoincrement=False),
    Column("digest", Text, ForeignKey("log.digest"), nullable=False, unique=True),
    Column("issued_on", Text, nullable=False),
)
"""Packs in the co-ordinator's hand; the highest version counts. The bytes are in the log."""

proposals = Table(
    "proposals",
    metadata,
    Column("id", Text, primary_key=True),
    Column("supplier", Text, ForeignKey("organisations.id"), nullable=False),
    Column("employer", Text, ForeignKey("organisations.id"), nullable=False),
    Column("because", Text, nullable=False),
)
"""Pathways proposed between two members; `because` is the sum behind it on its first day."""

proposal_steps = Table(
    "proposal_steps",
    metadata,
    Column("proposal", Text, ForeignKey("proposals.id"), primary_key=True),
    Column("step", BigInteger, primary_key=True, autoincrement=False),
    Column("state", Text, nullable=False),
    Column("words", Text, nullable=False),
    Column("taken_at", Text, nullable=False),
    Column("taken_by", Text, nullable=False),
)

priority_editions = Table(
    "priority_editions",
    metadata,
    Column("priority", Text, primary_key=True),
    Column("edition", BigInteger, primary_key=True, autoincrement=False),
    Column("year", BigInteger, nullable=False),
    Column("title", Text, nullable=False),
    Column("owner", Text, nullable=False),
    Column("measure", Text, nullable=False),
    Column("measure_title", Text, nullable=False),
    Column("target", BigInteger),
    Column("is_followed", BigInteger, nullable=False),
    Column("words", Text, nullable=False),
    Column("decided_at", Text, nullable=False),
    Column("decided_by", Text, nullable=False),
)
"""Decisions about the network's priorities; the newest edition of each counts."""
