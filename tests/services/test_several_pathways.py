"""Several pathways of one resident, leaving with a reason, coming back, and the checks."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from anchordesk.domain.identifiers import ResidentId
from anchordesk.domain.pathway import PathwayRefusedError
from anchordesk.services import caseload, casework, pathways, record, residents
from anchordesk.services.record import StepState
from anchordesk.services.residents import ResidentDetails
from anchordesk.services.timeline import StageChange
from anchordesk.services.today import list_today
from anchordesk.services.workspace import Workspace
from tests.fakes.clock import StandingClock

HEALTH, COUNCIL = "hospitality-to-health", "council-apprenticeships"


@pytest.fixture
def ana(worker: Workspace) -> ResidentId:
    return residents.add(worker, ResidentDetails(given_name="Ana")).id


def test_a_resident_can_be_on_two_pathways_that_move_apart(
    worker: Workspace, ana: ResidentId, clock: StandingClock
) -> None:
    today = clock.today()
    health = pathways.enrol(worker, ana, HEALTH, today)
    council = pathways.enrol(worker, ana, COUNCIL, today)
    pathways.move_stage(worker, council.id, "eligibility", today, "Agreed with the college")
    shown = record.open_record(worker, ana)
    assert [entry.title for entry in shown.entries] == [
        "Council apprenticeships",
        "Hospitality to Health",
    ]
    assert shown.enrolment is not None
    assert (shown.enrolment.id, shown.enrolment.stage) == (council.id, "eligibility")
    other = record.open_record(worker, ana, health.id)
    assert other.enrolment is not None
    assert (other.enrolment.id, other.enrolment.stage) == (health.id, "referral")
    with pytest.raises(PathwayRefusedError, match="already"):
        pathways.enrol(worker, ana, HEALTH, today)


def test_leaving_keeps_how_far_they_came_and_why(
    worker: Workspace, ana: ResidentId, clock: StandingClock
) -> None:
    today = clock.today()
    enrolment = pathways.enrol(worker, ana, HEALTH, today - timedelta(days=9))
    pathways.move_stage(
        worker, enrolment.id, "eligibility", today - timedelta(days=5), "Agreed with the college"
    )
    pathways.move_stage(worker, enrolment.id, "left_moved_away", today)
    shown = record.open_record(worker, ana)
    assert shown.entries[0].left_title == "Left: moved away"
    newest = shown.timeline[0].event
    assert isinstance(newest, StageChange)
    assert (newest.to_title, newest.left) == ("Left: moved away", True)
    steps = {step.code: step.state for step in shown.steps}
    assert (steps["referral"], steps["eligibility"]) == (StepState.DONE, StepState.DONE)
    assert steps["action_plan"] is StepState.TO_COME
    assert caseload.list_caseload(worker)[0].stage_title == "Left: moved away"


def test_who_left_comes_back_to_a_stage_with_a_reason_or_begins_again(
    worker: Workspace, ana: ResidentId, clock: StandingClock
) -> None:
    today = clock.today()
    enrolment = pathways.enrol(worker, ana, HEALTH, today)
    pathways.move_stage(worker, enrolment.id, "left_no_contact", today)
    with pytest.raises(PathwayRefusedError, match="left this pathway already"):
        pathways.move_stage(worker, enrolment.id, "left_moved_away", today)
    with pytest.raises(PathwayRefusedError, match="needs a reason"):
        pathways.move_stage(worker, enrolment.id, "referral", today)
    pathways.move_stage(worker, enrolment.id, "referral", today, "Rang back")
    pathways.move_stage(worker, enrolment.id, "left_no_contact", today)
    again = pathways.enrol(worker, ana, HEALTH, today)
    shown = record.open_record(worker, ana)
    assert [(entry.id, entry.left_title) for entry in shown.entries] == [
        (again.id, ""),
        (enrolment.id, "Left: could not be reached"),
    ]


def test_nothing_is_asked_of_today_for_who_has_left(
    worker: Workspace, ana: ResidentId, clock: StandingClock
) -> None:
    begun = clock.today() - timedelta(weeks=5)
    enrolment = pathways.enrol(worker, ana, HEALTH, begun)
    pathways.move_stage(worker, enrolment.id, "started", begun, "Had an offer")
    assert [line.what for line in list_today(worker).lines] == ["4-week check"]
    pathways.move_stage(worker, enrolment.id, "left_moved_away", clock.today())
    assert list_today(worker).lines == ()
    assert record.open_record(worker, ana).entries[0].check is None


def test_the_record_says_which_check_comes_next(
    worker: Workspace, ana: ResidentId, clock: StandingClock
) -> None:
    enrolment = pathways.enrol(worker, ana, COUNCIL, clock.today())
    assert record.open_record(worker, ana).entries[0].check is None
    pathways.move_stage(worker, enrolment.id, "started", clock.today(), "Had an offer")
    check = record.open_record(worker, ana).entries[0].check
    assert check is not None
    assert (check.milestone.title, check.due_on) == (
        "4-week check",
        clock.today() + timedelta(weeks=4),
    )


def test_a_check_is_not_recorded_before_its_weeks_are_full_without_saying_why(
    worker: Workspace, ana: ResidentId, clock: StandingClock
) -> None:
    begun = date(2026, 11, 1)
    enrolment = pathways.enrol(worker, ana, HEALTH, begun)
    pathways.move_stage(worker, enrolment.id, "started", begun, "Had an offer")
    with pytest.raises(PathwayRefusedError, match="4 weeks are full on 29 November 2026"):
        pathways.move_stage(worker, enrolment.id, "weeks_4", clock.today())
    pathways.move_stage(worker, enrolment.id, "weeks_4", clock.today(), "Start day was wrong")


def test_a_job_does_not_end_an_enrolment(worker: Workspace, ana: ResidentId) -> None:
    pathways.enrol(worker, ana, HEALTH, worker.clock.today())
    casework.record_job(worker, ana, casework.JobDetails("City Hospital", "Porter"))
    assert record.open_record(worker, ana).entries[0].left_title == ""
