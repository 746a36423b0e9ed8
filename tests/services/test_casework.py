"""A support worker's work on one resident, through the use cases and a real vault."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path

import pytest

from anchordesk.domain.casework import ActionState, CaseworkRefusedError, Contact, ContactKind
from anchordesk.domain.errors import AnchorDeskError
from anchordesk.domain.identifiers import ResidentId
from anchordesk.domain.outcome import Contract, OutcomeRefusedError
from anchordesk.domain.pathway import PathwayRefusedError
from anchordesk.domain.resident import ResidentRefusedError
from anchordesk.domain.roles import DeskRole
from anchordesk.services import caseload, casework, pathways, plans, record, residents
from anchordesk.services.casework import JobDetails, NextAction
from anchordesk.services.desk import Desk, FirstRun
from anchordesk.services.errors import (
    DuplicateReferenceError,
    NotFoundError,
    WrongPassphraseError,
)
from anchordesk.services.record import StepState
from anchordesk.services.residents import ResidentDetails
from anchordesk.services.workspace import Workspace
from tests.adapters.vault.throwaway import PASSPHRASE
from tests.fakes.clock import StandingClock

PATHWAY = "hospitality-to-health"


@pytest.fixture
def elif_id(worker: Workspace) -> ResidentId:
    return residents.add(worker, ResidentDetails(given_name="Elif", family_name="Jones")).id


def test_a_resident_without_a_reference_gets_the_next_one(worker: Workspace) -> None:
    first = residents.add(worker, ResidentDetails(given_name="Ana"))
    residents.add(worker, ResidentDetails(given_name="Bo", reference="AD-10040"))
    third = residents.add(worker, ResidentDetails(given_name="Cy"))
    assert (first.reference, third.reference) == ("AD-10001", "AD-10041")


def test_a_reference_is_used_once_whatever_its_case(worker: Workspace) -> None:
    residents.add(worker, ResidentDetails(reference="HH-7"))
    with pytest.raises(DuplicateReferenceError):
        residents.add(worker, ResidentDetails(reference="hh-7"))
    assert len(caseload.list_caseload(worker)) == 1


def test_a_resident_with_neither_name_nor_reference_is_refused(worker: Workspace) -> None:
    with pytest.raises(ResidentRefusedError):
        residents.add(worker, ResidentDetails(phone="07700 900001"))


def test_amending_keeps_the_reference_and_shows_the_new_name(
    worker: Workspace, elif_id: ResidentId
) -> None:
    before = record.open_record(worker, elif_id).resident
    details = residents.details_of(before)
    residents.amend(worker, elif_id, ResidentDetails(given_name="Elif", family_name="Ward"))
    after = record.open_record(worker, elif_id).resident
    assert details.family_name == "Jones"
    assert (after.display_name, after.reference) == ("Elif Ward", before.reference)


def test_the_stepper_shows_done_skipped_current_and_to_come(
    worker: Workspace, elif_id: ResidentId, clock: StandingClock
) -> None:
    today = clock.today()
    enrolment = pathways.enrol(worker, elif_id, PATHWAY, today - timedelta(days=9))
    pathways.move_stage(
        worker, enrolment.id, "eligibility", today - timedelta(days=5), "Agreed with the college"
    )
    pathways.move_stage(worker, enrolment.id, "training", today, "Had a plan from her last project")
    steps = {step.code: step.state for step in record.open_record(worker, elif_id).steps}
    assert steps["referral"] is StepState.DONE
    assert steps["action_plan"] is StepState.SKIPPED
    assert steps["training"] is StepState.CURRENT
    assert steps["weeks_52"] is StepState.TO_COME


def test_skipping_a_stage_without_a_reason_changes_nothing(
    worker: Workspace, elif_id: ResidentId, clock: StandingClock
) -> None:
    enrolment = pathways.enrol(worker, elif_id, PATHWAY, clock.today())
    with pytest.raises(PathwayRefusedError, match="needs a reason"):
        pathways.move_stage(worker, enrolment.id, "offer", clock.today())
    shown = record.open_record(worker, elif_id)
    assert shown.enrolment is not None
    assert shown.enrolment.stage == "referral"
    assert len(shown.timeline) == 1


def test_nobody_enrols_twice_on_one_pathway_or_in_the_future(
    worker: Workspace, elif_id: ResidentId, clock: StandingClock
) -> None:
    with pytest.raises(PathwayRefusedError, match="future"):
        pathways.enrol(worker, elif_id, PATHWAY, clock.today() + timedelta(days=1))
    pathways.enrol(worker, elif_id, PATHWAY, clock.today())
    with pytest.raises(PathwayRefusedError, match="already"):
        pathways.enrol(worker, elif_id, PATHWAY, clock.today())


def test_a_note_with_a_next_action_shows_on_the_caseload(
    worker: Workspace, elif_id: ResidentId, clock: StandingClock
) -> None:
    due = clock.today() + timedelta(days=4)
    casework.record_contact(
        worker,
        elif_id,
        ContactKind.PHONE,
        "Asked about shifts.\r\nWill ring back.",
        next_action=NextAction("Call about shifts", due),
    )
    row = caseload.list_caseload(worker)[0].row
    assert (row.next_action, row.due_on, row.last_contact) == (
        "Call about shifts",
        due,
        clock.now(),
    )
    shown = record.open_record(worker, elif_id)
    newest = shown.timeline[0].event
    assert isinstance(newest, Contact)
    assert newest.note == "Asked about shifts.\nWill ring back."
    plans.set_action_state(worker, shown.actions[0].id, ActionState.DONE)
    assert caseload.list_caseload(worker)[0].row.next_action == ""
    plans.set_action_state(worker, shown.actions[0].id, ActionState.NOT_STARTED)
    assert caseload.list_caseload(worker)[0].row.next_action == "Call about shifts"


def test_an_empty_or_future_note_is_refused(
    worker: Workspace, elif_id: ResidentId, clock: StandingClock
) -> None:
    with pytest.raises(CaseworkRefusedError):
        casework.record_contact(worker, elif_id, ContactKind.TEXT, "  \n ")
    with pytest.raises(CaseworkRefusedError, match="future"):
        casework.record_contact(
            worker,
            elif_id,
            ContactKind.TEXT,
            "Hello",
            happened_at=clock.now() + timedelta(minutes=1),
        )


def test_a_job_is_on_the_record_and_impossible_ones_are_refused(
    worker: Workspace, elif_id: ResidentId, clock: StandingClock
) -> None:
    job = JobDetails("City Hospital", "Porter", clock.today(), 1260, Decimal("37.5"), Contract.BANK)
    casework.record_job(worker, elif_id, job)
    kept = record.open_record(worker, elif_id).jobs[0]
    assert (kept.employer, kept.pay_pence_per_hour, kept.hours_per_week) == (
        "City Hospital",
        1260,
        Decimal("37.5"),
    )
    with pytest.raises(OutcomeRefusedError, match="future"):
        casework.record_job(
            worker, elif_id, JobDetails("X", "Y", clock.today() + timedelta(days=1))
        )
    with pytest.raises(OutcomeRefusedError):
        casework.record_job(worker, elif_id, JobDetails("X", "Y", None, 0))


def test_the_timeline_is_newest_first_with_unknown_days_last(
    worker: Workspace, elif_id: ResidentId, clock: StandingClock
) -> None:
    pathways.enrol(worker, elif_id, PATHWAY, clock.today() - timedelta(days=30))
    casework.record_job(worker, elif_id, JobDetails("Not known", ""))
    casework.record_contact(worker, elif_id, ContactKind.MEETING, "Met at the centre.")
    days = [item.on for item in record.open_record(worker, elif_id).timeline]
    assert days == [clock.today(), clock.today() - timedelta(days=30), None]


def test_work_on_somebody_who_is_not_there_is_refused(
    worker: Workspace, clock: StandingClock
) -> None:
    nobody = ResidentId(worker.identifiers.new_id())
    with pytest.raises(NotFoundError):
        record.open_record(worker, nobody)
    with pytest.raises(NotFoundError):
        casework.record_contact(worker, nobody, ContactKind.TEXT, "Hello")
    with pytest.raises(NotFoundError):
        pathways.enrol(worker, nobody, PATHWAY, date(2026, 1, 1))


def test_everything_is_there_after_lock_and_unlock(
    desk_in: Callable[[Path], Desk], tmp_path: Path
) -> None:
    desk = desk_in(tmp_path / "vault")
    first = desk.first_run(FirstRun("Sam", "Harbour Homes", DeskRole.WORKER, PASSPHRASE))
    resident = residents.add(first, ResidentDetails(given_name="Siân"))
    casework.record_contact(first, resident.id, ContactKind.EMAIL, "Sent the form.")
    first.lock()
    with pytest.raises(AnchorDeskError):
        caseload.list_caseload(first)
    with pytest.raises(WrongPassphraseError):
        desk.unlock("not the passphrase at all")
    again = desk.unlock(PASSPHRASE)
    assert record.open_record(again, resident.id).timeline[0].worker == "Sam"
    again.lock()
