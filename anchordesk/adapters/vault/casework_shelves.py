"""Where each kind of item of a case is kept: its table, and the way to a row and back."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Row, Table

from anchordesk.adapters.vault.address_warning_tables import address_warnings
from anchordesk.adapters.vault.address_warnings import (
    address_warning_values,
    read_address_warning,
)
from anchordesk.adapters.vault.agreed_plan_rows import agreed_plan_values, read_agreed_plan
from anchordesk.adapters.vault.approval_rows import (
    approval_values,
    letter_values,
    read_approval,
    read_letter,
)
from anchordesk.adapters.vault.attachment_tables import documents
from anchordesk.adapters.vault.case_rows import (
    Values,
    action_values,
    contact_values,
    outcome_values,
    read_action,
    read_contact,
)
from anchordesk.adapters.vault.casework_rows import (
    application_values,
    appointment_values,
    eligibility_values,
    goal_values,
    plan_values,
    read_appointment,
    read_eligibility,
    read_goal,
    read_plan,
    read_referral,
    referral_values,
)
from anchordesk.adapters.vault.casework_tables import (
    agreed_plans,
    applications,
    appointments,
    approvals,
    eligibility_checks,
    enrolment_terms,
    finding_answers,
    goals,
    good_work_checks,
    legal_holds,
    needs,
    printed_letters,
    ratings,
    referrals,
    support_plans,
)
from anchordesk.adapters.vault.consent_storage import (
    consent_values,
    read_consent,
)
from anchordesk.adapters.vault.consent_tables import consents
from anchordesk.adapters.vault.document_storage import (
    document_values,
    read_document,
)
from anchordesk.adapters.vault.enrolment_terms_rows import read_terms, terms_values
from anchordesk.adapters.vault.good_work_storage import (
    good_work_values,
    read_good_work,
)
from anchordesk.adapters.vault.hold_storage import hold_values, read_hold
from anchordesk.adapters.vault.household_storage import (
    household_member_values,
    read_household_member,
)
from anchordesk.adapters.vault.household_tables import household_members
from anchordesk.adapters.vault.needs_storage import (
    need_values,
    rating_values,
    read_need,
    read_rating,
)
from anchordesk.adapters.vault.quality_storage import (
    finding_answer_values,
    read_finding_answer,
)
from anchordesk.adapters.vault.tables import actions, contacts, outcomes
from anchordesk.domain.address_warning import AddressWarning
from anchordesk.domain.agreed_plan import AgreedPlan
from anchordesk.domain.application import Application
from anchordesk.domain.appointment import Appointment
from anchordesk.domain.approval import Approval
from anchordesk.domain.casework import Action, Contact
from anchordesk.domain.consent import Consent
from anchordesk.domain.document import Document
from anchordesk.domain.eligibility import EligibilityCheck
from anchordesk.domain.enrolment_terms import EnrolmentTerms
from anchordesk.domain.good_work import GoodWorkCheck
from anchordesk.domain.household import HouseholdMember
from anchordesk.domain.legal_hold import LegalHold
from anchordesk.domain.needs import Need, Rating
from anchordesk.domain.outcome import JobOutcome
from anchordesk.domain.plan import Goal, SupportPlan
from anchordesk.domain.printed_letter import PrintedLetter
from anchordesk.domain.quality_finding import FindingAnswer
from anchordesk.domain.referral import Referral
from anchordesk.services.casework_records import CaseItem


@dataclass(frozen=True, slots=True)
class Shelf:
    """Where one kind of item is kept, and how."""

    table: Table
    values: Callable[[Any], Values]
    read: Callable[[Row[Any]], CaseItem] | None
    key: str = "id"

    def is_of(self, item: CaseItem) -> Any:
        """The condition that finds the row of an item."""
        values = self.values(item)
        return self.table.c[self.key] == values[self.key]


def _job_values(job: JobOutcome) -> Values:
    """The columns of a job but for the import that brought it, which a change leaves as it is."""
    return {name: value for name, value in outcome_values(job).items() if name != "import_id"}


SHELVES: Mapping[type[object], Shelf] = {
    Contact: Shelf(contacts, contact_values, read_contact),
    Action: Shelf(actions, action_values, read_action),
    Goal: Shelf(goals, goal_values, read_goal),
    SupportPlan: Shelf(support_plans, plan_values, read_plan, "resident_id"),
    AgreedPlan: Shelf(agreed_plans, agreed_plan_values, read_agreed_plan),
    EnrolmentTerms: Shelf(enrolment_terms, terms_values, read_terms, "enrolment_id"),
    Appointment: Shelf(appointments, appointment_values, read_appointment),
    Need: Shelf(needs, need_values, read_need),
    Rating: Shelf(ratings, rating_values, read_rating),
    GoodWorkCheck: Shelf(good_work_checks, good_work_values, read_good_work),
    Referral: Shelf(referrals, referral_values, read_referral),
    Approval: Shelf(approvals, approval_values, read_approval),
    PrintedLetter: Shelf(printed_letters, letter_values, read_letter),
    LegalHold: Shelf(legal_holds, hold_values, read_hold),
    FindingAnswer: Shelf(finding_answers, finding_answer_values, read_finding_answer),
    # An application is read with its steps, from a second table.
    Application: Shelf(applications, application_values, None),
    EligibilityCheck: Shelf(eligibility_checks, eligibility_values, read_eligibility),
    Consent: Shelf(consents, consent_values, read_consent),
    Document: Shelf(documents, document_values, read_document, "attachment_id"),
    AddressWarning: Shelf(address_warnings, address_warning_values, read_address_warning),
    HouseholdMember: Shelf(household_members, household_member_values, read_household_member),
    # A job is read with its later terms, from a second table.
    JobOutcome: Shelf(outcomes, _job_values, None),
}
