"""Residents and what is done with them, as rows and back."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal
from functools import lru_cache
from typing import Any

from sqlalchemy import Row

from anchordesk.adapters.vault.resident_rows import read_equality, read_work
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
from anchordesk.domain.casework import Action, ActionState, Contact, ContactKind
from anchordesk.domain.categories import Qualification
from anchordesk.domain.identifiers import (
    ActionId,
    ContactId,
    EnrolmentId,
    GoalId,
    ImportId,
    OutcomeId,
    ResidentId,
    StageMoveId,
)
from anchordesk.domain.job_kinds import JobFamily, JobSector
from anchordesk.domain.outcome import (
    Contract,
    Evidence,
    JobOutcome,
    JobTerms,
    NhsBand,
    PayPlace,
)
from anchordesk.domain.pathway import Enrolment, StageMove
from anchordesk.domain.resident import Alert, RecordedAge, Resident
from anchordesk.domain.sensitivity import Sensitivity

Values = Mapping[str, object]


def folded_reference(reference: str) -> str:
    """Return a reference as it is compared: Unicode NFC, case folded."""
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", reference).casefold())


def first_stamps(stamp: Stamp) -> Values:
    """Return the stamps of a new row."""
    at = moment_text(stamp.at)
    return {"created_at": at, "updated_at": at, "worker": stamp.worker, "revision": 1}


def resident_values(resident: Resident) -> Values:
    """Return the columns of a resident, without equality monitoring and stamps."""
    age = resident.recorded_age
    return {
        "id": resident.id.bytes,
        "reference": resident.reference,
        "reference_folded": folded_reference(resident.reference),
        "registered_on": resident.registered_on.isoformat(),
        "given_name": resident.given_name,
        "family_name": resident.family_name,
        "preferred_name": resident.preferred_name,
        "pronouns": resident.pronouns,
        "date_of_birth": day_text(resident.date_of_birth),
        "recorded_age": None if age is None else age.years,
        "recorded_age_on": None if age is None else day_text(age.on),
        "phone": resident.phone,
        "email": resident.email,
        "contact_preference": resident.contact_preference,
        "postcode": resident.postcode,
        "ward": resident.ward,
        "landlord": resident.landlord,
        "sector_left": resident.sector_left,
        "qualification": resident.qualification.value,
        "alerts": " ".join(alert.value for alert in resident.alerts),
    }


@lru_cache(maxsize=64)
def read_alerts(codes: str) -> tuple[Alert, ...]:
    """Return the alerts that a column holds."""
    return tuple(read_code(Alert, code) for code in codes.split())


def read_resident(row: Row[Any]) -> Resident:
    """Return a resident from a row of `residents_joined`."""
    years = row.recorded_age
    return Resident(
        id=ResidentId(read_id(row.id)),
        reference=row.reference,
        registered_on=date.fromisoformat(row.registered_on),
        given_name=row.given_name,
        family_name=row.family_name,
        preferred_name=row.preferred_name,
        pronouns=row.pronouns,
        date_of_birth=read_day(row.date_of_birth),
        recorded_age=None if years is None else RecordedAge(years, read_day(row.recorded_age_on)),
        phone=row.phone,
        email=row.email,
        contact_preference=row.contact_preference,
        postcode=row.postcode,
        ward=row.ward,
        landlord=row.landlord,
        sector_left=row.sector_left,
        qualification=read_code(Qualification, row.qualification),
        alerts=read_alerts(row.alerts),
        equality=read_equality(row),
        safety_instruction=row.safety_instruction or "",
        do_not_contact_at=row.do_not_contact_at or "",
        safe_times=row.safe_times or "",
        address=row.address or "",
        tenancy_reference=row.tenancy_reference or "",
        language=row.language or "",
        needs_interpreter=bool(row.needs_interpreter),
        communication_needs=row.communication_needs or "",
        work=read_work(row),
    )


def enrolment_values(enrolment: Enrolment, import_id: ImportId | None = None) -> Values:
    """Return the columns of an enrolment, without stamps."""
    return {
        "id": enrolment.id.bytes,
        "resident_id": enrolment.resident_id.bytes,
        "pathway_code": enrolment.pathway_code,
        "pathway_version": enrolment.pathway_version,
        "stage": enrolment.stage,
        "enrolled_on": day_text(enrolment.enrolled_on),
        "stage_since": day_text(enrolment.stage_since),
        "import_id": None if import_id is None else import_id.bytes,
    }


def read_enrolment(row: Row[Any]) -> Enrolment:
    """Return an enrolment from its row."""
    return Enrolment(
        id=EnrolmentId(read_id(row.id)),
        resident_id=ResidentId(read_id(row.resident_id)),
        pathway_code=row.pathway_code,
        pathway_version=row.pathway_version,
        stage=row.stage,
        enrolled_on=read_day(row.enrolled_on),
        stage_since=read_day(row.stage_since),
    )


def stage_move_values(move: StageMove, import_id: ImportId | None = None) -> Values:
    """Return the columns of a move, without stamps."""
    return {
        "id": move.id.bytes,
        "enrolment_id": move.enrolment_id.bytes,
        "from_stage": move.from_stage,
        "to_stage": move.to_stage,
        "moved_on": day_text(move.moved_on),
        "reason": move.reason,
        "recorded_at": moment_text(move.recorded_at),
        "reverses": None if move.reverses is None else move.reverses.bytes,
        "import_id": None if import_id is None else import_id.bytes,
    }


def read_stage_move(row: Row[Any]) -> StageMove:
    """Return a move from its row."""
    return StageMove(
        id=StageMoveId(read_id(row.id)),
        enrolment_id=EnrolmentId(read_id(row.enrolment_id)),
        from_stage=row.from_stage,
        to_stage=row.to_stage,
        moved_on=read_day(row.moved_on),
        reason=row.reason,
        recorded_at=datetime.fromisoformat(row.recorded_at),
        worker=row.worker,
        reverses=None if row.reverses is None else StageMoveId(read_id(row.reverses)),
    )


def contact_values(contact: Contact) -> Values:
    """Return the columns of a contact, without stamps; a restricted one must be sealed."""
    if contact.sensitivity.is_restricted and not contact.sealed:
        raise ValueError("the words of a restricted note are sealed before they are kept")
    return {
        "id": contact.id.bytes,
        "resident_id": contact.resident_id.bytes,
        "kind": contact.kind.value,
        "happened_at": moment_text(contact.happened_at),
        "note": contact.note,
        "place": contact.place,
        "minutes": contact.minutes,
        "sensitivity": contact.sensitivity.value if contact.sealed else None,
        "sealed": contact.sealed or None,
    }


def read_contact(row: Row[Any]) -> Contact:
    """Return a contact from its row."""
    return Contact(
        id=ContactId(read_id(row.id)),
        resident_id=ResidentId(read_id(row.resident_id)),
        kind=read_code(ContactKind, row.kind),
        happened_at=datetime.fromisoformat(row.happened_at),
        note=row.note,
        worker=row.worker,
        place=row.place or "",
        minutes=row.minutes,
        sensitivity=read_sensitivity(row),
        sealed=row.sealed or b"",
    )


def read_sensitivity(row: Row[Any]) -> Sensitivity:
    """Return how confidential a note is, or what it was before."""
    return Sensitivity.of(row.sensitivity or Sensitivity.ORDINARY.value)


def action_values(action: Action) -> Values:
    """Return the columns of an action, without stamps."""
    return {
        "id": action.id.bytes,
        "resident_id": action.resident_id.bytes,
        "words": action.words,
        "due_on": action.due_on.isoformat(),
        "done_at": moment_or_none(action.closed_at),
        "state": action.state.value,
        "owner": action.owner,
        "by_resident": int(action.by_resident),
        "goal_id": None if action.goal_id is None else action.goal_id.bytes,
        "made_by_move": None if action.made_by_move is None else action.made_by_move.bytes,
        "step": action.step or None,
        "follows": None if action.follows is None else action.follows.bytes,
    }


def read_action(row: Row[Any]) -> Action:
    """Return an action from its row."""
    return Action(
        id=ActionId(read_id(row.id)),
        resident_id=ResidentId(read_id(row.resident_id)),
        words=row.words,
        due_on=date.fromisoformat(row.due_on),
        closed_at=read_moment(row.done_at),
        worker=row.worker,
        state=_action_state(row),
        owner=row.worker if row.owner is None else row.owner,
        by_resident=bool(row.by_resident),
        goal_id=None if row.goal_id is None else GoalId(read_id(row.goal_id)),
        made_by_move=None if row.made_by_move is None else StageMoveId(read_id(row.made_by_move)),
        step=row.step or "",
        follows=None if row.follows is None else ActionId(read_id(row.follows)),
    )


def _action_state(row: Row[Any]) -> ActionState:
    """Rows from before there were states are done, or not started."""
    if row.state is not None:
        return read_code(ActionState, row.state)
    return ActionState.NOT_STARTED if row.done_at is None else ActionState.DONE


def outcome_values(outcome: JobOutcome, import_id: ImportId | None = None) -> Values:
    """Return the columns of a job, without stamps. Hours are kept as exact decimal text."""
    hours, wanted = outcome.hours_per_week, outcome.hours_wanted
    return {
        "id": outcome.id.bytes,
        "resident_id": outcome.resident_id.bytes,
        "employer": outcome.employer,
        "role": outcome.role,
        "started_on": day_text(outcome.started_on),
        "pay_pence_per_hour": outcome.pay_pence_per_hour,
        "hours_per_week": None if hours is None else str(hours),
        "contract": outcome.contract.value,
        "ended_on": day_text(outcome.ended_on),
        "place": outcome.place.value,
        "nhs_band": outcome.nhs_band.value,
        "hours_wanted": None if wanted is None else str(wanted),
        "travel_minutes": outcome.travel_minutes,
        "evidence": outcome.evidence.value,
        "family": None if outcome.family is None else outcome.family.value,
        "sector": None if outcome.sector is None else outcome.sector.value,
        "recorded_at": moment_text(outcome.recorded_at),
        "import_id": None if import_id is None else import_id.bytes,
    }


def read_outcome(row: Row[Any], later: Sequence[JobTerms] = ()) -> JobOutcome:
    """Return a job from its row, and its later terms by their day."""
    hours, wanted = row.hours_per_week, row.hours_wanted
    return JobOutcome(
        id=OutcomeId(read_id(row.id)),
        resident_id=ResidentId(read_id(row.resident_id)),
        employer=row.employer,
        role=row.role,
        started_on=read_day(row.started_on),
        pay_pence_per_hour=row.pay_pence_per_hour,
        hours_per_week=None if hours is None else Decimal(hours),
        contract=read_code(Contract, row.contract),
        recorded_at=datetime.fromisoformat(row.recorded_at),
        worker=row.worker,
        ended_on=read_day(row.ended_on),
        # Rows from before these columns hold nothing in them.
        place=read_code(PayPlace, row.place or PayPlace.NOT_KNOWN.value),
        nhs_band=read_code(NhsBand, row.nhs_band or NhsBand.NONE.value),
        hours_wanted=None if wanted is None else Decimal(wanted),
        travel_minutes=row.travel_minutes,
        evidence=read_code(Evidence, row.evidence or Evidence.NONE.value),
        family=None if row.family is None else read_code(JobFamily, row.family),
        sector=None if row.sector is None else read_code(JobSector, row.sector),
        later_terms=tuple(later),
    )
