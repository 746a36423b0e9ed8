"""The action plan that a resident takes home: plain or easy to read, shown before it is printed.

It holds open goals and actions, appointments to come and the day of the review. Alerts, needs,
notes and equality monitoring never go in: the paper lies on kitchen tables.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

from anchordesk.domain.agreed_plan import (
    AgreedPlan,
    PlannedGoal,
    PlannedStep,
    Signature,
    planned_now,
)
from anchordesk.domain.appointment import Appointment, AppointmentState
from anchordesk.domain.audit import AuditAction
from anchordesk.domain.dates import long_date, weekday_of
from anchordesk.domain.identifiers import AgreedPlanId, ResidentId
from anchordesk.domain.roles import UseCase
from anchordesk.services.case_file import CaseFile, read_case_file
from anchordesk.services.doors import door
from anchordesk.services.errors import NotFoundError
from anchordesk.services.paper_export import save_paper
from anchordesk.services.plan_document import PlanBlock, PlanDocument, PlanMark, PlanStyle
from anchordesk.services.policy import ExportKind
from anchordesk.services.rights import refuse_restricted
from anchordesk.services.workspace import Workspace

ROOM_TO_SIGN = "." * 40
ROOM_FOR_DAY = "." * 20


@door(UseCase.READ_RECORDS)
def lay_out_plan(
    workspace: Workspace,
    resident_id: ResidentId,
    style: PlanStyle,
    version: AgreedPlanId | None = None,
) -> PlanDocument:
    """Return a resident's plan as it would be printed today.

    Args:
        version: A plan as it was agreed; None for the plan as it stands now. That one has the
            names of those who agreed as long as it holds nothing that they did not agree to.

    Raises:
        NotFoundError: if there is no such resident, or no such version.
    """
    with workspace.records.reading() as reading:
        resident = reading.resident(resident_id)
        refuse_restricted(reading, resident_id)
        case = read_case_file(reading, resident_id)
        actions = reading.actions(resident_id)
    name, organisation = resident.display_name, workspace.profile.organisation_name
    if version is not None:
        parts = _as_agreed(_version(case, version), organisation, style)
    else:
        parts = _as_it_stands(workspace, case, planned_now(case.goals, actions), style)
    title = PlanBlock(PlanMark.TITLE, (f"Plan for {name}",))
    return PlanDocument(style, (title, *parts), resident_id)


@door(UseCase.EXPORT_RECORDS)
def write_plan(workspace: Workspace, document: PlanDocument, path: Path) -> Path:
    """Write a plan that was shown, as a PDF. It leaves the vault unprotected.

    Raises:
        DocumentError: if it cannot be written, or the file is there already.
    """
    kind, action = ExportKind.PLAN, AuditAction.PLAN_EXPORTED
    return save_paper(workspace, document, path, kind, action)


def _version(case: CaseFile, version: AgreedPlanId) -> AgreedPlan:
    found = next((plan for plan in case.agreed if plan.id == version), None)
    if found is None:
        raise NotFoundError("That plan is not in this vault.")
    return found


def _as_agreed(plan: AgreedPlan, organisation: str, style: PlanStyle) -> Iterator[PlanBlock]:
    agreed = f"{organisation}. This is the plan as it was agreed on {_day(plan.agreed_on)}."
    yield PlanBlock(PlanMark.BODY, (agreed,))
    yield from _goals(plan.goals, style)
    yield from _review(plan.review_on)
    yield _signed(plan.resident, plan.by_worker)


def _as_it_stands(
    workspace: Workspace, case: CaseFile, goals: tuple[PlannedGoal, ...], style: PlanStyle
) -> Iterator[PlanBlock]:
    today = _day(workspace.clock.today())
    yield PlanBlock(PlanMark.BODY, (f"{workspace.profile.organisation_name}, {today}",))
    yield from _goals(goals, style)
    coming = [
        one
        for one in reversed(case.appointments)
        if one.state is AppointmentState.PLANNED and one.starts_at > workspace.now()
    ]
    yield from _meetings(coming)
    if case.plan is not None:
        yield from _review(case.plan.review_on)
    newest = case.agreed[0] if case.agreed else None
    if newest is not None and not newest.not_in_it(goals):
        yield _signed(newest.resident, newest.by_worker)
        return
    if newest is not None:
        last = f"It has changed since it was agreed on {_day(newest.agreed_on)}."
        yield PlanBlock(PlanMark.BODY, (last,))
    elif case.plan is not None and case.plan.agreed_by:
        # From before plans were kept as they were agreed: what it held then is not known.
        last = f"A plan was agreed with {case.plan.agreed_by} on {_day(case.plan.agreed_on)}."
        yield PlanBlock(PlanMark.BODY, (last,))
    yield PlanBlock(
        PlanMark.BODY,
        (
            f"I agree with this plan: {ROOM_TO_SIGN}",
            f"Date: {ROOM_FOR_DAY}",
            f"My worker, {workspace.worker}: {ROOM_TO_SIGN}",
            f"Date: {ROOM_FOR_DAY}",
        ),
    )


def _goals(goals: tuple[PlannedGoal, ...], style: PlanStyle) -> Iterator[PlanBlock]:
    label = "My goal" if style is PlanStyle.EASY_READ else "Goal"
    loose = "Other things to do" if any(goal.words for goal in goals) else "What to do"
    for goal in goals:
        heading = f"{label}: {goal.words}" if goal.words else loose
        yield PlanBlock(PlanMark.HEADING, (heading,))
        for step in goal.steps:
            yield _step(step, style)


def _step(step: PlannedStep, style: PlanStyle) -> PlanBlock:
    mark = PlanMark.YOU if step.by_resident else PlanMark.WORKER
    who = "I will do this" if step.by_resident else f"{step.owner} will do this"
    if style is PlanStyle.EASY_READ:
        return PlanBlock(mark, (step.words, f"{who}.", f"By {_day(step.due_on)}."))
    return PlanBlock(mark, (step.words, f"{who}, by {_day(step.due_on)}."))


def _meetings(coming: list[Appointment]) -> Iterator[PlanBlock]:
    if coming:
        yield PlanBlock(PlanMark.HEADING, ("When we meet",))
    for one in coming:
        local = one.starts_at.astimezone()
        place = (one.place,) if one.place else ()
        when = f"{_day(local.date())}, {local:%H:%M}"
        yield PlanBlock(PlanMark.MEETING, (one.what, when, *place))


def _review(review_on: date) -> Iterator[PlanBlock]:
    again = f"We look at this plan again on {_day(review_on)}."
    yield PlanBlock(PlanMark.BODY, (again,))


def _signed(resident: Signature, worker: Signature) -> PlanBlock:
    return PlanBlock(
        PlanMark.BODY,
        (
            f"I agree with this plan: {resident.name}",
            f"Date: {_day(resident.on)}",
            f"My worker: {worker.name}",
            f"Date: {_day(worker.on)}",
        ),
    )


def _day(day: date) -> str:
    return f"{weekday_of(day)} {long_date(day)}"
