"""The port to the encrypted records: what use cases ask of a vault that is open.

One `reading` sees one moment; one `changing` is one transaction, kept whole or not at all.
Everything in and out is a frozen value.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import date, datetime
from typing import Protocol

from anchordesk.domain.attachment import Attachment
from anchordesk.domain.case_history import CaseHistory
from anchordesk.domain.casework import Action, Contact
from anchordesk.domain.draft import Draft, DraftKey
from anchordesk.domain.field_history import KeptChange
from anchordesk.domain.identifiers import AttachmentId, EnrolmentId, ImportId, ResidentId
from anchordesk.domain.outcome import JobOutcome
from anchordesk.domain.pathway import Enrolment, StageMove
from anchordesk.domain.resident import Alert, Resident
from anchordesk.services.casework_records import CaseworkChanging, CaseworkReading
from anchordesk.services.exchange_records import (
    ChainHead,
    Colleague,
    DeskProfile,
    HubRegistration,
    OutboxItem,
    Release,
    StoredTally,
)
from anchordesk.services.finding_records import FindingChanging, FindingReading
from anchordesk.services.handover_records import HandoverChanging, HandoverReading
from anchordesk.services.import_records import ImportChanging, ImportReading
from anchordesk.services.month_records import MonthReading
from anchordesk.services.network_records import NetworkChanging, NetworkReading
from anchordesk.services.people_records import PeopleChanging, PeopleReading
from anchordesk.services.restricted_records import ChangingRestricted, KeepingRestricted
from anchordesk.services.rights_records import GovernedChanging, GovernedReading
from anchordesk.services.team_records import TeamChanging, TeamReading
from anchordesk.services.today_records import ListedResident, TodayReading
from anchordesk.services.vault_care import VaultCare
from anchordesk.services.vault_keys import VaultKeys


@dataclass(frozen=True, slots=True)
class CaseloadRow:
    """One resident as the caseload lists them, with the newest enrolment if there is one.

    Attributes:
        stage: Code of the stage; None if not enrolled.
        next_action: The open action due first; empty if there is none.
        safety_instruction: One line to heed before a visit.
        cover_for: The colleague for whom they are looked after; empty for one's own.
        stage_since: The day on which they came to the stage; None where that is not known.
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
    safety_instruction: str = ""
    cover_for: str = ""
    left_as_it_is: bool = False
    stage_since: date | None = None

    @property
    def listed(self) -> ListedResident:
        """Who it is, as other lists show them."""
        who = (self.resident_id, self.name, self.reference, self.alerts)
        return ListedResident(*who, self.safety_instruction, self.cover_for)


class RecordsReading(
    GovernedReading,
    TodayReading,
    FindingReading,
    CaseworkReading,
    PeopleReading,
    ImportReading,
    KeepingRestricted,
    MonthReading,
    Protocol,
):
    """One consistent look at the records."""

    @property
    def network(self) -> NetworkReading:
        """What came from the network, and what residents wish for in a job."""

    def caseload(self) -> tuple[CaseloadRow, ...]:
        """Return every resident, by name, then reference."""

    def resident(self, resident_id: ResidentId) -> Resident:
        """Return one resident. Raises NotFoundError."""

    def field_changes(self, resident_id: ResidentId) -> tuple[KeptChange, ...]:
        """Return what was changed of a resident, newest first."""

    def wards(self) -> tuple[str, ...]:
        """Return the wards in use, in order."""

    def landlords(self) -> tuple[str, ...]:
        """Return the landlords in use, in order."""

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

    def histories(self, pathway_code: str) -> Iterator[CaseHistory]:
        """Yield what counting needs of every resident, for one pathway."""

    def attachments(self, resident_id: ResidentId) -> tuple[Attachment, ...]:
        """Return a resident's attachments, newest first."""

    def attachment(self, attachment_id: AttachmentId) -> Attachment:
        """Return one attachment. Raises NotFoundError."""

    def attachment_chunks(self, attachment_id: AttachmentId) -> Iterator[bytes]:
        """Yield an attachment's content in order, read as it is asked for."""

    def drafts(self) -> tuple[Draft, ...]:
        """Return what is half typed, newest first."""

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

    @property
    def team(self) -> TeamReading:
        """The organisation, and the hub's standing."""

    @property
    def handovers(self) -> HandoverReading:
        """Cases on their way between desks."""


class RecordsChanging(
    GovernedChanging,
    RecordsReading,
    CaseworkChanging,
    PeopleChanging,
    FindingChanging,
    ImportChanging,
    ChangingRestricted,
    Protocol,
):
    """One transaction: reads see its own writes; leaving without an error commits."""

    @property
    def network(self) -> NetworkChanging:
        """What came from the network, to be changed."""

    def add_resident(self, resident: Resident) -> None:
        """Keep a new resident. Raises DuplicateReferenceError."""

    def save_resident(self, resident: Resident, import_id: ImportId | None = None) -> None:
        """Keep a changed resident, and what each field held before.

        With the import whose file said so, it can be taken back with that import.

        Raises NotFoundError, DuplicateReferenceError.
        """

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

    def add_outcome(self, outcome: JobOutcome) -> None:
        """Append a job."""

    def add_attachment(self, attachment: Attachment, chunks: Iterator[bytes]) -> None:
        """Keep an attachment and its content, read as it is written."""

    def remove_attachment(self, attachment_id: AttachmentId) -> None:
        """Take an attachment away with its content. Raises NotFoundError."""

    def keep_draft(self, draft: Draft) -> None:
        """Keep what is half typed, in place of an earlier draft of the same form."""

    def forget_draft(self, key: DraftKey) -> None:
        """Take a draft away; nothing happens if there is none."""

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

    def take_from_outbox(self, digest: str) -> None:
        """Take an item away that another one replaces."""

    def settle(self, item: OutboxItem) -> None:
        """Keep an item's new state, problem, attempts and receipt."""

    @property
    def team(self) -> TeamChanging:
        """The organisation, and the hub's standing."""

    @property
    def handovers(self) -> HandoverChanging:
        """Cases on their way between desks."""


class Records(Protocol):
    """The records of an open vault."""

    def reading(self) -> AbstractContextManager[RecordsReading]:
        """Open one consistent look. Raises StorageError."""

    def changing(self) -> AbstractContextManager[RecordsChanging]:
        """Open one transaction. Raises StorageError; then nothing of it was kept."""

    @property
    def care(self) -> VaultCare:
        """Backups, health and the recovery code. Raises StorageError once closed."""

    def seal_to_hold(self, plain: bytes, secret: bytes) -> bytes:
        """Return bytes to hold in memory while locked. Raises StorageError once closed.

        The secret is one that the records keep, so that it is the same under a new data key.
        """

    def unseal_held(self, sealed: bytes, secret: bytes) -> bytes | None:
        """Return what was held, None if another secret sealed it. Raises StorageError if closed."""

    @property
    def keys(self) -> VaultKeys:
        """Its passphrase and other keys. Raises StorageError once closed."""

    def close(self) -> None:
        """Drop the key and every connection."""
