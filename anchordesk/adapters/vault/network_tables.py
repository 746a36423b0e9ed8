"""The tables of what comes from the network: whose hand it is in, members' cards, and packs."""

from __future__ import annotations

from sqlalchemy import (
    CheckConstraint,
    Column,
    ForeignKey,
    Integer,
    LargeBinary,
    Table,
    Text,
    UniqueConstraint,
)

from anchordesk.adapters.vault.tables import metadata

network_card = Table(
    "network_card",
    metadata,
    Column("position", Integer, primary_key=True),
    Column("network", Text, nullable=False),
    Column("public_key", LargeBinary, nullable=False),
    Column("trusted_at", Text, nullable=False),
    Column("worker", Text, nullable=False),
    CheckConstraint("position = 1", name="only_one"),
)

member_cards = Table(
    "member_cards",
    metadata,
    Column("position", Integer, primary_key=True),
    Column("organisation", Text, nullable=False, unique=True),
    Column("signing_key", LargeBinary, nullable=False),
    Column("sealing_key", LargeBinary, nullable=False),
    Column("trusted_at", Text, nullable=False),
    Column("worker", Text, nullable=False),
)
"""Other members to whose keys something can be sealed; public keys alone."""

desk_vacancies = Table(
    "desk_vacancies",
    metadata,
    Column("position", Integer, primary_key=True),
    Column("id", Text, nullable=False, unique=True),
    Column("body", Text, nullable=False),
    Column("changed_at", Text, nullable=False),
    Column("worker", Text, nullable=False),
)
"""Vacancies that were typed in here, each as a file of vacancies holds it; about no person."""

packs = Table(
    "packs",
    metadata,
    Column("position", Integer, primary_key=True),
    Column("contents", Text, nullable=False),
    Column("version", Integer, nullable=False),
    Column("digest", Text, nullable=False, unique=True),
    Column("body", LargeBinary, nullable=False),
    Column("accepted_at", Text, nullable=False),
    Column("worker", Text, nullable=False),
    UniqueConstraint("contents", "version"),
)
"""Every pack that was accepted, as its signed bytes; the highest version of its contents counts."""

work_wishes = Table(
    "work_wishes",
    metadata,
    Column("position", Integer, primary_key=True),
    Column("resident_id", LargeBinary, ForeignKey("residents.id"), nullable=False, unique=True),
    Column("families", Text, nullable=False),
    Column("least_hours", Text),
    Column("most_hours", Text),
    Column("shifts", Text, nullable=False),
    Column("most_miles", Integer),
    Column("least_pay_pence", Integer),
    Column("has", Text, nullable=False),
    Column("lacks", Text, nullable=False),
    Column("changed_at", Text, nullable=False),
    Column("worker", Text, nullable=False),
)
"""Lists are codes with a space between. One row a resident, replaced whole."""
