"""Answers what casework asks: plans, appointments, needs, referrals, applications."""

from __future__ import annotations

from collections import defaultdict
from datetime import date, datetime
from typing import Any, cast

from sqlalchemy import Connection, Row, Select, Table, select

from anchordesk.adapters.vault.address_warnings import StoredAddressWarnings
from anchordesk.adapters.vault.agreed_plan_rows import read_agreed_plan
from anchordesk.adapters.vault.approval_rows import (
    read_approval,
    read_letter,
)
from anchordesk.adapters.vault.case_rows import (
    read_action,
)
from anchordesk.adapters.vault.casework_rows import (
    read_application,
    read_appointment,
    read_earlier_contact,
    read_eligibility,
    read_goal,
    read_plan,
    read_referral,
    read_step,
)
from anchordesk.adapters.vault.casework_shelves import SHELVES
from anchordesk.adapters.vault.casework_tables import (
    agreed_plans,
    application_steps,
    applications,
    appointments,
    approvals,
    earlier_contacts,
    eligibility_checks,
    enrolment_terms,
    goals,
    printed_letters,
    referrals,
    support_plans,
)
from anchordesk.adapters.vault.concern_storage import StoredConcerns
from anchordesk.adapters.vault.consent_storage import (
    StoredConsents,
)
from anchordesk.adapters.vault.document_storage import (
    StoredDocuments,
)
from anchordesk.adapters.vault.enrolment_terms_rows import read_terms
from anchordesk.adapters.vault.good_work_storage import (
    StoredGoodWork,
)
from anchordesk.adapters.vault.hold_storage import StoredHolds
from anchordesk.adapters.vault.household_storage import (
    StoredHouseholds,
)
from anchordesk.adapters.vault.job_storage import StoredJobs
from anchordesk.adapters.vault.journeys import StoredJourneys
from anchordesk.adapters.vault.needs_storage import StoredNeeds
from anchordesk.adapters.vault.quality_storage import (
    StoredFindingAnswers,
)
from anchordesk.adapters.vault.tables import actions, residents
from anchordesk.adapters.vault.today import WHO, listed_resident
from anchordesk.adapters.vault.values import moment_text
from anchordesk.domain.agreed_plan import AgreedPlan
from anchordesk.domain.application import Application, ApplicationStep
from anchordesk.domain.appointment import Appointment, AppointmentState
from anchordesk.domain.approval import Approval
from anchordesk.domain.casework import Action, EarlierContact
from anchordesk.domain.eligibility import EligibilityCheck
from anchordesk.domain.enrolment_terms import EnrolmentTerms
from anchordesk.domain.identifiers import (
    ActionId,
    AppointmentId,
    ResidentId,
)
from anchordesk.domain.outcome import JobOutcome
from anchordesk.domain.plan import Goal, SupportPlan
from anchordesk.domain.printed_letter import PrintedLetter
from anchordesk.domain.referral import Referral
from anchordesk.services.casework_records import ArrangedAppointment, CaseItem, DueReview
from anchordesk.services.errors import NotFoundError

_KEPT = residents.c.deleted_at.is_(None)


class StoredCaseworkReading(
    StoredAddressWarnings,
    StoredConcerns,
    StoredConsents,
    StoredDocuments,
    StoredFindingAnswers,
    StoredGoodWork,
    StoredHolds,
    StoredHouseholds,
    StoredJobs,
    StoredJourneys,
    StoredNeeds,
):
    """Meets the port CaseworkReading on one connection."""

    _connection: Connection

    def item_now(self, like: CaseItem) -> CaseItem | None:
        """Return what the records hold of the same thing now; None if it is not there."""
        shelf = SHELVES[type(like)]
        if isinstance(like, Application):
            return next((a for a in self.applications(like.resident_id) if a.id == like.id), None)
        if isinstance(like, JobOutcome):
            return next((job for job in self.outcomes(like.resident_id) if job.id == like.id), None)
        found = _seen(shelf.table).where(shelf.is_of(like))
        row = self._connection.execute(found).one_or_none()
        return None if row is None or shelf.read is None else shelf.read(row)

    def action(self, action_id: ActionId) -> Action:
        """Return one action. Raises NotFoundError."""
        found = _seen(actions).where(actions.c.id == action_id.bytes)
        row = self._connection.execute(found).one_or_none()
        if row is None:
            raise NotFoundError("That action is not in this vault.")
        return read_action(row)

    def appointment(self, appointment_id: AppointmentId) -> Appointment:
        """Return one appointment. Raises NotFoundError."""
        found = _seen(appointments).where(appointments.c.id == appointment_id.bytes)
        row = self._connection.execute(found).one_or_none()
        if row is None:
            raise NotFoundError("That appointment is not in this vault.")
        return read_appointment(row)

    def earlier_contacts(self, resident_id: ResidentId) -> tuple[EarlierContact, ...]:
        """Return what a resident's notes were before changes, oldest first."""
        return tuple(read_earlier_contact(row) for row in self._of(earlier_contacts, resident_id))

    def goals(self, resident_id: ResidentId) -> tuple[Goal, ...]:
        """Return a resident's goals, in the order in which they were written down."""
        return tuple(read_goal(row) for row in self._of(goals, resident_id))

    def support_plan(self, resident_id: ResidentId) -> SupportPlan | None:
        """Return the plan that was agreed last; None if none was."""
        return next((read_plan(row) for row in self._of(support_plans, resident_id)), None)

    def agreed_plans(self, resident_id: ResidentId) -> tuple[AgreedPlan, ...]:
        """Return every plan as it was agreed, the newest first."""
        found = [read_agreed_plan(row) for row in self._of(agreed_plans, resident_id)]
        return tuple(sorted(found, key=lambda one: (one.agreed_on, one.id), reverse=True))

    def appointments(self, resident_id: ResidentId) -> tuple[Appointment, ...]:
        """Return a resident's appointments, the latest first."""
        found = [read_appointment(row) for row in self._of(appointments, resident_id)]
        return tuple(sorted(found, key=lambda one: one.starts_at, reverse=True))

    def arranged(self, begin: datetime, end: datetime) -> tuple[ArrangedAppointment, ...]:
        """Return planned appointments that start from `begin` until before `end`, by time."""
        kept = appointments.c
        return self._arranged(
            kept.state == AppointmentState.PLANNED.value,
            kept.starts_at >= moment_text(begin),
            kept.starts_at < moment_text(end),
        )

    def appointments_between(
        self, begin: datetime, end: datetime
    ) -> tuple[ArrangedAppointment, ...]:
        """Return appointments in whatever state that start in a time, in order."""
        kept = appointments.c
        return self._arranged(
            kept.starts_at >= moment_text(begin), kept.starts_at < moment_text(end)
        )

    def not_back(self, now: datetime) -> tuple[ArrangedAppointment, ...]:
        """Return lone visits that began before now and whose safe return nobody noted, by time."""
        kept = appointments.c
        return self._arranged(
            kept.lone_working == 1,
            kept.safe_at.is_(None),
            kept.state != AppointmentState.CANCELLED.value,
            kept.starts_at < moment_text(now),
        )

    def reviews_due(self, until: date) -> tuple[DueReview, ...]:
        """Return plans to be looked at again by a day, the longest due first."""
        kept = support_plans.c
        found = (
            select(support_plans, *WHO)
            .join(residents, residents.c.id == kept.resident_id)
            .where(_KEPT, kept.review_on <= until.isoformat())
            .order_by(kept.review_on, kept.position)
        )
        rows = self._connection.execute(found)
        return tuple(DueReview(listed_resident(row), read_plan(row)) for row in rows)

    def referrals(self, resident_id: ResidentId) -> tuple[Referral, ...]:
        """Return a resident's referrals, newest first."""
        return tuple(read_referral(row) for row in self._of(referrals, resident_id))[::-1]

    def approvals(self, resident_id: ResidentId) -> tuple[Approval, ...]:
        """Return what a supervisor's approval was asked for, newest first."""
        return tuple(read_approval(row) for row in self._of(approvals, resident_id))[::-1]

    def printed_letters(self, resident_id: ResidentId) -> tuple[PrintedLetter, ...]:
        """Return which letters to a resident were printed, newest first."""
        return tuple(read_letter(row) for row in self._of(printed_letters, resident_id))[::-1]

    def applications(self, resident_id: ResidentId) -> tuple[Application, ...]:
        """Return a resident's job applications, newest first."""
        rows = self._of(applications, resident_id)
        steps: defaultdict[bytes, list[ApplicationStep]] = defaultdict(list)
        of_them = (
            select(application_steps)
            .join(applications, applications.c.id == application_steps.c.application_id)
            .where(applications.c.resident_id == resident_id.bytes)
            .order_by(application_steps.c.position)
        )
        for row in self._connection.execute(of_them):
            steps[row.application_id].append(read_step(row))
        return tuple(read_application(row, steps[row.id]) for row in reversed(rows))

    def enrolment_terms(self, resident_id: ResidentId) -> tuple[EnrolmentTerms, ...]:
        """Return what is settled for a resident's enrolments."""
        return tuple(read_terms(row) for row in self._of(enrolment_terms, resident_id))

    def eligibility_checks(self, resident_id: ResidentId) -> tuple[EligibilityCheck, ...]:
        """Return the checks of eligibility that were recorded, newest first."""
        rows = self._of(eligibility_checks, resident_id)
        return tuple(read_eligibility(row) for row in reversed(rows))

    def _of(self, table: Table, resident_id: ResidentId) -> list[Row[Any]]:
        found = _seen(table).where(table.c.resident_id == resident_id.bytes)
        return list(self._connection.execute(found.order_by(table.c.position)))

    def _arranged(self, *conditions: Any) -> tuple[ArrangedAppointment, ...]:
        kept = appointments.c
        found = (
            select(appointments, *WHO)
            .join(residents, residents.c.id == kept.resident_id)
            .where(_KEPT, *conditions)
            .order_by(kept.starts_at, kept.position)
        )
        rows = self._connection.execute(found)
        return tuple(
            ArrangedAppointment(listed_resident(row), read_appointment(row)) for row in rows
        )


def _seen(table: Table) -> Select[Any]:
    """What a table holds of residents who are not deleted."""
    joined = select(table).join(residents, residents.c.id == table.c.resident_id)
    return cast("Select[Any]", joined.where(_KEPT))
