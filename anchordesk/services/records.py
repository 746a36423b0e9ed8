"""The port to the encrypted records: what use cases ask of a vault that is open.

One `reading` sees one moment; one `changing` is one transaction, kept whole or not at all.
Everything in and out is a frozen value.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Protocol
from uuid import UUID

from anchordesk.domain.casework import Action, Contact
from anchordesk.domain.counting import CaseHistory
from anchordesk.domain.identifiers import ActionId, EnrolmentId, ImportId, ResidentId, ReturnId
from anchordesk.domain.outcome import JobOutcome
from anchordesk.domain.pathway import Enrolment, StageMove
from anchordesk.domain.resident import Alert, Resident


@dataclass(frozen=True, slots=True)
class CaseloadRow:
    """One resident as the caseload lists them, with the newest enrolment if there is one.

    Attributes:
        stage: Code of the stage; None if not enrolled.
        next_action: The open action due first; empty if there is none.
    """

    resident_id: ResidentId
    name: str
    reference: str
    pathway_code: str | None
    stage: str | None
    next_action: str
    due_on: date | None
    last_contact: datetime | None
    worker: str
    alerts: tuple[Alert, ...]


@dataclass(frozen=True, slots=True)
class NewCase:
    """Everything that one row of an import adds."""

    resident: Resident
    enrolment: Enrolment | None = None
    moves: tuple[StageMove, ...] = ()
    outcome: JobOutcome | None = None


@dataclass(frozen=True, slots=True)
class ImportBatch:
    """An import that was carried out, so that it can be undone as one."""

    id: ImportId
    file_name: str
    imported_at: datetime
    residents: int
    undone_at: datetime | None = None


class DeskRole(StrEnum):
    """What this desk may do."""

    WORKER = "worker"
    LEAD = "lead"


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
    HELD = "held"


class Destination(StrEnum):
    """Who an item of the outbox is for."""

    HUB = "hub"
    LEAD = "lead"


@dataclass(frozen=True, slots=True)
class OutboxItem:
    """Something to deliver: sealed or signed once, sent as the same bytes until a receipt comes.

    Attributes:
        kind: Kind of message, such as return or tally.
        title: What it is, in words, without anything personal.
        path: Path at the hub.
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


class RecordsReading(Protocol):
    """One consistent look at the records."""

    def caseload(self) -> tuple[CaseloadRow, ...]:
        """Return every resident, by name, then reference."""

    def resident(self, resident_id: ResidentId) -> Resident:
        """Return one resident. Raises NotFoundError."""

    def references(self) -> frozenset[str]:
        """Return every reference in use, case folded."""

    def enrolment(self, enrolment_id: EnrolmentId) -> Enrolment:
        """Return one enrolment. Raises NotFoundError."""

    def enrolments(self, resident_id: ResidentId) -> tuple[Enrolment, ...]:
        """Return a resident's enrolments, newest first."""

    def stage_moves(self, resident_id: ResidentId) -> tuple[StageMove, ...]:
        """Return a resident's moves on all pathways, oldest first."""

    def contacts(self, resident_id: ResidentId) -> tuple[Contact, ...]:
        """Return a resident's contacts, newest first."""

    def actions(self, resident_id: ResidentId) -> tuple[Action, ...]:
        """Return a resident's actions: open ones by due day, then done ones, newest first."""

    def outcomes(self, resident_id: ResidentId) -> tuple[JobOutcome, ...]:
        """Return a resident's jobs, newest first."""

    def histories(self, pathway_code: str) -> Iterator[CaseHistory]:
        """Yield what counting needs of every resident, for one pathway."""

    def imports(self) -> tuple[ImportBatch, ...]:
        """Return the imports, newest first."""

    def saved_mappings(self) -> tuple[str, ...]:
        """Return the saved import mappings as JSON text, newest first."""

    def profile(self) -> DeskProfile:
        """Return who this desk is. Raises NotFoundError before first run has ended."""

    def colleagues(self) -> tuple[Colleague, ...]:
        """Return the other desks of the organisation."""

    def hub(self) -> HubRegistration | None:
        """Return the hub to send to, or None where this desk works on its own."""

    def tallies(self, template: str, period: str) -> tuple[StoredTally, ...]:
        """Return the newest tally of each desk for a template and period."""

    def releases(self) -> tuple[Release, ...]:
        """Return the release ledger, oldest first."""

    def chain_head(self) -> ChainHead:
        """Return the last signed statement of this desk."""

    def outbox(self) -> tuple[OutboxItem, ...]:
        """Return the outbox, newest first."""


class RecordsChanging(RecordsReading, Protocol):
    """One transaction: reads see its own writes; leaving without an error commits."""

    def add_resident(self, resident: Resident) -> None:
        """Keep a new resident. Raises DuplicateReferenceError."""

    def save_resident(self, resident: Resident) -> None:
        """Keep a changed resident. Raises NotFoundError, DuplicateReferenceError."""

    def add_enrolment(self, enrolment: Enrolment) -> None:
        """Keep a new enrolment."""

    def save_enrolment(self, enrolment: Enrolment) -> None:
        """Keep an enrolment's new stage."""

    def add_stage_move(self, move: StageMove) -> None:
        """Append a move."""

    def add_contact(self, contact: Contact) -> None:
        """Append a contact."""

    def add_action(self, action: Action) -> None:
        """Keep a new action."""

    def finish_action(self, action_id: ActionId, done_at: datetime | None) -> None:
        """Mark an action done, or open again with None. Raises NotFoundError."""

    def add_outcome(self, outcome: JobOutcome) -> None:
        """Append a job."""

    def add_import(self, batch: ImportBatch, cases: Sequence[NewCase]) -> None:
        """Keep all cases of an import. Raises DuplicateReferenceError."""

    def undo_import(self, import_id: ImportId, undone_at: datetime) -> int:
        """Take an import's residents back and return how many went. Raises NotFoundError."""

    def save_mapping(self, name: str, mapping_json: str, saved_at: datetime) -> None:
        """Keep a mapping under its name, replacing an older one."""

    def save_profile(self, profile: DeskProfile) -> None:
        """Keep who this desk is."""

    def extend_chain(self, head: ChainHead) -> None:
        """Keep the newest signed statement; its number must be the one after the last."""

    def add_colleague(self, colleague: Colleague) -> None:
        """Keep another desk, replacing what was known under the same signing key."""

    def save_hub(self, hub: HubRegistration) -> None:
        """Pin the hub."""

    def keep_tally(self, tally: StoredTally) -> bool:
        """Keep a tally if its revision is the highest of its desk; tell whether it was kept."""

    def add_release(self, release: Release) -> None:
        """Append a line to the ledger."""

    def add_to_outbox(self, item: OutboxItem) -> None:
        """Queue an item; the same digest twice is one item."""

    def settle(self, item: OutboxItem) -> None:
        """Keep an item's new state, problem, attempts and receipt."""


class Records(Protocol):
    """The records of an open vault."""

    def reading(self) -> AbstractContextManager[RecordsReading]:
        """Open one consistent look. Raises StorageError."""

    def changing(self) -> AbstractContextManager[RecordsChanging]:
        """Open one transaction. Raises StorageError; then nothing of it was kept."""

    def close(self) -> None:
        """Drop the key and every connection."""
