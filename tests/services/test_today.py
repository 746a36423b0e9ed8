"""What today asks for, and why: through the use cases and a real vault."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from anchordesk.domain.casework import Action, ActionState, ContactKind
from anchordesk.domain.identifiers import ResidentId
from anchordesk.services import casework, pathways, plans, residents
from anchordesk.services.casework import NextAction
from anchordesk.services.import_records import NewCase
from anchordesk.services.residents import ResidentDetails
from anchordesk.services.today import TodayKind, TodayLine, list_today
from anchordesk.services.workspace import Workspace
from tests.adapters.vault.throwaway import a_move, a_resident, an_enrolment, an_import
from tests.fakes.clock import StandingClock

PATHWAY = "hospitality-to-health"


def somebody(worker: Workspace, name: str) -> ResidentId:
    return residents.add(worker, ResidentDetails(given_name=name)).id


def start_work(worker: Workspace, resident: ResidentId, day: date) -> None:
    enrolment = pathways.enrol(worker, resident, PATHWAY, day)
    pathways.move_stage(worker, enrolment.id, "started", day, "Had an offer")


def shown(worker: Workspace, *, coming: bool = False) -> list[tuple[TodayKind, str, str]]:
    found = list_today(worker, coming=coming).lines
    return [(line.kind, line.resident.name, line.what) for line in found]


def only(worker: Workspace) -> TodayLine:
    lines = list_today(worker).lines
    assert len(lines) == 1
    return lines[0]


def do_what_is_planned(worker: Workspace, who: ResidentId) -> None:
    """Mark done what the pathway planned when somebody came to a stage, and what follows it."""
    planned = open_actions(worker, who)
    assert planned
    while planned:
        plans.set_action_state(worker, planned[0].id, ActionState.DONE)
        planned = open_actions(worker, who)


def open_actions(worker: Workspace, who: ResidentId) -> list[Action]:
    with worker.records.reading() as look:
        return [action for action in look.actions(who) if action.state.is_open]


def test_the_list_begins_with_what_is_overdue_and_ends_with_the_silent(
    worker: Workspace, clock: StandingClock
) -> None:
    today = clock.today()
    quiet = somebody(worker, "Quiet")
    pathways.enrol(worker, quiet, PATHWAY, today - timedelta(days=29))
    checked = somebody(worker, "Checked")
    start_work(worker, checked, today - timedelta(weeks=4))
    ana = somebody(worker, "Ana")
    for words, days in (("Today", 0), ("Late", -1), ("Later", -9), ("Soon", 7), ("Far", 8)):
        casework.plan_action(worker, ana, NextAction(words, today + timedelta(days=days)))
    now = [
        (TodayKind.OVERDUE, "Ana", "Later"),
        (TodayKind.OVERDUE, "Ana", "Late"),
        (TodayKind.DUE, "Ana", "Today"),
        (TodayKind.CHECK, "Checked", "4-week check"),
        (TodayKind.QUIET, "Quiet", ""),
    ]
    assert shown(worker) == now
    assert shown(worker, coming=True) == [*now, (TodayKind.COMING, "Ana", "Soon")]


def test_a_done_action_is_gone_and_an_opened_one_is_back(
    worker: Workspace, clock: StandingClock
) -> None:
    ana = somebody(worker, "Ana")
    action = casework.plan_action(worker, ana, NextAction("Call", clock.today()))
    assert only(worker).action_id == action.id
    plans.set_action_state(worker, action.id, ActionState.DONE)
    assert shown(worker) == []
    plans.set_action_state(worker, action.id, ActionState.NOT_STARTED)
    assert only(worker).action_id == action.id


def test_a_thirteen_week_check_appears_by_itself_on_its_day_and_goes_when_recorded(
    worker: Workspace, clock: StandingClock
) -> None:
    ana = somebody(worker, "Ana")
    begun = clock.today()
    enrolment = pathways.enrol(worker, ana, PATHWAY, begun)
    pathways.move_stage(worker, enrolment.id, "started", begun, "Had an offer")
    clock.move(days=4 * 7)
    pathways.move_stage(worker, enrolment.id, "weeks_4", clock.today())
    do_what_is_planned(worker, ana)
    clock.move(days=9 * 7 - 1)
    assert shown(worker) == []
    assert shown(worker, coming=True) == [(TodayKind.COMING, "Ana", "13-week check")]
    clock.move(days=1)
    line = only(worker)
    assert (line.what, line.since, line.due_on) == ("13-week check", begun, clock.today())
    assert (line.weeks, line.stage_title, line.enrolment_id) == (13, "Started", enrolment.id)
    pathways.move_stage(worker, enrolment.id, "weeks_13", clock.today())
    assert shown(worker) == []


def test_a_check_is_gone_when_they_go_back_before_work(
    worker: Workspace, clock: StandingClock
) -> None:
    ana = somebody(worker, "Ana")
    start_work(worker, ana, clock.today() - timedelta(weeks=5))
    casework.record_contact(worker, ana, ContactKind.PHONE, "The job ended.")
    line = only(worker)
    assert line.enrolment_id is not None
    pathways.move_stage(worker, line.enrolment_id, "application", clock.today(), "Job ended")
    assert shown(worker) == []


def test_silence_is_counted_from_the_last_contact_and_says_when_that_was(
    worker: Workspace, clock: StandingClock
) -> None:
    ana = somebody(worker, "Ana")
    pathways.enrol(worker, ana, PATHWAY, clock.today() - timedelta(days=90))
    assert (only(worker).since, only(worker).joined_on) == (
        None,
        clock.today() - timedelta(days=90),
    )
    casework.record_contact(worker, ana, ContactKind.PHONE, "Rang.")
    called = clock.today()
    clock.move(days=28)
    assert shown(worker) == []
    clock.move(days=1)
    assert (only(worker).kind, only(worker).since) == (TodayKind.QUIET, called)
    assert only(worker).stage_title == "Referral"


def test_who_has_an_action_soon_is_not_listed_for_silence_as_well(
    worker: Workspace, clock: StandingClock
) -> None:
    ana = somebody(worker, "Ana")
    pathways.enrol(worker, ana, PATHWAY, clock.today() - timedelta(days=90))
    soon = casework.plan_action(worker, ana, NextAction("Call", clock.today() + timedelta(days=7)))
    assert shown(worker) == []
    plans.set_action_state(worker, soon.id, ActionState.DONE)
    casework.plan_action(worker, ana, NextAction("Call", clock.today() + timedelta(days=8)))
    assert [line[0] for line in shown(worker)] == [TodayKind.QUIET]


def test_nobody_is_listed_for_silence_in_work_or_without_a_pathway(
    worker: Workspace, clock: StandingClock
) -> None:
    somebody(worker, "Not enrolled")
    at_work = somebody(worker, "At work")
    start_work(worker, at_work, clock.today())
    do_what_is_planned(worker, at_work)
    clock.move(days=27)
    assert shown(worker) == []
    clock.move(days=30)
    assert [line[0] for line in shown(worker)] == [TodayKind.CHECK]


@pytest.mark.usefixtures("london")
@pytest.mark.parametrize(
    "called",
    [
        datetime(2026, 10, 24, 23, 30, tzinfo=UTC),  # 00:30 on the 25th: the clocks go back
        datetime(2027, 3, 28, 22, 30, tzinfo=UTC),  # 23:30 on the 28th: they have gone forward
    ],
)
def test_days_of_silence_are_days_of_the_calendar_when_the_clocks_change(
    worker: Workspace, clock: StandingClock, called: datetime
) -> None:
    day = called.astimezone().date()
    clock.moment = called
    ana = somebody(worker, "Ana")
    pathways.enrol(worker, ana, PATHWAY, day - timedelta(days=2))
    casework.record_contact(worker, ana, ContactKind.PHONE, "Rang.")
    clock.moment = datetime(*(day + timedelta(days=28)).timetuple()[:3], 12, tzinfo=UTC)
    assert shown(worker) == []
    clock.move(days=1)
    assert (only(worker).kind, only(worker).since) == (TodayKind.QUIET, day)


def test_a_long_list_says_how_many_it_leaves_out(worker: Workspace, clock: StandingClock) -> None:
    ana = somebody(worker, "Ana")
    for number in range(203):
        casework.plan_action(
            worker, ana, NextAction(f"Call {number}", clock.today() - timedelta(days=number))
        )
    found = list_today(worker)
    assert (len(found.lines), found.left_out) == (200, 3)
    assert found.lines[0].what == "Call 202"


def test_who_was_imported_by_mistake_is_gone_from_the_list_with_the_import(
    worker: Workspace, clock: StandingClock
) -> None:
    resident = a_resident("HH-1", "Ana")
    enrolment = replace(an_enrolment(resident.id), pathway_code=PATHWAY, stage="started")
    moves = (a_move(enrolment.id, None, "started"),)
    batch = an_import(1)
    with worker.records.changing() as change:
        change.add_import(batch, [NewCase(resident, enrolment, moves)])
    assert shown(worker) == [(TodayKind.CHECK, "Ana Okafor", "4-week check")]
    with worker.records.changing() as change:
        change.undo_import(batch.id, clock.now())
    assert shown(worker) == []
