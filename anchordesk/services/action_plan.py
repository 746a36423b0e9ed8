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
from anchordesk.domain.identifiers import AgreedPlanId, ResidentId
from anchordesk.domain.paper_language import IN_ENGLISH, PaperLanguage
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
    language: PaperLanguage = IN_ENGLISH,
) -> PlanDocument:
    """Return a resident's plan as it would be printed today.

    What people typed stays as they typed it, whatever the language.

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
        parts = _as_agreed(_version(case, version), organisation, style, language)
    else:
        goals = planned_now(case.goals, actions)
        parts = _as_it_stands(workspace, case, goals, style, language)
    title = PlanBlock(PlanMark.TITLE, (language.say("Plan for {name}", name=name),))
    return PlanDocument(
        *(style, (title, *parts), resident_id),
        language=language.code,
        right_to_left=language.right_to_left,
    )


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


def _as_agreed(
    plan: AgreedPlan, organisation: str, style: PlanStyle, language: PaperLanguage
) -> Iterator[PlanBlock]:
    agreed = language.say(
        "{organisation}. This is the plan as it was agreed on {day}.",
        organisation=organisation,
        day=language.day(plan.agreed_on),
    )
    yield PlanBlock(PlanMark.BODY, (agreed,))
    yield from _goals(plan.goals, style, language)
    yield from _review(plan.review_on, language)
    yield _signed(plan.resident, plan.by_worker, language)


def _as_it_stands(
    workspace: Workspace,
    case: CaseFile,
    goals: tuple[PlannedGoal, ...],
    style: PlanStyle,
    language: PaperLanguage,
) -> Iterator[PlanBlock]:
    today = language.day(workspace.clock.today())
    yield PlanBlock(PlanMark.BODY, (f"{workspace.profile.organisation_name}, {today}",))
    yield from _goals(goals, style, language)
    coming = [
        one
        for one in reversed(case.appointments)
        if one.state is AppointmentState.PLANNED and one.starts_at > workspace.now()
    ]
    yield from _meetings(coming, language)
    if case.plan is not None:
        yield from _review(case.plan.review_on, language)
    newest = case.agreed[0] if case.agreed else None
    if newest is not None and not newest.not_in_it(goals):
        yield _signed(newest.resident, newest.by_worker, language)
        return
    if newest is not None:
        day = language.day(newest.agreed_on)
        last = language.say("It has changed since it was agreed on {day}.", day=day)
        yield PlanBlock(PlanMark.BODY, (last,))
    elif case.plan is not None and case.plan.agreed_by:
        # From before plans were kept as they were agreed: what it held then is not known.
        day, name = language.day(case.plan.agreed_on), case.plan.agreed_by
        last = language.say("A plan was agreed with {name} on {day}.", name=name, day=day)
        yield PlanBlock(PlanMark.BODY, (last,))
    date_of = language.say("Date: {day}", day=ROOM_FOR_DAY)
    yield PlanBlock(
        PlanMark.BODY,
        (
            language.say("I agree with this plan: {name}", name=ROOM_TO_SIGN),
            date_of,
            language.say("My worker, {worker}: {name}", worker=workspace.worker, name=ROOM_TO_SIGN),
            date_of,
        ),
    )


def _goals(
    goals: tuple[PlannedGoal, ...], style: PlanStyle, language: PaperLanguage
) -> Iterator[PlanBlock]:
    labelled = "My goal: {words}" if style is PlanStyle.EASY_READ else "Goal: {words}"
    loose = "Other things to do" if any(goal.words for goal in goals) else "What to do"
    for goal in goals:
        heading = language.say(labelled if goal.words else loose, words=goal.words)
        yield PlanBlock(PlanMark.HEADING, (heading,))
        for step in goal.steps:
            yield _step(step, style, language)


def _step(step: PlannedStep, style: PlanStyle, language: PaperLanguage) -> PlanBlock:
    mark, who = PlanMark.WORKER, language.say("{owner} will do this", owner=step.owner)
    if step.by_resident:
        mark, who = PlanMark.YOU, language.say("I will do this")
    day = language.day(step.due_on)
    if style is PlanStyle.EASY_READ:
        return PlanBlock(mark, (step.words, f"{who}.", language.say("By {day}.", day=day)))
    return PlanBlock(mark, (step.words, language.say("{who}, by {day}.", who=who, day=day)))


def _meetings(coming: list[Appointment], language: PaperLanguage) -> Iterator[PlanBlock]:
    if coming:
        yield PlanBlock(PlanMark.HEADING, (language.say("When we meet"),))
    for one in coming:
        local = one.starts_at.astimezone()
        place = (one.place,) if one.place else ()
        when = f"{language.day(local.date())}, {local:%H:%M}"
        yield PlanBlock(PlanMark.MEETING, (one.what, when, *place))


def _review(review_on: date, language: PaperLanguage) -> Iterator[PlanBlock]:
    day = language.day(review_on)
    again = language.say("We look at this plan again on {day}.", day=day)
    yield PlanBlock(PlanMark.BODY, (again,))


def _signed(resident: Signature, worker: Signature, language: PaperLanguage) -> PlanBlock:
    return PlanBlock(
        PlanMark.BODY,
        (
            language.say("I agree with this plan: {name}", name=resident.name),
            language.say("Date: {day}", day=language.day(resident.on)),
            language.say("My worker: {worker}", worker=worker.name),
            language.say("Date: {day}", day=language.day(worker.on)),
        ),
    )
