"""What belongs to a resident's case beside contacts, moves and jobs, read at once."""

from __future__ import annotations

from dataclasses import dataclass

from anchordesk.domain.agreed_plan import AgreedPlan
from anchordesk.domain.application import Application
from anchordesk.domain.appointment import Appointment
from anchordesk.domain.approval import Approval
from anchordesk.domain.casework import EarlierContact
from anchordesk.domain.consent import Consent
from anchordesk.domain.eligibility import EligibilityCheck
from anchordesk.domain.enrolment_terms import EnrolmentTerms
from anchordesk.domain.good_work import GoodWorkCheck
from anchordesk.domain.identifiers import ContactId, ResidentId
from anchordesk.domain.need_history import NeedChange
from anchordesk.domain.needs import Need, Rating
from anchordesk.domain.plan import Goal, SupportPlan
from anchordesk.domain.printed_letter import PrintedLetter
from anchordesk.domain.referral import Referral
from anchordesk.services.casework_records import CaseworkReading


@dataclass(frozen=True, slots=True)
class CaseFile:
    """Plan, approvals, appointments, needs, referrals, applications, and what notes were before.

    Attributes:
        plan: That a plan was agreed, and when it is looked at again; None if none was.
        need_changes: What needs were before, the newest change first.
        terms: What is settled for enrolments, where something is.
        agreed: Every plan as it was agreed, the newest first.
        earlier: Earlier versions of notes, also of deleted ones, oldest first.
        consents: Every answer, in the order in which it was recorded.
        good_work: What they said of their jobs, in the order in which it was recorded.
    """

    goals: tuple[Goal, ...] = ()
    plan: SupportPlan | None = None
    appointments: tuple[Appointment, ...] = ()
    needs: tuple[Need, ...] = ()
    ratings: tuple[Rating, ...] = ()
    referrals: tuple[Referral, ...] = ()
    applications: tuple[Application, ...] = ()
    eligibility: tuple[EligibilityCheck, ...] = ()
    earlier: tuple[EarlierContact, ...] = ()
    consents: tuple[Consent, ...] = ()
    approvals: tuple[Approval, ...] = ()
    letters: tuple[PrintedLetter, ...] = ()
    good_work: tuple[GoodWorkCheck, ...] = ()
    agreed: tuple[AgreedPlan, ...] = ()
    terms: tuple[EnrolmentTerms, ...] = ()
    need_changes: tuple[NeedChange, ...] = ()

    def earlier_of(self, contact_id: ContactId) -> tuple[EarlierContact, ...]:
        """Return what one note was before, oldest first."""
        return tuple(one for one in self.earlier if one.contact.id == contact_id)


def read_case_file(reading: CaseworkReading, resident_id: ResidentId) -> CaseFile:
    """Return what belongs to a resident's case."""
    return CaseFile(
        goals=reading.goals(resident_id),
        plan=reading.support_plan(resident_id),
        appointments=reading.appointments(resident_id),
        needs=reading.needs(resident_id),
        ratings=reading.ratings(resident_id),
        referrals=reading.referrals(resident_id),
        applications=reading.applications(resident_id),
        eligibility=reading.eligibility_checks(resident_id),
        earlier=reading.earlier_contacts(resident_id),
        consents=reading.consents(resident_id),
        approvals=reading.approvals(resident_id),
        letters=reading.printed_letters(resident_id),
        good_work=reading.good_work_checks(resident_id),
        need_changes=reading.need_changes(resident_id),
        terms=reading.enrolment_terms(resident_id),
        agreed=reading.agreed_plans(resident_id),
    )
