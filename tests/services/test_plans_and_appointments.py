"""Plans, appointments, needs, referrals and applications through the use cases and a real vault."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from anchordesk.domain.application import ApplicationRefusedError, ApplicationState
from anchordesk.domain.appointment import AppointmentRefusedError, AppointmentState
from anchordesk.domain.casework import (
    ActionState,
    CaseworkRefusedError,
    ContactFate,
    ContactKind,
)
from anchordesk.domain.consent import ConsentPurpose, ConsentWay
from anchordesk.domain.errors import AnchorDeskError
from anchordesk.domain.identifiers import ResidentId
from anchordesk.domain.needs import NeedKind, NeedRefusedError, NeedState, RatedBy
from anchordesk.domain.plan import GoalState, PlanRefusedError
from anchordesk.domain.referral import ReferralRefusedError, ReferralState
from anchordesk.services import (
    applications,
    appointments,
    casework,
    consents,
    needs,
    notes,
    pathways,
    plans,
    referrals,
    residents,
)
from anchordesk.services.appointments import AppointmentDetails
from anchordesk.services.casework import NewContact, NextAction
from anchordesk.services.casework_records import CaseItem
from anchordesk.services.consents import Answer
from anchordesk.services.needs import Answers
from anchordesk.services.record import open_record
from anchordesk.services.residents import ResidentDetails
from anchordesk.services.undoing import Change, ChangedSinceError, take_back
from anchordesk.services.workspace import Workspace
from tests.fakes.clock import StandingClock

TODAY = date(2026, 11, 23)


@pytest.fixture
def elif_id(worker: Workspace) -> ResidentId:
    return residents.add(worker, ResidentDetails(given_name="Elif", family_name="Jones")).id


def now_of(worker: Workspace, like: CaseItem) -> CaseItem | None:
    with worker.records.reading() as reading:
        return reading.item_now(like)


def made_of_everything(worker: Workspace, who: ResidentId) -> list[Change]:
    """One of each kind of thing, as the use cases make them."""
    action = casework.plan_action(worker, who, NextAction("Ring", TODAY, by_resident=True))
    met = NewContact(ContactKind.MEETING, "Met.", place="Library", minutes=40)
    scale = worker.library.scales[0]
    answers = Answers(scale, {scale.measures[0].code: scale.lowest}, TODAY, RatedBy.TOGETHER)
    at = AppointmentDetails("Visit", worker.now(), 30, "Harbour House", 20, lone_working=True)
    return [
        Change(None, action),
        *casework.write_note(worker, who, met),
        plans.add_goal(worker, who, "A job on the buses"),
        plans.agree_plan(worker, who, TODAY + timedelta(days=42), "Elif Jones"),
        appointments.arrange(worker, who, at),
        needs.add_need(worker, who, NeedKind.TRANSPORT, "No bus before six"),
        *needs.record_answers(worker, who, answers),
        referrals.refer(worker, who, "The court", "Debt", TODAY, shared_because="An order"),
        applications.put_forward(
            worker, who, "Royal Infirmary", "Porter", ApplicationState.APPLIED, TODAY
        ),
    ]


def test_everything_that_is_made_is_kept_and_can_be_taken_back(
    worker: Workspace, elif_id: ResidentId
) -> None:
    made = made_of_everything(worker, elif_id)
    for change in made:
        assert now_of(worker, change.like) == change.after
    take_back(worker, made)
    assert [now_of(worker, change.like) for change in made] == [None] * len(made)


def test_what_was_changed_since_is_not_taken_back(worker: Workspace, elif_id: ResidentId) -> None:
    action = casework.plan_action(worker, elif_id, NextAction("Ring", TODAY))
    done = plans.set_action_state(worker, action.id, ActionState.DONE)
    moved = plans.move_action(worker, action.id, TODAY + timedelta(days=2))
    with pytest.raises(ChangedSinceError):
        take_back(worker, [done])
    take_back(worker, [moved])
    take_back(worker, [done])
    assert now_of(worker, action) == action


def test_an_action_goes_through_its_states_and_only_an_end_closes_it(
    worker: Workspace, elif_id: ResidentId
) -> None:
    action = casework.plan_action(worker, elif_id, NextAction("Ring", TODAY))
    assert (action.owner, action.state) == ("Sam Kaur", ActionState.NOT_STARTED)
    for state in (ActionState.STARTED, ActionState.NOT_NEEDED, ActionState.DONE):
        after = plans.set_action_state(worker, action.id, state).after
        assert after == replace(
            action, state=state, closed_at=None if state.is_open else worker.now()
        )
    wanted = NextAction("Ring the school", TODAY, "Bo Reed", by_resident=True)
    amended = plans.amend_action(worker, action.id, wanted).after
    assert amended == now_of(worker, action)


def test_a_note_keeps_what_it_was_when_it_is_changed_deleted_and_brought_back(
    worker: Workspace, elif_id: ResidentId, clock: StandingClock
) -> None:
    first = casework.record_contact(worker, elif_id, ContactKind.PHONE, "Rang.")
    clock.move(minutes=5)
    amended = notes.amend_note(worker, first, replace(first, note="Rang twice. "))
    second = amended.after
    assert second == replace(first, note="Rang twice.")
    deleted = notes.delete_note(worker, replace(first, note="Rang twice."))
    with worker.records.reading() as reading:
        assert reading.contacts(elif_id) == ()
    take_back(worker, [deleted])
    with worker.records.reading() as reading:
        assert reading.contacts(elif_id) == (second,)
        earlier = reading.earlier_contacts(elif_id)
    assert [(e.contact.note, e.fate) for e in earlier] == [
        ("Rang.", ContactFate.AMENDED),
        ("Rang twice.", ContactFate.DELETED),
        ("Rang twice.", ContactFate.RESTORED),
    ]
    assert earlier[0].changed_by == "Sam Kaur"
    take_back(worker, [amended])
    assert now_of(worker, first) == first


def test_a_note_changed_in_a_second_form_is_not_overwritten(
    worker: Workspace, elif_id: ResidentId
) -> None:
    first = casework.record_contact(worker, elif_id, ContactKind.PHONE, "Rang.")
    notes.amend_note(worker, first, replace(first, note="Rang at noon."))
    with pytest.raises(ChangedSinceError):
        notes.amend_note(worker, first, replace(first, note="Rang at one."))
    late = replace(first, happened_at=worker.now() + timedelta(minutes=1))
    with pytest.raises(CaseworkRefusedError):
        notes.amend_note(worker, first, late)


def test_a_plan_is_agreed_until_its_review(worker: Workspace, elif_id: ResidentId) -> None:
    with pytest.raises(PlanRefusedError):
        plans.agree_plan(worker, elif_id, TODAY, "")
    plans.agree_plan(worker, elif_id, TODAY + timedelta(days=1), "")
    again = plans.agree_plan(worker, elif_id, TODAY + timedelta(days=42), "Elif Jones")
    with worker.records.reading() as reading:
        assert reading.support_plan(elif_id) == again.after
        assert [due.plan for due in reading.reviews_due(TODAY + timedelta(days=42))] == [
            again.after
        ]
        assert reading.reviews_due(TODAY + timedelta(days=41)) == ()
    goal = plans.add_goal(worker, elif_id, " A  job ").after
    with worker.records.reading() as reading:
        kept = reading.goals(elif_id)[0]
    assert kept == goal
    assert kept.words == "A job"
    plans.set_goal_state(worker, kept, GoalState.REACHED)
    with worker.records.reading() as reading:
        assert reading.goals(elif_id)[0].state is GoalState.REACHED


def test_a_lone_visit_is_missed_until_somebody_says_that_they_are_back(
    worker: Workspace, elif_id: ResidentId, clock: StandingClock
) -> None:
    at = AppointmentDetails("Visit", clock.now(), 30, "Home", 20, lone_working=True)
    visit = appointments.arrange(worker, elif_id, at).after
    with worker.records.reading() as reading:
        arranged = reading.arranged(clock.now(), clock.now() + timedelta(hours=1))
        visit_id = reading.appointments(elif_id)[0].id
    assert [one.appointment for one in arranged] == [visit]
    clock.move(minutes=-1)
    with pytest.raises(AppointmentRefusedError):
        appointments.close(worker, visit_id, AppointmentState.KEPT)
    clock.move(minutes=40)
    appointments.close(worker, visit_id, AppointmentState.NO_SHOW)
    with worker.records.reading() as reading:
        assert [one.appointment.id for one in reading.not_back(clock.now())] == [visit_id]
    back = appointments.note_safe_return(worker, visit_id)
    with worker.records.reading() as reading:
        assert reading.not_back(clock.now()) == ()
        assert reading.appointment(visit_id).safe_at == clock.now()
    take_back(worker, [back])
    with worker.records.reading() as reading:
        assert len(reading.not_back(clock.now())) == 1


def test_needs_are_resolved_and_opened_again(worker: Workspace, elif_id: ResidentId) -> None:
    need = needs.add_need(worker, elif_id, NeedKind.MONEY, "").after
    with worker.records.reading() as reading:
        kept = reading.needs(elif_id)[0]
    assert kept == need
    resolved = needs.set_need_state(worker, kept, NeedState.RESOLVED)
    with worker.records.reading() as reading:
        assert reading.needs(elif_id)[0].resolved_on == TODAY
    take_back(worker, [resolved])
    assert now_of(worker, kept) == kept


def test_only_numbers_of_the_scale_are_answers(worker: Workspace, elif_id: ResidentId) -> None:
    scale = next(scale for scale in worker.library.scales if scale.code == "ons4")
    for scores, day in (
        ({}, TODAY),
        ({"happy": 11}, TODAY),
        ({"hungry": 3}, TODAY),
        ({"happy": 3}, TODAY + timedelta(days=1)),
    ):
        with pytest.raises(NeedRefusedError):
            needs.record_answers(worker, elif_id, Answers(scale, scores, day, RatedBy.RESIDENT))
    with worker.records.reading() as reading:
        assert reading.ratings(elif_id) == ()


def test_a_referral_waits_for_its_answer(worker: Workspace, elif_id: ResidentId) -> None:
    with pytest.raises(ReferralRefusedError):
        referrals.refer(worker, elif_id, " ", "Debt", TODAY)
    agreed = Answer(ConsentPurpose.PARTNERS, given=True, way=ConsentWay.SPOKEN, on=TODAY)
    consents.record_answer(worker, elif_id, agreed)
    referrals.refer(worker, elif_id, "Citizens Advice", "Debt", TODAY)
    with worker.records.reading() as reading:
        referral = reading.referrals(elif_id)[0]
    day = TODAY - timedelta(days=1)
    with pytest.raises(ReferralRefusedError):
        referrals.answer_referral(worker, referral, ReferralState.ACCEPTED, day, "")
    referrals.answer_referral(worker, referral, ReferralState.ACCEPTED, TODAY, "Monday at ten")
    with worker.records.reading() as reading:
        assert reading.referrals(elif_id)[0].answer == "Monday at ten"


def test_an_application_goes_forward_and_ends_with_a_reason(
    worker: Workspace, elif_id: ResidentId
) -> None:
    applications.put_forward(
        worker, elif_id, "Infirmary", "Porter", ApplicationState.SHORTLISTED, TODAY
    )
    with worker.records.reading() as reading:
        application = reading.applications(elif_id)[0]
    with pytest.raises(ApplicationRefusedError):
        applications.move_on(worker, application, ApplicationState.NOT_THIS_TIME, TODAY)
    interview = applications.move_on(worker, application, ApplicationState.INTERVIEW, TODAY)
    with worker.records.reading() as reading:
        application = reading.applications(elif_id)[0]
    assert application == interview.after
    with pytest.raises(ApplicationRefusedError):
        applications.move_on(worker, application, ApplicationState.APPLIED, TODAY)
    ended = applications.move_on(
        worker, application, ApplicationState.NOT_THIS_TIME, TODAY, "Wanted a driving licence"
    )
    take_back(worker, [ended])
    assert now_of(worker, application) == application


def test_the_pathway_follows_an_application_and_goes_back_with_it(
    worker: Workspace, elif_id: ResidentId
) -> None:
    enrolment = pathways.enrol(worker, elif_id, "hospitality-to-health", TODAY)
    pathways.move_stage(worker, enrolment.id, "eligibility", TODAY, "Agreed with the college")
    applied = applications.put_forward(
        worker, elif_id, "Infirmary", "Porter", ApplicationState.APPLIED, TODAY
    )
    assert applied.moved is not None
    assert applied.moved.stage_title == "Application sent"
    record = open_record(worker, elif_id)
    assert record.enrolment is not None
    assert record.enrolment.stage == "application"
    with worker.records.reading() as reading:
        assert reading.stage_moves(elif_id)[-1].reason == "Followed the application at Infirmary."
    take_back(worker, [applied])
    record = open_record(worker, elif_id)
    assert record.enrolment is not None
    assert (record.enrolment.stage, record.case.applications) == ("eligibility", ())


def test_an_application_is_not_taken_back_over_a_later_move(
    worker: Workspace, elif_id: ResidentId
) -> None:
    enrolment = pathways.enrol(worker, elif_id, "hospitality-to-health", TODAY)
    pathways.move_stage(worker, enrolment.id, "eligibility", TODAY, "Agreed with the college")
    offered = applications.put_forward(
        worker, elif_id, "Infirmary", "Porter", ApplicationState.OFFER, TODAY
    )
    pathways.move_stage(worker, enrolment.id, "started", TODAY)
    with pytest.raises(ChangedSinceError):
        take_back(worker, [offered])
    record = open_record(worker, elif_id)
    assert len(record.case.applications) == 1
    assert record.enrolment is not None
    assert record.enrolment.stage == "started"


def test_on_two_pathways_the_worker_says_which_one_a_job_belongs_to(
    worker: Workspace, elif_id: ResidentId
) -> None:
    for code in ("hospitality-to-health", "general-employability"):
        enrolment = pathways.enrol(worker, elif_id, code, TODAY)
        pathways.move_stage(worker, enrolment.id, "action_plan", TODAY, "Agreed at once")
    applied = applications.put_forward(
        worker, elif_id, "Infirmary", "Porter", ApplicationState.APPLIED, TODAY
    )
    assert applied.moved is None


def test_what_belongs_to_nobody_is_refused(worker: Workspace, elif_id: ResidentId) -> None:
    nobody = ResidentId(worker.identifiers.new_id())
    at = AppointmentDetails("Visit", datetime(2026, 12, 1, tzinfo=UTC), 30)
    attempts: tuple[Callable[[], object], ...] = (
        lambda: plans.add_goal(worker, nobody, "A job"),
        lambda: appointments.arrange(worker, nobody, at),
        lambda: needs.add_need(worker, nobody, NeedKind.MONEY, ""),
        lambda: referrals.refer(worker, nobody, "X", "Y", TODAY),
    )
    for attempt in attempts:
        with pytest.raises(AnchorDeskError):
            attempt()
