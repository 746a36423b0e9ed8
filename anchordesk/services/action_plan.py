"""The action plan that a resident takes home: plain or easy to read, shown before it is printed.

It holds open goals and actions, appointments to come and the day of the review. Alerts, needs,
notes and equality monitoring never go in: the paper lies on kitchen tables.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

from anchordesk.domain.appointment import Appointment, AppointmentState
from anchordesk.domain.audit import AuditAction
from anchordesk.domain.casework import Action
from anchordesk.domain.dates import long_date, weekday_of
from anchordesk.domain.identifiers import ResidentId
from anchordesk.domain.plan import GoalState, SupportPlan
from anchordesk.domain.roles import UseCase
from anchordesk.services.case_file import CaseFile, read_case_file
from anchordesk.services.doors import door
from anchordesk.services.paper_export import save_paper
from anchordesk.services.plan_document import PlanBlock, PlanDocument, PlanMark, PlanStyle
from anchordesk.services.policy import ExportKind
from anchordesk.services.rights import refuse_restricted
from anchordesk.services.workspace import Workspace

ROOM_TO_SIGN = "." * 40


@door(UseCase.READ_RECORDS)
def lay_out_plan(workspace: Workspace, resident_id: ResidentId, style: PlanStyle) -> PlanDocument:
    """Return a resident's plan as it would be printed today.

    Raises:
        NotFoundError: if there is no such resident.
    """
    with workspace.records.reading() as reading:
        resident = reading.resident(resident_id)
        refuse_restricted(reading, resident_id)
        case = read_case_file(reading, resident_id)
        actions = [one for one in reading.actions(resident_id) if one.state.is_open]
    profile, today = workspace.profile, workspace.clock.today()
    coming = [
        one
        for one in reversed(case.appointments)
        if one.state is AppointmentState.PLANNED and one.starts_at > workspace.now()
    ]
    blocks = (
        PlanBlock(PlanMark.TITLE, (f"Plan for {resident.display_name}",)),
        PlanBlock(PlanMark.BODY, (f"{profile.organisation_name}, {_day(today)}",)),
        *_goals(case, actions, style),
        *_meetings(coming),
        *_foot(case.plan, workspace.worker),
    )
    return PlanDocument(style, blocks, resident_id)


@door(UseCase.EXPORT_RECORDS)
def write_plan(workspace: Workspace, document: PlanDocument, path: Path) -> Path:
    """Write a plan that was shown, as a PDF. It leaves the vault unprotected.

    Raises:
        DocumentError: if it cannot be written, or the file is there already.
    """
    kind, action = ExportKind.PLAN, AuditAction.PLAN_EXPORTED
    return save_paper(workspace, document, path, kind, action)


def _goals(case: CaseFile, actions: list[Action], style: PlanStyle) -> Iterator[PlanBlock]:
    easy = style is PlanStyle.EASY_READ
    still_open = [goal for goal in case.goals if goal.state is GoalState.OPEN]
    for goal in still_open:
        label = "My goal" if easy else "Goal"
        yield PlanBlock(PlanMark.HEADING, (f"{label}: {goal.words}",))
        yield from _actions([one for one in actions if one.goal_id == goal.id], style)
    known = {goal.id for goal in still_open}
    loose = [one for one in actions if one.goal_id not in known]
    if loose:
        yield PlanBlock(PlanMark.HEADING, ("Other things to do" if still_open else "What to do",))
        yield from _actions(loose, style)


def _actions(actions: list[Action], style: PlanStyle) -> Iterator[PlanBlock]:
    for action in actions:
        mark = PlanMark.YOU if action.by_resident else PlanMark.WORKER
        who = "I will do this" if action.by_resident else f"{action.owner} will do this"
        if style is PlanStyle.EASY_READ:
            yield PlanBlock(mark, (action.words, f"{who}.", f"By {_day(action.due_on)}."))
        else:
            yield PlanBlock(mark, (action.words, f"{who}, by {_day(action.due_on)}."))


def _meetings(coming: list[Appointment]) -> Iterator[PlanBlock]:
    if coming:
        yield PlanBlock(PlanMark.HEADING, ("When we meet",))
    for one in coming:
        local = one.starts_at.astimezone()
        place = (one.place,) if one.place else ()
        when = f"{_day(local.date())}, {local:%H:%M}"
        yield PlanBlock(PlanMark.MEETING, (one.what, when, *place))


def _foot(plan: SupportPlan | None, worker: str) -> Iterator[PlanBlock]:
    if plan is not None:
        again = f"We look at this plan again on {_day(plan.review_on)}."
        yield PlanBlock(PlanMark.BODY, (again,))
    signed = plan.agreed_by if plan is not None and plan.agreed_by else ROOM_TO_SIGN
    yield PlanBlock(PlanMark.BODY, (f"I agree with this plan: {signed}", f"My worker: {worker}"))


def _day(day: date) -> str:
    return f"{weekday_of(day)} {long_date(day)}"
