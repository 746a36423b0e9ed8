"""Recording contacts, next actions and jobs."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime
from decimal import Decimal

from anchordesk.domain.casework import Action, CaseworkRefusedError, Contact, ContactKind
from anchordesk.domain.draft import DraftKey
from anchordesk.domain.identifiers import ActionId, ContactId, GoalId, OutcomeId, ResidentId
from anchordesk.domain.job_kinds import JobFamily, JobSector
from anchordesk.domain.outcome import (
    Contract,
    Evidence,
    JobOutcome,
    NhsBand,
    OutcomeRefusedError,
    PayPlace,
)
from anchordesk.domain.roles import UseCase
from anchordesk.domain.sensitivity import Sensitivity
from anchordesk.domain.text import tidy, tidy_line
from anchordesk.services.doors import door
from anchordesk.services.drafts import forget_with
from anchordesk.services.errors import NotFoundError
from anchordesk.services.restricted_notes import note_kept, sealed
from anchordesk.services.undoing import Change
from anchordesk.services.workspace import Workspace


@dataclass(frozen=True, slots=True)
class NextAction:
    """Something to do, by a day.

    Attributes:
        owner: The worker who does it; this desk's own if empty.
        by_resident: Whether the resident does it.
    """

    words: str
    due_on: date
    owner: str = ""
    by_resident: bool = False
    goal_id: GoalId | None = None


@dataclass(frozen=True, slots=True)
class JobDetails:
    """What a form says about a job that was started."""

    employer: str
    role: str
    started_on: date | None = None
    pay_pence_per_hour: int | None = None
    hours_per_week: Decimal | None = None
    contract: Contract = Contract.NOT_KNOWN
    ended_on: date | None = None
    place: PayPlace = PayPlace.NOT_KNOWN
    nhs_band: NhsBand = NhsBand.NONE
    hours_wanted: Decimal | None = None
    travel_minutes: int | None = None
    evidence: Evidence = Evidence.NONE
    family: JobFamily | None = None
    sector: JobSector | None = None


@dataclass(frozen=True, slots=True)
class NewContact:
    """What a form says about a contact.

    Attributes:
        happened_at: In UTC; None for now.
        next_action: What is to follow from it; None for nothing.
    """

    kind: ContactKind
    note: str
    happened_at: datetime | None = None
    place: str = ""
    minutes: int | None = None
    next_action: NextAction | None = None
    sensitivity: Sensitivity = Sensitivity.ORDINARY


@door(UseCase.CHANGE_RECORDS)
def write_note(
    workspace: Workspace,
    resident_id: ResidentId,
    new: NewContact,
    *,
    draft: DraftKey | None = None,
) -> tuple[Change, ...]:
    """Record a contact and what is to follow from it, the contact first.

    Its draft, if one is named, is forgotten in the same transaction.

    Raises:
        CaseworkRefusedError: if the note is empty or too long, or the time is in the future.
        NotFoundError: if there is no such resident.
    """
    now = workspace.now()
    if new.happened_at is not None and new.happened_at > now:
        raise CaseworkRefusedError("A contact cannot be in the future.")
    contact = Contact(
        id=ContactId(workspace.identifiers.new_id()),
        resident_id=resident_id,
        kind=new.kind,
        happened_at=new.happened_at or now,
        note=tidy(new.note),
        worker=workspace.worker,
        place=tidy_line(new.place),
        minutes=new.minutes,
        sensitivity=new.sensitivity,
    )
    with workspace.records.changing() as change:
        change.resident(resident_id)
        contact = sealed(change, contact)
        changes = [Change(None, contact)]
        change.add_contact(contact)
        note_kept(workspace, change, contact, "written")
        if new.next_action is not None:
            action = _action(workspace, resident_id, new.next_action)
            change.add_action(action)
            changes.append(Change(None, action))
        forget_with(change, draft)
    return tuple(changes)


@door(UseCase.CHANGE_RECORDS)
def record_contact(
    workspace: Workspace,
    resident_id: ResidentId,
    kind: ContactKind,
    note: str,
    *,
    happened_at: datetime | None = None,
    next_action: NextAction | None = None,
    draft: DraftKey | None = None,
) -> Contact:
    """Record a contact, as `write_note` does, and return it."""
    new = NewContact(kind, note, happened_at, next_action=next_action)
    contact = write_note(workspace, resident_id, new, draft=draft)[0].after
    if not isinstance(contact, Contact):
        raise TypeError("a note begins with its contact")
    return contact


@door(UseCase.CHANGE_RECORDS)
def plan_action(
    workspace: Workspace,
    resident_id: ResidentId,
    wanted: NextAction,
    *,
    draft: DraftKey | None = None,
) -> Action:
    """Keep something to do for a resident, and forget the draft of it.

    Raises:
        CaseworkRefusedError: if it says nothing.
        NotFoundError: if there is no such resident.
    """
    action = _action(workspace, resident_id, wanted)
    with workspace.records.changing() as change:
        change.resident(resident_id)
        change.add_action(action)
        forget_with(change, draft)
    return action


@door(UseCase.CHANGE_RECORDS)
def record_job(
    workspace: Workspace,
    resident_id: ResidentId,
    job: JobDetails,
    *,
    draft: DraftKey | None = None,
) -> JobOutcome:
    """Record a job that a resident started, and forget the draft of it.

    Raises:
        OutcomeRefusedError: if the employer is missing, or the day, pay or hours are impossible.
        NotFoundError: if there is no such resident.
    """
    outcome = job_from(
        workspace,
        job,
        JobOutcome(
            id=OutcomeId(workspace.identifiers.new_id()),
            resident_id=resident_id,
            employer="",
            role="",
            started_on=None,
            pay_pence_per_hour=None,
            hours_per_week=None,
            contract=Contract.NOT_KNOWN,
            recorded_at=workspace.now(),
            worker=workspace.worker,
        ),
    )
    with workspace.records.changing() as change:
        change.resident(resident_id)
        change.add_outcome(outcome)
        forget_with(change, draft)
    return outcome


@door(UseCase.CHANGE_RECORDS)
def end_job(workspace: Workspace, job: JobOutcome, ended_on: date) -> Change:
    """Record the last day of a job that was recorded before.

    Raises:
        OutcomeRefusedError: if the day is in the future, or before the job began.
        NotFoundError: if there is no such job.
    """
    if ended_on > workspace.clock.today():
        raise OutcomeRefusedError(
            "The last day in the job is in the future.",
            what_to_do="Record it when the job has ended.",
        )
    with workspace.records.changing() as change:
        kept = next((o for o in change.outcomes(job.resident_id) if o.id == job.id), None)
        if kept is None:
            raise NotFoundError("That job is not in this vault.")
        ended = replace(kept, ended_on=ended_on)
        change.keep(ended)
    return Change(kept, ended)


def _action(workspace: Workspace, resident_id: ResidentId, wanted: NextAction) -> Action:
    return Action(
        id=ActionId(workspace.identifiers.new_id()),
        resident_id=resident_id,
        words=tidy_line(wanted.words),
        due_on=wanted.due_on,
        closed_at=None,
        worker=workspace.worker,
        owner=tidy_line(wanted.owner) or workspace.worker,
        by_resident=wanted.by_resident,
        goal_id=wanted.goal_id,
    )


def job_from(workspace: Workspace, details: JobDetails, like: JobOutcome) -> JobOutcome:
    """Return the job of `like` with what a form says of it.

    Raises:
        OutcomeRefusedError: if the employer is missing, or the days, pay or hours are impossible.
    """
    if not tidy_line(details.employer):
        raise OutcomeRefusedError(
            "Enter the employer.", what_to_do="Write “Not known” if nobody could say."
        )
    today = workspace.clock.today()
    if details.started_on is not None and details.started_on > today:
        raise OutcomeRefusedError(
            "The day they started is in the future.",
            what_to_do="Record the job when they have started.",
        )
    if details.ended_on is not None and details.ended_on > today:
        raise OutcomeRefusedError(
            "The last day in the job is in the future.",
            what_to_do="Leave it empty until the job has ended.",
        )
    return replace(
        like,
        employer=tidy_line(details.employer),
        role=tidy_line(details.role),
        started_on=details.started_on,
        pay_pence_per_hour=details.pay_pence_per_hour,
        hours_per_week=details.hours_per_week,
        contract=details.contract,
        ended_on=details.ended_on,
        place=details.place,
        nhs_band=details.nhs_band,
        hours_wanted=details.hours_wanted,
        travel_minutes=details.travel_minutes,
        evidence=details.evidence,
        family=details.family,
        sector=details.sector,
    )
