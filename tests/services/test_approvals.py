"""A supervisor's approval: it reminds, comes back to be changed, and stops nothing."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from anchordesk.domain.approval import Approval, ApprovalOf, ApprovalRefusedError, ApprovalState
from anchordesk.domain.casework import ActionState
from anchordesk.domain.identifiers import ResidentId
from anchordesk.services import approvals, pathways, plans, resident_letters, residents
from anchordesk.services.approvals import ApprovalSaid, ApprovalWanted
from anchordesk.services.record import open_record
from anchordesk.services.resident_letters import LetterChoice
from anchordesk.services.residents import ResidentDetails
from anchordesk.services.timeline import TimelineKind
from anchordesk.services.today import TodayKind, list_today
from anchordesk.services.undoing import take_back
from anchordesk.services.workspace import Workspace
from tests.fakes.clock import StandingClock


@pytest.fixture
def who(worker: Workspace) -> ResidentId:
    return residents.add(worker, ResidentDetails(given_name="Ana")).id


def waiting(worker: Workspace, who: ResidentId) -> Approval:
    (approval,) = open_record(worker, who).case.approvals
    return approval


def today_says(worker: Workspace) -> list[str]:
    return [line.what for line in list_today(worker).lines]


def test_a_request_is_brought_up_on_its_day_and_gone_once_answered(
    worker: Workspace, clock: StandingClock, who: ResidentId
) -> None:
    remind_on = clock.today() + timedelta(days=7)
    asked = approvals.ask(
        worker, who, ApprovalWanted(ApprovalOf.PLAN, " Priya ", "The debt", remind_on)
    )
    assert today_says(worker) == []
    clock.move(days=7)
    assert today_says(worker) == ["Ask Priya to approve the plan"]
    said = ApprovalSaid(ApprovalState.APPROVED, "Priya", clock.today(), "Good")
    answered = approvals.answer(worker, waiting(worker, who), said)
    assert today_says(worker) == []
    assert waiting(worker, who).state is ApprovalState.APPROVED
    take_back(worker, answered)
    assert today_says(worker) == ["Ask Priya to approve the plan"]
    take_back(worker, asked)
    assert today_says(worker) == []
    assert open_record(worker, who).case.approvals == ()


def test_what_is_sent_back_is_to_be_done_today(
    worker: Workspace, clock: StandingClock, who: ResidentId
) -> None:
    approvals.ask(worker, who, ApprovalWanted(ApprovalOf.PLAN, "Priya"))
    said = ApprovalSaid(ApprovalState.SENT_BACK, "Jo", clock.today(), "Add the course")
    changes = approvals.answer(worker, waiting(worker, who), said)
    lines = [(line.kind, line.what) for line in list_today(worker).lines]
    assert lines == [(TodayKind.DUE, "Change the plan as Jo said, and ask again")]
    take_back(worker, changes)
    assert waiting(worker, who).waits
    assert today_says(worker) == []


def test_the_same_is_not_asked_twice_and_can_be_taken_back(
    worker: Workspace, clock: StandingClock, who: ResidentId
) -> None:
    approvals.ask(worker, who, ApprovalWanted(ApprovalOf.PLAN, "Priya", remind_on=clock.today()))
    with pytest.raises(ApprovalRefusedError, match="waited for already"):
        approvals.ask(worker, who, ApprovalWanted(ApprovalOf.PLAN, "Jo"))
    approvals.take_back_request(worker, waiting(worker, who))
    record = open_record(worker, who)
    assert [action.state for action in record.actions] == [ActionState.NOT_NEEDED]
    approvals.ask(worker, who, ApprovalWanted(ApprovalOf.PLAN, "Jo"))
    approvals.ask(worker, who, ApprovalWanted(ApprovalOf.CLOSURE, "Jo"))
    assert len(open_record(worker, who).case.approvals) == 3


def test_nothing_waits_for_an_answer(
    worker: Workspace, clock: StandingClock, who: ResidentId
) -> None:
    enrolment = pathways.enrol(worker, who, "hospitality-to-health", clock.today())
    approvals.ask(worker, who, ApprovalWanted(ApprovalOf.PLAN, "Priya"))
    approvals.ask(worker, who, ApprovalWanted(ApprovalOf.CLOSURE, "Priya"))
    plans.agree_plan(worker, who, clock.today() + timedelta(days=42), "Ana")
    pathways.move_stage(worker, enrolment.id, "left_moved_away", clock.today(), "Moved away")
    left = open_record(worker, who).enrolment
    assert left is not None
    assert pathways.has_left(worker, left)


def test_question_and_answer_stand_in_the_timeline(
    worker: Workspace, clock: StandingClock, who: ResidentId
) -> None:
    approvals.ask(worker, who, ApprovalWanted(ApprovalOf.CLOSURE, "Priya", "Is it time?"))
    said = ApprovalSaid(ApprovalState.APPROVED, "Priya", clock.today())
    approvals.answer(worker, waiting(worker, who), said)
    kinds = [item.kind for item in open_record(worker, who).timeline]
    assert kinds == [TimelineKind.APPROVAL] * 2
    tomorrow = ApprovalSaid(ApprovalState.APPROVED, "Priya", clock.today() + timedelta(days=1))
    with pytest.raises(ApprovalRefusedError, match="future"):
        approvals.answer(worker, waiting(worker, who), tomorrow)


def test_a_printed_letter_leaves_an_entry_which_is_no_contact_and_can_be_taken_out(
    worker: Workspace, clock: StandingClock, who: ResidentId, tmp_path: Path
) -> None:
    template = next(
        t for t in resident_letters.templates(worker).templates if t.about.value == "none"
    )
    letter = resident_letters.lay_out(worker, who, LetterChoice(template))
    change = resident_letters.write(worker, letter, tmp_path / "letter.pdf")
    (item,) = open_record(worker, who).timeline
    assert (item.kind, item.on) == (TimelineKind.PAPER, clock.today())
    with worker.records.reading() as reading:
        assert reading.contacts(who) == ()
    take_back(worker, (change,))
    assert open_record(worker, who).timeline == ()
    assert (tmp_path / "letter.pdf").exists()
