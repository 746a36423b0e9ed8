"""Makes a new case of one imported row: resident, enrolment, first move and job."""

from __future__ import annotations

from datetime import date

from anchordesk.domain.equality import EqualityMonitoring
from anchordesk.domain.identifiers import EnrolmentId, OutcomeId, ResidentId, StageMoveId
from anchordesk.domain.import_row import ImportedRow
from anchordesk.domain.outcome import JobOutcome
from anchordesk.domain.pathway import Enrolment, Pathway, PathwayRefusedError, StageMove
from anchordesk.domain.resident import RecordedAge, Resident
from anchordesk.services.import_records import NewCase
from anchordesk.services.workspace import Workspace


class StageNotKnownError(PathwayRefusedError):
    """A row names a stage that the pathway does not have. What it says is not repeated."""

    def __init__(self, pathway: Pathway) -> None:
        known = ", ".join(f"“{stage.short_title}”" for stage in pathway.stages)
        super().__init__(
            f"This is not a stage of “{pathway.title}”.", what_to_do=f"Use one of {known}."
        )


def new_case(
    workspace: Workspace,
    imported: ImportedRow,
    reference: str,
    pathway: Pathway | None,
    today: date,
) -> NewCase:
    """Make the case that a row adds, with identifiers of its own.

    Raises:
        StageNotKnownError: if the row's stage is not the pathway's.
        RefusedError: if a date is impossible.
    """
    resident = Resident(
        id=ResidentId(workspace.identifiers.new_id()),
        reference=reference,
        registered_on=imported.registered_on or today,
        given_name=imported.given_name,
        family_name=imported.family_name,
        date_of_birth=imported.date_of_birth,
        recorded_age=None if imported.age is None else RecordedAge(imported.age),
        phone=imported.phone,
        email=imported.email,
        postcode=imported.postcode,
        ward=imported.ward,
        landlord=imported.landlord,
        sector_left=imported.sector_left,
        qualification=imported.qualification,
        equality=EqualityMonitoring(imported.ethnicity_group, imported.sex, imported.disability),
    )
    enrolment, moves = _enrolment(workspace, imported, resident.id, pathway)
    return NewCase(resident, enrolment, moves, _job(workspace, imported, resident.id))


def _enrolment(
    workspace: Workspace, imported: ImportedRow, resident_id: ResidentId, pathway: Pathway | None
) -> tuple[Enrolment | None, tuple[StageMove, ...]]:
    if pathway is None or not imported.enrolled:
        return None, ()
    stage = pathway.first_stage
    if imported.stage:
        found = pathway.stage_called(imported.stage)
        if found is None:
            raise StageNotKnownError(pathway)
        stage = found
    first_only = stage == pathway.first_stage
    enrolment = Enrolment(
        id=EnrolmentId(workspace.identifiers.new_id()),
        resident_id=resident_id,
        pathway_code=pathway.code,
        pathway_version=pathway.version,
        stage=stage.code,
        enrolled_on=imported.enrolled_on,
        stage_since=imported.enrolled_on if first_only else None,
    )
    move = StageMove(
        id=StageMoveId(workspace.identifiers.new_id()),
        enrolment_id=enrolment.id,
        from_stage=None,
        to_stage=stage.code,
        moved_on=imported.enrolled_on if first_only else None,
        reason="" if first_only else "Imported at this stage",
        recorded_at=workspace.now(),
        worker=workspace.worker,
    )
    return enrolment, (move,)


def _job(workspace: Workspace, imported: ImportedRow, resident_id: ResidentId) -> JobOutcome | None:
    job = imported.job
    if job is None:
        return None
    return JobOutcome(
        id=OutcomeId(workspace.identifiers.new_id()),
        resident_id=resident_id,
        employer=job.employer or "Not known",
        role=job.role,
        started_on=job.started_on,
        pay_pence_per_hour=job.pay_pence_per_hour,
        hours_per_week=job.hours_per_week,
        contract=job.contract,
        recorded_at=workspace.now(),
        worker=workspace.worker,
        ended_on=job.ended_on,
        place=job.place,
        nhs_band=job.nhs_band,
        hours_wanted=job.hours_wanted,
        travel_minutes=job.travel_minutes,
        evidence=job.evidence,
        family=job.family,
        sector=job.sector,
    )
