"""What a desk knows of itself, of others and of what it exchanged with them: values of the port."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from anchordesk.domain.identifiers import ReturnId
from anchordesk.domain.roles import DeskRole


@dataclass(frozen=True, slots=True)
class DeskProfile:
    """Who this desk is. The private keys never leave the vault.

    Attributes:
        organisation_id: UUIDv7 of the organisation.
        signing_key: Ed25519 private key, 32 bytes.
        sealing_key: X25519 private key, 32 bytes.
        tie_break_key: Secret that orders equal choices when numbers are hidden, 32 bytes.
        incarnation: Random id of this vault's run of numbered messages, 16 bytes.
        sample: Whether everything in this vault is made up.
    """

    organisation_id: UUID
    organisation_name: str
    worker_name: str
    role: DeskRole
    signing_key: bytes
    sealing_key: bytes
    tie_break_key: bytes
    incarnation: bytes
    sample: bool


@dataclass(frozen=True, slots=True)
class Colleague:
    """Another desk of the same organisation, known by its public keys (32 bytes each)."""

    name: str
    role: DeskRole
    signing_public_key: bytes
    sealing_public_key: bytes


@dataclass(frozen=True, slots=True)
class HubRegistration:
    """The hub this desk sends to, pinned by the invitation.

    Attributes:
        url: Address of the hub, without a slash at the end.
        public_key: The hub's Ed25519 public key, 32 bytes.
    """

    url: str
    public_key: bytes


@dataclass(frozen=True, slots=True)
class StoredTally:
    """The newest whole tally of one desk for a template and period.

    Attributes:
        desk: Key id of the desk that counted.
        payload: The verified message bytes.
    """

    desk: str
    template: str
    period: str
    revision: int
    payload: bytes
    received_at: datetime


@dataclass(frozen=True, slots=True)
class Release:
    """A return that was approved: a line of the release ledger, never altered.

    Attributes:
        payload: The exact bytes that were shown, signed and queued.
        published: The exact JSON of the tables (what `anchordesk verify` reads).
        digest: SHA-256 of the signed bytes, hex.
        previous: Digest of the ledger's line before, hex; empty for the first.
        known: What a reader knew of its counts beside (`known_then`); empty if not kept.
    """

    id: ReturnId
    template: str
    template_version: int
    period: str
    revision: int
    approved_at: datetime
    approved_by: str
    payload: bytes
    published: bytes
    digest: str
    previous: str
    known: bytes = b""


@dataclass(frozen=True, slots=True)
class ChainHead:
    """The last signed statement of this desk.

    Attributes:
        sequence: Its number, from 1; 0 before the first.
        digest: SHA-256 of its bytes, hex; 64 zeros before the first.
    """

    sequence: int
    digest: str


class OutboxState(StrEnum):
    """Where an item of the outbox is."""

    WAITING = "waiting"
    SENDING = "sending"
    CARRIED = "carried"
    STORED = "stored"
    COUNTED = "counted"
    HELD = "held"


class Destination(StrEnum):
    """Who an item of the outbox is for."""

    HUB = "hub"
    LEAD = "lead"
    DESK = "desk"


@dataclass(frozen=True, slots=True)
class OutboxItem:
    """Something to deliver: sealed or signed once, sent as the same bytes until a receipt comes.

    Attributes:
        kind: Kind of message, such as return or tally.
        title: What it is, in words, without anything personal.
        path: Path at the hub; empty where only a folder can carry it.
        digest: SHA-256 of the body, hex.
        problem: Why it has not arrived yet, in plain words; empty if nothing went wrong.
        receipt: The hub's signed receipt, once it verified.
    """

    id: UUID
    kind: str
    title: str
    destination: Destination
    path: str
    body: bytes
    digest: str
    state: OutboxState
    created_at: datetime
    attempts: int = 0
    next_attempt_at: datetime | None = None
    problem: str = ""
    receipt: bytes | None = None
    settled_at: datetime | None = None
