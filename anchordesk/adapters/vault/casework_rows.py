"""Plans, appointments, needs, referrals and applications, as rows and back."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from sqlalchemy import Row

from anchordesk.adapters.vault.case_rows import Values, contact_values, read_sensitivity
from anchordesk.adapters.vault.values import (
    Stamp,
    day_text,
    moment_or_none,
    moment_text,
    read_code,
    read_day,
    read_id,
    read_moment,
)
from anchordesk.domain.application import Application, ApplicationState, ApplicationStep
from anchordesk.domain.appointment import Appointment, AppointmentState
from anchordesk.domain.casework import Contact, ContactFate, ContactKind, EarlierContact
from anchordesk.domain.eligibility import EligibilityCheck, Finding, Verdict
from anchordesk.domain.identifiers import (
    ApplicationId,
    AppointmentId,
    ContactId,
    EligibilityCheckId,
    GoalId,
    ReferralId,
    ResidentId,
)
from anchordesk.domain.plan import Goal, GoalState, SupportPlan
from anchordesk.domain.referral import Referral, ReferralState


def earlier_contact_values(contact: Contact, fate: ContactFate, stamp: Stamp) -> Values:
    """Return the columns that keep a note as it was until now."""
    values = dict(contact_values(contact))
    contact_id = values.pop("id")
    return {
        **values,
        "contact_id": contact_id,
        "worker": contact.worker,
        "fate": fate.value,
        "changed_at": moment_text(stamp.at),
        "changed_by": stamp.worker,
    }


def read_earlier_contact(row: Row[Any]) -> EarlierContact:
    """Return an earlier version of a note from its row."""
    contact = Contact(
        id=ContactId(read_id(row.contact_id)),
        resident_id=ResidentId(read_id(row.resident_id)),
        kind=read_code(ContactKind, row.kind),
        happened_at=datetime.fromisoformat(row.happened_at),
        note=row.note,
        worker=row.worker,
        place=row.place,
        minutes=row.minutes,
        sensitivity=read_sensitivity(row),
        sealed=row.sealed or b"",
    )
    changed_at = datetime.fromisoformat(row.changed_at)
    return EarlierContact(contact, read_code(ContactFate, row.fate), changed_at, row.changed_by)


def goal_values(goal: Goal) -> Values:
    """Return the columns of a goal, without stamps."""
    return {
        "id": goal.id.bytes,
        "resident_id": goal.resident_id.bytes,
        "words": goal.words,
        "state": goal.state.value,
    }


def read_goal(row: Row[Any]) -> Goal:
    """Return a goal from its row."""
    return Goal(
        GoalId(read_id(row.id)),
        ResidentId(read_id(row.resident_id)),
        row.words,
        row.worker,
        read_code(GoalState, row.state),
    )


def plan_values(plan: SupportPlan) -> Values:
    """Return the columns of a plan, without stamps."""
    return {
        "resident_id": plan.resident_id.bytes,
        "agreed_on": day_text(plan.agreed_on),
        "review_on": day_text(plan.review_on),
        "agreed_by": plan.agreed_by,
    }


def read_plan(row: Row[Any]) -> SupportPlan:
    """Return a plan from its row."""
    return SupportPlan(
        ResidentId(read_id(row.resident_id)),
        date.fromisoformat(row.agreed_on),
        date.fromisoformat(row.review_on),
        row.agreed_by,
        row.worker,
    )


def appointment_values(appointment: Appointment) -> Values:
    """Return the columns of an appointment, without stamps."""
    return {
        "id": appointment.id.bytes,
        "resident_id": appointment.resident_id.bytes,
        "what": appointment.what,
        "starts_at": moment_text(appointment.starts_at),
        "minutes": appointment.minutes,
        "place": appointment.place,
        "travel_minutes": appointment.travel_minutes,
        "lone_working": int(appointment.lone_working),
        "state": appointment.state.value,
        "safe_at": moment_or_none(appointment.safe_at),
    }


def read_appointment(row: Row[Any]) -> Appointment:
    """Return an appointment from its row."""
    return Appointment(
        id=AppointmentId(read_id(row.id)),
        resident_id=ResidentId(read_id(row.resident_id)),
        what=row.what,
        starts_at=datetime.fromisoformat(row.starts_at),
        minutes=row.minutes,
        worker=row.worker,
        place=row.place,
        travel_minutes=row.travel_minutes,
        lone_working=bool(row.lone_working),
        state=read_code(AppointmentState, row.state),
        safe_at=read_moment(row.safe_at),
    )


def referral_values(referral: Referral) -> Values:
    """Return the columns of a referral, without stamps."""
    return {
        "id": referral.id.bytes,
        "resident_id": referral.resident_id.bytes,
        "to_whom": referral.to_whom,
        "for_what": referral.for_what,
        "referred_on": day_text(referral.referred_on),
        "state": referral.state.value,
        "answered_on": day_text(referral.answered_on),
        "answer": referral.answer,
        "shared_because": referral.shared_because,
    }


def read_referral(row: Row[Any]) -> Referral:
    """Return a referral from its row."""
    return Referral(
        id=ReferralId(read_id(row.id)),
        resident_id=ResidentId(read_id(row.resident_id)),
        to_whom=row.to_whom,
        for_what=row.for_what,
        referred_on=date.fromisoformat(row.referred_on),
        worker=row.worker,
        state=read_code(ReferralState, row.state),
        answered_on=read_day(row.answered_on),
        answer=row.answer,
        shared_because=row.shared_because or "",
    )


def application_values(application: Application) -> Values:
    """Return the columns of an application, without its steps and stamps."""
    return {
        "id": application.id.bytes,
        "resident_id": application.resident_id.bytes,
        "employer": application.employer,
        "role": application.role,
        "opportunity": application.opportunity,
    }


def step_values(application_id: ApplicationId, step: ApplicationStep) -> Values:
    """Return the columns of a step."""
    return {
        "application_id": application_id.bytes,
        "state": step.state.value,
        "on_day": day_text(step.on),
        "reason": step.reason,
        "recorded_at": moment_text(step.recorded_at),
        "worker": step.worker,
    }


def read_step(row: Row[Any]) -> ApplicationStep:
    """Return a step from its row."""
    return ApplicationStep(
        read_code(ApplicationState, row.state),
        date.fromisoformat(row.on_day),
        row.reason,
        datetime.fromisoformat(row.recorded_at),
        row.worker,
    )


def read_application(row: Row[Any], steps: Sequence[ApplicationStep]) -> Application:
    """Return an application from its row and its steps, oldest first."""
    return Application(
        id=ApplicationId(read_id(row.id)),
        resident_id=ResidentId(read_id(row.resident_id)),
        employer=row.employer,
        role=row.role,
        steps=tuple(steps),
        worker=row.worker,
        opportunity=row.opportunity,
    )


def eligibility_values(check: EligibilityCheck) -> Values:
    """Return the columns of a check of eligibility, without stamps."""
    found = [[f.rule, f.verdict.value, f.why] for f in check.findings]
    return {
        "id": check.id.bytes,
        "resident_id": check.resident_id.bytes,
        "pathway_code": check.pathway_code,
        "pathway_version": check.pathway_version,
        "checked_on": check.checked_on.isoformat(),
        "findings": json.dumps(found, ensure_ascii=False),
        "override_reason": check.override_reason,
    }


def read_eligibility(row: Row[Any]) -> EligibilityCheck:
    """Return a check of eligibility from its row."""
    found = json.loads(row.findings)
    return EligibilityCheck(
        id=EligibilityCheckId(read_id(row.id)),
        resident_id=ResidentId(read_id(row.resident_id)),
        pathway_code=row.pathway_code,
        pathway_version=row.pathway_version,
        checked_on=date.fromisoformat(row.checked_on),
        findings=tuple(Finding(rule, read_code(Verdict, v), why) for rule, v, why in found),
        override_reason=row.override_reason,
        worker=row.worker,
    )
