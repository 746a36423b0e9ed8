"""One resident's record, whole, as the window shows it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from enum import StrEnum

from anchordesk.domain.casework import Action, Contact
from anchordesk.domain.identifiers import ResidentId
from anchordesk.domain.outcome import JobOutcome
from anchordesk.domain.pathway import Enrolment, Pathway, StageMove
from anchordesk.domain.resident import Resident
from anchordesk.services.workspace import Workspace


class StepState(StrEnum):
    """How far a stage of the stepper has been reached."""

    DONE = "done"
    SKIPPED = "skipped"
    CURRENT = "current"
    TO_COME = "to come"


@dataclass(frozen=True, slots=True)
class PathwayStep:
    """One stage on the stepper."""

    code: str
    title: str
    state: StepState


@dataclass(frozen=True, slots=True)
class TimelineItem:
    """One event: a contact, a move or a job. Exactly one of the three is set.

    Attributes:
        on: The day it happened; None where it is not known.
        at: The moment to show; None where only the day, or nothing, is known.
        to_title: Title of the stage moved to, for a move.
    """

    on: date | None
    at: datetime | None
    worker: str
    contact: Contact | None = None
    move: StageMove | None = None
    job: JobOutcome | None = None
    to_title: str = ""


@dataclass(frozen=True, slots=True)
class ResidentRecord:
    """Everything that the record screen shows."""

    resident: Resident
    enrolment: Enrolment | None
    pathway: Pathway | None
    steps: tuple[PathwayStep, ...]
    timeline: tuple[TimelineItem, ...]
    actions: tuple[Action, ...]
    jobs: tuple[JobOutcome, ...]


def open_record(workspace: Workspace, resident_id: ResidentId) -> ResidentRecord:
    """Return a resident's record; the newest enrolment gives the pathway shown.

    Raises:
        NotFoundError: if there is no such resident.
    """
    with workspace.records.reading() as reading:
        resident = reading.resident(resident_id)
        enrolments = reading.enrolments(resident_id)
        moves = reading.stage_moves(resident_id)
        contacts = reading.contacts(resident_id)
        actions = reading.actions(resident_id)
        jobs = reading.outcomes(resident_id)
    pathways = {
        e.id: workspace.library.pathway(e.pathway_code, e.pathway_version) for e in enrolments
    }
    enrolment = enrolments[0] if enrolments else None
    pathway = pathways[enrolment.id] if enrolment is not None else None
    steps: tuple[PathwayStep, ...] = ()
    if enrolment is not None and pathway is not None:
        steps = _steps(pathway, enrolment, [m for m in moves if m.enrolment_id == enrolment.id])
    items = [
        *(_of_contact(contact) for contact in contacts),
        *(_of_move(move, pathways[move.enrolment_id]) for move in moves),
        *(_of_job(job) for job in jobs),
    ]
    items.sort(key=_newest_first, reverse=True)
    return ResidentRecord(resident, enrolment, pathway, steps, tuple(items), actions, jobs)


def _steps(
    pathway: Pathway, enrolment: Enrolment, moves: list[StageMove]
) -> tuple[PathwayStep, ...]:
    now_at = pathway.position(enrolment.stage)
    reached = {move.to_stage for move in moves}
    steps = []
    for place, stage in enumerate(pathway.stages):
        if place == now_at:
            state = StepState.CURRENT
        elif place > now_at:
            state = StepState.TO_COME
        else:
            state = StepState.DONE if stage.code in reached else StepState.SKIPPED
        steps.append(PathwayStep(stage.code, stage.short_title, state))
    return tuple(steps)


def _of_contact(contact: Contact) -> TimelineItem:
    local = contact.happened_at.astimezone()
    return TimelineItem(local.date(), contact.happened_at, contact.worker, contact=contact)


def _of_move(move: StageMove, pathway: Pathway) -> TimelineItem:
    title = pathway.stage(move.to_stage).title
    return TimelineItem(move.moved_on, None, move.worker, move=move, to_title=title)


def _of_job(job: JobOutcome) -> TimelineItem:
    return TimelineItem(job.started_on, None, job.worker, job=job)


def _newest_first(item: TimelineItem) -> tuple[datetime, datetime]:
    """Order by the day it happened, then by when it was recorded; unknown days come last."""
    recorded = datetime.min.replace(tzinfo=UTC)
    if item.contact is not None:
        recorded = item.contact.happened_at
    elif item.move is not None:
        recorded = item.move.recorded_at
    elif item.job is not None:
        recorded = item.job.recorded_at
    day = item.on or date.min
    return datetime.combine(day, time.min, UTC), recorded
