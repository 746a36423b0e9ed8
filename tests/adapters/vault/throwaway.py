"""What a fast throwaway vault is made with: real SQLCipher, cheap Argon2id, a keyring in memory.

Other tests open one with `cheap_vaults().create(NewVault(folder, PASSPHRASE))` (about 0.1 s).
"""

from __future__ import annotations

import os
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime
from decimal import Decimal
from hashlib import sha256
from uuid import UUID

from anchordesk.adapters.vault.vaults import SqlCipherVaults
from anchordesk.domain.address_warning import AddressWarning, WarningKind
from anchordesk.domain.approval import Approval, ApprovalOf, ApprovalState
from anchordesk.domain.attachment import Attachment, kind_of
from anchordesk.domain.casework import Action, Contact, ContactKind
from anchordesk.domain.concern import ConcernEntry, ConcernWords
from anchordesk.domain.consent import Consent, ConsentPurpose, ConsentWay
from anchordesk.domain.document import Document, DocumentKind
from anchordesk.domain.good_work import (
    PREFERS_NOT_TO_SAY,
    Dimension,
    Given,
    GoodWorkCheck,
)
from anchordesk.domain.household import HouseholdMember, HouseholdRole
from anchordesk.domain.identifiers import (
    ActionId,
    ApprovalId,
    AttachmentId,
    ConcernId,
    ConsentId,
    ContactId,
    EnrolmentId,
    FindingAnswerId,
    GoodWorkCheckId,
    HouseholdId,
    HouseholdMemberId,
    ImportId,
    LegalHoldId,
    LetterId,
    OutcomeId,
    ResidentId,
    StageMoveId,
    uuid7,
)
from anchordesk.domain.legal_hold import LegalHold
from anchordesk.domain.outcome import Contract, JobOutcome, JobTerms, NhsBand
from anchordesk.domain.pathway import Enrolment, StageMove
from anchordesk.domain.printed_letter import PrintedLetter
from anchordesk.domain.quality_finding import FindingAnswer
from anchordesk.domain.resident import Resident
from anchordesk.domain.roles import DeskRole
from anchordesk.domain.sensitivity import Sensitivity
from anchordesk.services.exchange_records import DeskProfile
from anchordesk.services.import_records import ImportBatch, NewCase
from anchordesk.services.ports import HowFar
from anchordesk.services.records import RecordsChanging
from tests.adapters.keys.cheap_cost import CHEAP
from tests.adapters.vault.quick_creation import remember_statements

PASSPHRASE = "herring velvet lantern quarry"
NOON = datetime(2026, 9, 1, 12, tzinfo=UTC)


class FixedClock:
    """Noon on 1 September 2026."""

    def now(self) -> datetime:
        return NOON

    def today(self) -> date:
        return NOON.date()


class RealChance:
    """Identifiers and keys from the operating system."""

    def new_id(self) -> UUID:
        return uuid7(int(NOON.timestamp() * 1000), os.urandom(10))

    def random_bytes(self, length: int) -> bytes:
        return os.urandom(length)


@dataclass
class MemorySecrets:
    """A keyring in memory; may be absent."""

    works: bool = True
    kept: dict[UUID, bytes] = field(default_factory=dict)
    noted: dict[tuple[UUID, UUID], HowFar] = field(default_factory=dict)

    def available(self) -> bool:
        return self.works

    def read(self, vault_id: UUID) -> bytes | None:
        return self.kept.get(vault_id)

    def write(self, vault_id: UUID, secret: bytes) -> None:
        self.kept[vault_id] = secret

    def how_far(self, vault_id: UUID, run: UUID) -> HowFar | None:
        return self.noted.get((vault_id, run))

    def note_how_far(self, vault_id: UUID, run: UUID, how_far: HowFar) -> None:
        self.noted[vault_id, run] = how_far


def cheap_vaults(secrets: MemorySecrets | None = None) -> SqlCipherVaults:
    remember_statements()
    return SqlCipherVaults(secrets or MemorySecrets(), RealChance(), FixedClock(), CHEAP)


def new_resident_id() -> ResidentId:
    return ResidentId(RealChance().new_id())


def a_resident(reference: str = "HH-1", given_name: str = "Amina") -> Resident:
    return Resident(
        id=new_resident_id(),
        reference=reference,
        registered_on=date(2026, 7, 1),
        given_name=given_name,
        family_name="Okafor",
    )


def a_case(reference: str) -> NewCase:
    """A resident who enrolled, was shortlisted and started a job."""
    resident = a_resident(reference)
    enrolment = an_enrolment(resident.id, stage="started")
    return NewCase(
        resident=resident,
        enrolment=enrolment,
        moves=(a_move(enrolment.id, None, "enrolled"), a_move(enrolment.id, "enrolled", "started")),
        outcome=a_job(resident.id),
    )


def an_enrolment(resident_id: ResidentId, stage: str = "enrolled") -> Enrolment:
    return Enrolment(
        id=EnrolmentId(RealChance().new_id()),
        resident_id=resident_id,
        pathway_code="nhs",
        pathway_version=1,
        stage=stage,
        enrolled_on=date(2026, 7, 2),
        stage_since=date(2026, 7, 9),
    )


def a_move(enrolment_id: EnrolmentId, from_stage: str | None, to_stage: str) -> StageMove:
    return StageMove(
        id=StageMoveId(RealChance().new_id()),
        enrolment_id=enrolment_id,
        from_stage=from_stage,
        to_stage=to_stage,
        moved_on=date(2026, 7, 9),
        reason="",
        recorded_at=NOON,
        worker="Sam",
    )


def a_job(resident_id: ResidentId) -> JobOutcome:
    return JobOutcome(
        id=OutcomeId(RealChance().new_id()),
        resident_id=resident_id,
        employer="Royal Infirmary",
        role="Porter",
        started_on=date(2026, 8, 3),
        pay_pence_per_hour=1265,
        hours_per_week=Decimal("37.5"),
        contract=Contract.PERMANENT,
        recorded_at=NOON,
        worker="Sam",
    )


def a_better_job(job: JobOutcome) -> JobOutcome:
    """The same job with more pay and hours a month later."""
    terms = JobTerms(
        from_day=date(2026, 9, 3),
        role="Porter",
        pay_pence_per_hour=1345,
        hours_per_week=Decimal(30),
        contract=Contract.PERMANENT,
        nhs_band=NhsBand.BAND_3,
        recorded_at=NOON,
        worker="Sam",
    )
    return replace(job, later_terms=(terms,))


def a_contact(resident_id: ResidentId, note: str = "Rang; will call back", day: int = 1) -> Contact:
    return Contact(
        id=ContactId(RealChance().new_id()),
        resident_id=resident_id,
        kind=ContactKind.PHONE,
        happened_at=NOON.replace(day=day),
        note=note,
        worker="Sam",
    )


def a_restricted_note(change: RecordsChanging, resident_id: ResidentId) -> Contact:
    """As it is kept, sealed under a key of the case."""
    sealed = change.restricted.seal(resident_id, "Told me of the clinic")
    return replace(a_contact(resident_id), note="", sensitivity=Sensitivity.HEALTH, sealed=sealed)


def a_warning(resident_id: ResidentId) -> AddressWarning:
    return AddressWarning(
        *(UUID(int=71), UUID(int=72), resident_id, "14 bute street|cf101aa"),
        *(WarningKind.DOG, "in the yard", date(2026, 8, 1), "Sam Kaur"),
    )


def a_consent(resident_id: ResidentId, day: int = 1, *, given: bool = True) -> Consent:
    return Consent(
        id=ConsentId(RealChance().new_id()),
        resident_id=resident_id,
        purpose=ConsentPurpose.PARTNERS,
        given=given,
        text_version=1,
        language="en",
        way=ConsentWay.SPOKEN,
        on=NOON.date().replace(day=day),
        worker="Sam",
    )


def a_housemate(resident_id: ResidentId) -> HouseholdMember:
    return HouseholdMember(
        id=HouseholdMemberId(RealChance().new_id()),
        household_id=HouseholdId(RealChance().new_id()),
        resident_id=resident_id,
        role=HouseholdRole.PARENT,
        worker="Sam",
        since=NOON.date(),
    )


def an_action(resident_id: ResidentId, words: str = "Send the form", day: int = 5) -> Action:
    return Action(
        id=ActionId(RealChance().new_id()),
        resident_id=resident_id,
        words=words,
        due_on=date(2026, 9, day),
        closed_at=None,
        worker="Sam",
    )


def an_attachment(resident_id: ResidentId, content: bytes) -> Attachment:
    return Attachment(
        id=AttachmentId(RealChance().new_id()),
        resident_id=resident_id,
        name="lease.png",
        kind=kind_of(content),
        size_bytes=len(content),
        digest=sha256(content).hexdigest(),
        on_date=date(2026, 8, 20),
        added_at=NOON,
        worker="Sam",
    )


def a_concern(resident_id: ResidentId) -> ConcernEntry:
    return ConcernEntry(
        id=RealChance().new_id(),
        concern_id=ConcernId(RealChance().new_id()),
        resident_id=resident_id,
        words=ConcernWords(date(2026, 8, 20), "Said that the door was forced"),
        recorded_at=NOON,
        worker="Sam",
    )


def an_approval(resident_id: ResidentId) -> Approval:
    return Approval(
        id=ApprovalId(RealChance().new_id()),
        resident_id=resident_id,
        about=ApprovalOf.PLAN,
        asked_on=date(2026, 8, 20),
        asked_of="Priya Shah",
        worker="Sam",
        note="The debt first",
        state=ApprovalState.APPROVED,
        answered_on=date(2026, 8, 21),
        answered_by="Priya Shah",
        answer="Good",
    )


def a_good_work_check(job: JobOutcome, point: str = "start") -> GoodWorkCheck:
    return GoodWorkCheck(
        id=GoodWorkCheckId(RealChance().new_id()),
        resident_id=job.resident_id,
        outcome_id=job.id,
        point=point,
        version=1,
        asked_on=date(2026, 8, 10),
        given=(
            Given(Dimension.TERMS, "sure_of_both"),
            Given(Dimension.HEALTH, PREFERS_NOT_TO_SAY),
            Given(Dimension.BALANCE, "not_enough_time"),
        ),
        worker="Sam",
    )


def a_letter(resident_id: ResidentId) -> PrintedLetter:
    return PrintedLetter(
        id=LetterId(RealChance().new_id()),
        resident_id=resident_id,
        template="missed-appointment",
        title="Missed appointment",
        printed_on=date(2026, 8, 22),
        worker="Sam",
    )


def a_finding_answer(resident_id: ResidentId) -> FindingAnswer:
    return FindingAnswer(
        id=FindingAnswerId(RealChance().new_id()),
        resident_id=resident_id,
        rule="age-out-of-range",
        mark="0f" * 16,
        looked_on=date(2026, 8, 23),
        worker="Sam",
    )


def a_hold(resident_id: ResidentId) -> LegalHold:
    return LegalHold(
        id=LegalHoldId(RealChance().new_id()),
        resident_id=resident_id,
        reason="A claim about the tenancy",
        placed_on=date(2026, 8, 23),
        review_on=date(2027, 2, 23),
        worker="Sam",
    )


def a_document(attachment: Attachment) -> Document:
    return Document(
        attachment_id=attachment.id,
        resident_id=attachment.resident_id,
        kind=DocumentKind.DBS,
        ends_on=date(2026, 12, 3),
        worker="Sam",
    )


def an_import(residents: int) -> ImportBatch:
    return ImportBatch(ImportId(RealChance().new_id()), "people.csv", NOON, residents)


def a_profile() -> DeskProfile:
    return DeskProfile(
        organisation_id=RealChance().new_id(),
        organisation_name="Harbour Homes",
        worker_name="Sam",
        role=DeskRole.LEAD,
        signing_key=os.urandom(32),
        sealing_key=os.urandom(32),
        tie_break_key=os.urandom(32),
        incarnation=os.urandom(16),
        sample=True,
    )
