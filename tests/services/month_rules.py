"""What must hold of a resident's record at every moment, said apart from the code that keeps it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from itertools import pairwise

from anchordesk.domain.application import next_states
from anchordesk.domain.appointment import AppointmentState
from anchordesk.domain.identifiers import ResidentId
from anchordesk.domain.milestones import next_check
from anchordesk.domain.pathway import Enrolment, Pathway, StageMove
from anchordesk.domain.stage_history import moves_that_count
from anchordesk.services.record import open_record
from anchordesk.services.today import TodayKind, list_today
from anchordesk.services.workspace import Workspace

A_WEEK = timedelta(days=7)


def reason_needed(
    pathway: Pathway, before: Enrolment, moves: Sequence[StageMove], to_stage: str, today: date
) -> str:
    """Return why a move needs a reason; empty if it needs none."""
    exits = {reason.code for reason in pathway.exits}
    if to_stage in exits:
        return ""
    if before.stage in exits:
        return "coming back needs a reason"
    if to_stage not in pathway.stage(before.stage).usual_next:
        return "skipping or going back needs a reason"
    if to_stage == "eligibility":
        return "nothing is known of them that the rules ask for"
    for milestone in pathway.milestones:
        if milestone.stage == to_stage:
            began = [m.moved_on for m in moves_that_count(moves) if m.to_stage == milestone.after]
            if began and began[-1] is not None and today < began[-1] + milestone.weeks * A_WEEK:
                return f"{milestone.weeks} weeks are not over"
    return ""


def planned_by(pathway: Pathway, stage: str, today: date) -> set[tuple[str, date]]:
    """Return what coming to a stage today plans: the words, and the day each is due."""
    return {
        (planned.words, today + timedelta(days=planned.due_in_days))
        for planned in pathway.stage_actions
        if planned.stage == stage and not planned.after
    }


def is_on(work: Workspace, who: ResidentId, code: str) -> bool:
    """Whether somebody is on a pathway and has not left it."""
    with work.records.reading() as reading:
        enrolments = [one for one in reading.enrolments(who) if one.pathway_code == code]
    return any(
        work.library.pathway(one.pathway_code, one.pathway_version).has_stage(one.stage)
        for one in enrolments
    )


def all_is_on_today(work: Workspace, who: ResidentId) -> None:
    """Each open action, check and missing return within a week is on Today, once."""
    lines = list_today(work, coming=True).lines
    week = work.clock.today() + A_WEEK
    with work.records.reading() as reading:
        actions, moves = reading.actions(who), reading.stage_moves(who)
        enrolments = reading.enrolments(who)
        visits = [one.appointment for one in reading.not_back(work.now())]
    due = [(a.id, a.due_on) for a in actions if a.state.is_open and a.due_on <= week]
    assert sorted(due) == sorted((i.action_id, i.due_on) for i in lines if i.action_id)
    checks = []
    for one in enrolments:
        pathway = work.library.pathway(one.pathway_code, one.pathway_version)
        check = next_check(pathway, one.stage, [m for m in moves if m.enrolment_id == one.id])
        if check is not None and check.due_on <= week:
            checks.append((one.id, check.due_on))
    assert sorted(checks) == sorted((i.enrolment_id, i.due_on) for i in lines if i.enrolment_id)
    out = {visit.id for visit in visits if visit.ends_at < work.now()}
    told = [i.appointment.id for i in lines if i.kind is TodayKind.NOT_BACK and i.appointment]
    assert sorted(out) == sorted(told), "somebody who is not back is told of"


def nothing_forbidden_stands(work: Workspace, who: ResidentId) -> None:
    """No state is on the record that the rules do not allow."""
    record, today = open_record(work, who), work.clock.today()
    enrolment = record.enrolment
    assert enrolment is not None
    assert record.pathway is not None
    with work.records.reading() as reading:
        moves = [m for m in reading.stage_moves(who) if m.enrolment_id == enrolment.id]
    counting = moves_that_count(moves)
    assert counting[-1].to_stage == enrolment.stage
    assert counting[-1].moved_on == enrolment.stage_since
    days = [move.moved_on for move in counting if move.moved_on is not None]
    assert days == sorted(days)
    assert not days or days[-1] <= today
    for action in record.actions:
        assert action.state.is_open is (action.closed_at is None)
    for application in record.case.applications:
        for step, later in pairwise(application.steps):
            assert later.state in next_states(step.state)
            assert step.on <= later.on <= today
    for job in record.jobs:
        assert job.ended_on is None or job.started_on is None or job.started_on <= job.ended_on
        assert max(job.ended_on or today, job.started_on or today) <= today
    for visit in record.case.appointments:
        if visit.state in (AppointmentState.KEPT, AppointmentState.NO_SHOW):
            assert visit.starts_at <= work.now()
    for referral in record.case.referrals:
        assert referral.answered_on is None or referral.referred_on <= referral.answered_on <= today
    on_timeline = [item.on for item in record.timeline if item.on is not None]
    assert on_timeline == sorted(on_timeline, reverse=True)
