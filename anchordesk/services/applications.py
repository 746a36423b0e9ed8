"""Putting residents forward for jobs, step by step until they start or it is not this time."""

from __future__ import annotations

from datetime import date

from anchordesk.domain.application import (
    Application,
    ApplicationRefusedError,
    ApplicationState,
    ApplicationStep,
    check_step,
)
from anchordesk.domain.draft import DraftKey
from anchordesk.domain.identifiers import ApplicationId, ResidentId
from anchordesk.domain.roles import UseCase
from anchordesk.domain.stage_following import stage_to_follow
from anchordesk.domain.text import tidy, tidy_line
from anchordesk.services.doors import door
from anchordesk.services.drafts import forget_with
from anchordesk.services.pathways import make_move, pathway_of
from anchordesk.services.records import RecordsChanging
from anchordesk.services.undoing import Change, MoveMade
from anchordesk.services.workspace import Workspace


@door(UseCase.CHANGE_RECORDS)
def put_forward(  # noqa: PLR0917 - what an application says
    workspace: Workspace,
    resident_id: ResidentId,
    employer: str,
    role: str,
    state: ApplicationState,
    on: date,
    *,
    opportunity: str = "",
    draft: DraftKey | None = None,
) -> Change:
    """Keep a new application at any state but an end; the pathway follows as in `move_on`.

    Raises:
        ApplicationRefusedError: if the employer is missing, the day is in the future, or it would
            begin with its end.
        NotFoundError: if there is no such resident.
    """
    if state.has_ended:
        raise ApplicationRefusedError("An application begins before it ends.")
    step = _step(workspace, state, on, "")
    check_step(step, workspace.clock.today())
    application = Application(
        id=ApplicationId(workspace.identifiers.new_id()),
        resident_id=resident_id,
        employer=tidy_line(employer),
        role=tidy_line(role),
        steps=(step,),
        worker=workspace.worker,
        opportunity=opportunity,
    )
    with workspace.records.changing() as change:
        change.resident(resident_id)
        change.keep(application)
        moved = _follow(workspace, change, application)
        forget_with(change, draft)
    return Change(None, application, moved)


@door(UseCase.CHANGE_RECORDS)
def move_on(
    workspace: Workspace,
    application: Application,
    state: ApplicationState,
    on: date,
    reason: str = "",
    *,
    draft: DraftKey | None = None,
) -> Change:
    """Record the next step of an application; the pathway follows by itself, in the same breath.

    The change tells to which stage. Nobody goes back by it, and nobody moves who is on several
    pathways that it would bring on: which one the job belongs to is the worker's to say.

    Raises:
        ApplicationRefusedError: if it goes back, lacks the reason, or its day does not fit.
    """
    step = _step(workspace, state, on, reason)
    after = application.with_step(step, workspace.clock.today())
    with workspace.records.changing() as change:
        change.keep(after)
        moved = _follow(workspace, change, after)
        forget_with(change, draft)
    return Change(application, after, moved)


def _step(workspace: Workspace, state: ApplicationState, on: date, reason: str) -> ApplicationStep:
    return ApplicationStep(state, on, tidy(reason), workspace.now(), workspace.worker)


def _follow(
    workspace: Workspace, change: RecordsChanging, application: Application
) -> MoveMade | None:
    step = application.steps[-1]
    found = []
    for enrolment in change.enrolments(application.resident_id):
        pathway = pathway_of(workspace, enrolment)
        stage = stage_to_follow(pathway, enrolment, step.state, step.on)
        if stage is not None:
            found.append((enrolment, pathway, stage))
    if len(found) != 1:
        return None
    enrolment, pathway, stage = found[0]
    reason = f"Followed the application at {application.employer}."
    _, move = make_move(workspace, change, enrolment, stage.code, step.on, reason)
    return MoveMade(enrolment.id, move.id, stage.title, pathway.title)
