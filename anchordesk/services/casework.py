"""Recording contacts, next actions and jobs."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from anchordesk.domain.casework import Action, CaseworkRefusedError, Contact, ContactKind
from anchordesk.domain.draft import DraftKey
from anchordesk.domain.identifiers import ActionId, ContactId, OutcomeId, ResidentId
from anchordesk.domain.outcome import Contract, JobOutcome, OutcomeRefusedError
from anchordesk.domain.text import tidy, tidy_line
from anchordesk.services.drafts import forget_with
from anchordesk.services.workspace import Workspace


@dataclass(frozen=True, slots=True)
class NextAction:
    """Something to do after a contact."""

    words: str
    due_on: date


@dataclass(frozen=True, slots=True)
class JobDetails:
    """What a form says about a job that was started."""

    employer: str
    role: str
    started_on: date | None = None
    pay_pence_per_hour: int | None = None
    hours_per_week: Decimal | None = None
    contract: Contract = Contract.NOT_KNOWN


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
    """Record a contact, now unless another time is given, and what is to follow from it.

    Its draft, if one is named, is forgotten in the same transaction.

    Raises:
        CaseworkRefusedError: if the note is empty or too long, or the time is in the future.
        NotFoundError: if there is no such resident.
    """
    now = workspace.now()
    if happened_at is not None and happened_at > now:
        raise CaseworkRefusedError("A contact cannot be in the future.")
    contact = Contact(
        id=ContactId(workspace.identifiers.new_id()),
        resident_id=resident_id,
        kind=kind,
        happened_at=happened_at or now,
        note=tidy(note),
        worker=workspace.worker,
    )
    with workspace.records.changing() as change:
        change.resident(resident_id)
        change.add_contact(contact)
        if next_action is not None:
            change.add_action(_action(workspace, resident_id, next_action))
        forget_with(change, draft)
    return contact


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


def mark_action(workspace: Workspace, action_id: ActionId, *, done: bool) -> None:
    """Mark an action done, or open again.

    Raises:
        NotFoundError: if there is no such action.
    """
    with workspace.records.changing() as change:
        change.finish_action(action_id, workspace.now() if done else None)


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
    if not tidy_line(job.employer):
        raise OutcomeRefusedError(
            "Enter the employer.", what_to_do="Write “Not known” if nobody could say."
        )
    if job.started_on is not None and job.started_on > workspace.clock.today():
        raise OutcomeRefusedError(
            "The day they started is in the future.",
            what_to_do="Record the job when they have started.",
        )
    outcome = JobOutcome(
        id=OutcomeId(workspace.identifiers.new_id()),
        resident_id=resident_id,
        employer=tidy_line(job.employer),
        role=tidy_line(job.role),
        started_on=job.started_on,
        pay_pence_per_hour=job.pay_pence_per_hour,
        hours_per_week=job.hours_per_week,
        contract=job.contract,
        recorded_at=workspace.now(),
        worker=workspace.worker,
    )
    with workspace.records.changing() as change:
        change.resident(resident_id)
        change.add_outcome(outcome)
        forget_with(change, draft)
    return outcome


def _action(workspace: Workspace, resident_id: ResidentId, wanted: NextAction) -> Action:
    return Action(
        id=ActionId(workspace.identifiers.new_id()),
        resident_id=resident_id,
        words=tidy_line(wanted.words),
        due_on=wanted.due_on,
        done_at=None,
        worker=workspace.worker,
    )
