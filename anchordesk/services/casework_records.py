"""What casework asks of the records: plans, appointments, needs, referrals and applications."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Protocol, TypeAlias

from anchordesk.domain.address_warning import AddressWarning
from anchordesk.domain.agreed_plan import AgreedPlan
from anchordesk.domain.application import Application
from anchordesk.domain.appointment import Appointment
from anchordesk.domain.approval import Approval
from anchordesk.domain.casework import Action, Contact, EarlierContact
from anchordesk.domain.consent import Consent
from anchordesk.domain.document import Document
from anchordesk.domain.eligibility import EligibilityCheck
from anchordesk.domain.enrolment_terms import EnrolmentTerms
from anchordesk.domain.good_work import GoodWorkCheck
from anchordesk.domain.household import HouseholdMember
from anchordesk.domain.identifiers import ActionId, AppointmentId, EnrolmentId, ResidentId
from anchordesk.domain.job_history import JobChange
from anchordesk.domain.legal_hold import LegalHold
from anchordesk.domain.needs import Need, Rating
from anchordesk.domain.outcome import JobOutcome
from anchordesk.domain.plan import Goal, SupportPlan
from anchordesk.domain.printed_letter import PrintedLetter
from anchordesk.domain.quality_finding import FindingAnswer
from anchordesk.domain.referral import Referral
from anchordesk.services.address_warning_records import AddressWarningReading
from anchordesk.services.concern_records import ConcernChanging, ConcernReading
from anchordesk.services.consent_records import ConsentReading
from anchordesk.services.document_records import DocumentReading
from anchordesk.services.good_work_records import GoodWorkReading
from anchordesk.services.household_records import HouseholdReading
from anchordesk.services.journey_records import JourneyReading
from anchordesk.services.need_records import NeedReading
from anchordesk.services.today_records import ListedResident

CaseItem: TypeAlias = (
    Contact
    | Action
    | Goal
    | SupportPlan
    | AgreedPlan
    | EnrolmentTerms
    | Appointment
    | Need
    | Rating
    | GoodWorkCheck
    | Referral
    | Approval
    | PrintedLetter
    | FindingAnswer
    | LegalHold
    | Application
    | EligibilityCheck
    | Consent
    | Document
    | HouseholdMember
    | AddressWarning
    | JobOutcome
)


@dataclass(frozen=True, slots=True)
class ArrangedAppointment:
    """An appointment with whom it is about."""

    resident: ListedResident
    appointment: Appointment


@dataclass(frozen=True, slots=True)
class DueReview:
    """A plan that is to be looked at again."""

    resident: ListedResident
    plan: SupportPlan


class CaseworkReading(
    AddressWarningReading,
    ConcernReading,
    ConsentReading,
    DocumentReading,
    GoodWorkReading,
    HouseholdReading,
    JourneyReading,
    NeedReading,
    Protocol,
):
    """One consistent look. What belongs to a deleted resident is not seen."""

    def item_now(self, like: CaseItem) -> CaseItem | None:
        """Return what the records hold of the same thing now; None if it is not there."""

    def action(self, action_id: ActionId) -> Action:
        """Return one action. Raises NotFoundError."""

    def appointment(self, appointment_id: AppointmentId) -> Appointment:
        """Return one appointment. Raises NotFoundError."""

    def earlier_contacts(self, resident_id: ResidentId) -> tuple[EarlierContact, ...]:
        """Return what a resident's notes were before changes, oldest first."""

    def outcomes(self, resident_id: ResidentId) -> tuple[JobOutcome, ...]:
        """Return a resident's jobs with their later terms, newest first; without a day last."""

    def job_changes(self, resident_id: ResidentId) -> tuple[JobChange, ...]:
        """Return what a resident's jobs were before, also of jobs taken out, newest first."""

    def goals(self, resident_id: ResidentId) -> tuple[Goal, ...]:
        """Return a resident's goals, in the order in which they were written down."""

    def support_plan(self, resident_id: ResidentId) -> SupportPlan | None:
        """Return the plan that was agreed last; None if none was."""

    def agreed_plans(self, resident_id: ResidentId) -> tuple[AgreedPlan, ...]:
        """Return every plan as it was agreed, the newest first."""

    def appointments(self, resident_id: ResidentId) -> tuple[Appointment, ...]:
        """Return a resident's appointments, the latest first."""

    def arranged(self, begin: datetime, end: datetime) -> tuple[ArrangedAppointment, ...]:
        """Return planned appointments that start from `begin` until before `end`, by time."""

    def appointments_between(
        self, begin: datetime, end: datetime
    ) -> tuple[ArrangedAppointment, ...]:
        """Return appointments in whatever state that start in a time, in order."""

    def not_back(self, now: datetime) -> tuple[ArrangedAppointment, ...]:
        """Return lone visits that began before now and whose safe return nobody noted, by time."""

    def reviews_due(self, until: date) -> tuple[DueReview, ...]:
        """Return plans to be looked at again by a day, the longest due first."""

    def referrals(self, resident_id: ResidentId) -> tuple[Referral, ...]:
        """Return a resident's referrals, newest first."""

    def approvals(self, resident_id: ResidentId) -> tuple[Approval, ...]:
        """Return what a supervisor's approval was asked for, newest first."""

    def printed_letters(self, resident_id: ResidentId) -> tuple[PrintedLetter, ...]:
        """Return which letters to a resident were printed, newest first."""

    def legal_holds(self) -> tuple[LegalHold, ...]:
        """Return every hold that has not been lifted, the first to be looked at again first."""

    def finding_answers(self) -> tuple[FindingAnswer, ...]:
        """Return every finding that somebody looked at and said is right, oldest first."""

    def applications(self, resident_id: ResidentId) -> tuple[Application, ...]:
        """Return a resident's job applications, newest first."""

    def enrolment_terms(self, resident_id: ResidentId) -> tuple[EnrolmentTerms, ...]:
        """Return what is settled for a resident's enrolments."""

    def eligibility_checks(self, resident_id: ResidentId) -> tuple[EligibilityCheck, ...]:
        """Return the checks of eligibility that were recorded, newest first."""


class CaseworkChanging(ConcernChanging, CaseworkReading, Protocol):
    """One transaction."""

    def keep(self, item: CaseItem) -> None:
        """Keep something new, or in place of what was there of the same id.

        A note that is changed is kept among the earlier ones, and what fields of a job held in
        its history. The steps of an application, and a job's later terms, are kept as they are
        in the value.
        """

    def take_away(self, item: CaseItem, reason: str = "") -> None:
        """Take something away. A note stays among the earlier ones.

        Args:
            reason: Why a job is taken out; its history keeps it with all that was known.

        Raises:
            NotFoundError: if it is not there.
        """

    def remove_enrolment(self, enrolment_id: EnrolmentId) -> None:
        """Take an enrolment away with its moves. Raises NotFoundError."""
