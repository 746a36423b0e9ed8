"""A worker's month played at random: no illegal state is reached, and undoing restores it all."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from shutil import rmtree
from tempfile import mkdtemp

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from anchordesk.adapters.resource_library import load_library
from anchordesk.domain.application import ApplicationState, next_states
from anchordesk.domain.appointment import AppointmentState
from anchordesk.domain.casework import ActionState, ContactKind
from anchordesk.domain.consent import ConsentPurpose, ConsentWay, newest_answer
from anchordesk.domain.errors import AnchorDeskError
from anchordesk.domain.pathway import PathwayRefusedError
from anchordesk.domain.referral import ReferralState
from anchordesk.domain.resident import Alert
from anchordesk.domain.roles import DeskRole
from anchordesk.domain.stage_history import moves_that_count
from anchordesk.services import (
    applications,
    appointments,
    casework,
    consents,
    notes,
    pathways,
    plans,
    referrals,
    residents,
)
from anchordesk.services.appointments import AppointmentDetails
from anchordesk.services.case_file import CaseFile, read_case_file
from anchordesk.services.casework import JobDetails, NextAction
from anchordesk.services.consents import Answer
from anchordesk.services.desk import Desk, FirstRun
from anchordesk.services.record import open_record
from anchordesk.services.residents import ResidentDetails
from anchordesk.services.today import list_today
from anchordesk.services.undoing import Change, take_back, take_back_joining
from anchordesk.settings import resource_path
from tests.adapters.vault.throwaway import PASSPHRASE
from tests.fakes.clock import StandingClock
from tests.ui.made_up_desk import make_desk

PATHWAY = load_library(resource_path()).newest_pathway("hospitality-to-health")
CODES = [stage.code for stage in PATHWAY.stages] + [reason.code for reason in PATHWAY.exits]


class MonthOfWork(RuleBasedStateMachine):
    """One resident; every change may be taken back at once."""

    @initialize()
    def begin(self) -> None:
        self.folder = Path(mkdtemp())
        self.clock = StandingClock()
        desk: Desk = make_desk(self.folder / "vault")
        desk = replace_clock(desk, self.clock)
        self.work = desk.first_run(FirstRun("Sam", "Homes", DeskRole.WORKER, PASSPHRASE))
        self.who = residents.add(self.work, ResidentDetails(given_name="Elif")).id
        today = self.clock.today()
        self.enrolment = pathways.enrol(self.work, self.who, PATHWAY.code, today).id
        self.undos: list[tuple[object, Callable[[], object]]] = []

    @rule(days=st.integers(1, 9), hours=st.integers(0, 23))
    def time_goes_by(self, days: int, hours: int) -> None:
        self.clock.move(days=days, hours=hours)

    @rule(code=st.sampled_from(CODES), reason=st.sampled_from(["", "As agreed"]))
    def move(self, code: str, reason: str) -> None:
        try:
            pathways.move_stage(self.work, self.enrolment, code, self.clock.today(), reason)
        except AnchorDeskError:
            return
        self.undos.clear()

    @rule(code=st.sampled_from(CODES))
    def move_and_take_back(self, code: str) -> None:
        before = self.stands()
        try:
            pathways.move_stage(self.work, self.enrolment, code, self.clock.today(), "By mistake")
        except AnchorDeskError:
            return
        pathways.reverse_last_move(self.work, self.enrolment, "A mistake")
        self.undos.clear()
        assert self.stands() == before

    @rule(days=st.integers(-3, 12))
    def plan(self, days: int) -> None:
        wanted = NextAction("Ring", self.clock.today() + timedelta(days=days))
        self.do(lambda: plans.add_action(self.work, self.who, wanted))

    @rule(state=st.sampled_from(list(ActionState)), at=st.integers(0, 5))
    def act(self, state: ActionState, at: int) -> None:
        with self.work.records.reading() as reading:
            actions = reading.actions(self.who)
        if actions:
            action = actions[at % len(actions)]
            self.do(lambda: plans.set_action_state(self.work, action.id, state))

    @rule(minutes=st.integers(-120, 600), alone=st.booleans())
    def arrange(self, minutes: int, alone: bool) -> None:
        at = self.clock.now() + timedelta(minutes=minutes)
        details = AppointmentDetails("Visit", at, 30, lone_working=alone)
        self.do(lambda: appointments.arrange(self.work, self.who, details))

    @rule(state=st.sampled_from(list(AppointmentState)))
    def close(self, state: AppointmentState) -> None:
        known = self.case().appointments
        if known:
            self.do(lambda: appointments.close(self.work, known[0].id, state))

    @rule(words=st.sampled_from(["Rang.", "Rang twice.", ""]))
    def note(self, words: str) -> None:
        def write() -> Change:
            contact = casework.record_contact(self.work, self.who, ContactKind.PHONE, words)
            return Change(None, contact)

        self.do(write)

    @rule()
    def delete_a_note(self) -> None:
        with self.work.records.reading() as reading:
            contacts = reading.contacts(self.who)
        if contacts:
            self.do(lambda: notes.delete_note(self.work, contacts[0]))

    @rule(state=st.sampled_from(list(ApplicationState)), reason=st.sampled_from(["", "Too far"]))
    def apply(self, state: ApplicationState, reason: str) -> None:
        known = self.case().applications
        today = self.clock.today()
        if not known or known[0].state.has_ended:
            self.do(lambda: applications.put_forward(self.work, self.who, "NHS", "", state, today))
        else:
            self.do(lambda: applications.move_on(self.work, known[0], state, today, reason))

    @rule(days=st.integers(-2, 90))
    def start_job(self, days: int) -> None:
        details = JobDetails("NHS", "Porter", self.clock.today() - timedelta(days=days))
        self.do(lambda: Change(None, casework.record_job(self.work, self.who, details)))

    @rule(days=st.integers(-2, 90))
    def end_job(self, days: int) -> None:
        with self.work.records.reading() as reading:
            jobs = reading.outcomes(self.who)
        if jobs:
            day = self.clock.today() - timedelta(days=days)
            self.do(lambda: casework.end_job(self.work, jobs[0], day))

    @rule(yes=st.booleans(), purpose=st.sampled_from(list(ConsentPurpose)))
    def answer(self, yes: bool, purpose: ConsentPurpose) -> None:
        answer = Answer(purpose, yes, ConsentWay.SPOKEN, self.clock.today())
        self.do(lambda: consents.record_answer(self.work, self.who, answer))

    @rule(purpose=st.sampled_from(list(ConsentPurpose)))
    def withdraw(self, purpose: ConsentPurpose) -> None:
        newest = newest_answer(self.case().consents, purpose)
        if newest is not None:
            self.do(lambda: consents.withdraw(self.work, newest, self.clock.today()))

    @rule()
    def refer(self) -> None:
        today, allowed = self.clock.today(), self.may_share()
        known = len(self.case().referrals)
        self.do(lambda: referrals.refer(self.work, self.who, "Citizens Advice", "Debt", today))
        assert (len(self.case().referrals) > known) is allowed, "nobody is told without consent"

    @rule(state=st.sampled_from(list(ReferralState)), days=st.integers(-1, 5))
    def answer_referral(self, state: ReferralState, days: int) -> None:
        known = self.case().referrals
        if known:
            day = self.clock.today() - timedelta(days=days)
            self.do(lambda: referrals.answer_referral(self.work, known[0], state, day, ""))

    @rule(name=st.sampled_from(["Elif", "Ellie", ""]), alone=st.booleans())
    def edit(self, name: str, alone: bool) -> None:
        alerts = (Alert.LONE_WORKING,) if alone else ()
        details = ResidentDetails(given_name=name, alerts=alerts)
        with self.work.records.reading() as reading:
            before = reading.resident(self.who)
        snapshot, after = self.snapshot(), residents.amend(self.work, self.who, details)
        self.undos.append((snapshot, lambda: residents.put_back(self.work, before, after)))

    @rule(code=st.sampled_from(["council-apprenticeships", PATHWAY.code]))
    def join(self, code: str) -> None:
        snapshot = self.snapshot()
        try:
            joined = pathways.enrol(self.work, self.who, code, self.clock.today())
        except PathwayRefusedError:
            assert self.snapshot() == snapshot
            return
        self.undos.append((snapshot, lambda: take_back_joining(self.work, joined)))

    @precondition(lambda self: bool(self.undos))
    @rule()
    def undo(self) -> None:
        before, take_it_back = self.undos.pop()
        take_it_back()
        assert self.snapshot() == before

    @rule()
    def look_at_today(self) -> None:
        """Each open action due within a week is on Today once."""
        listed = list_today(self.work, coming=True)
        with self.work.records.reading() as reading:
            actions = reading.actions(self.who)
        week = self.clock.today() + timedelta(days=7)
        due = [a for a in actions if a.state.is_open and a.due_on <= week]
        assert len([line for line in listed.lines if line.action_id]) == len(due)

    @invariant()
    def nothing_stands_that_the_rules_forbid(self) -> None:
        record = open_record(self.work, self.who)
        enrolment = record.enrolment
        assert enrolment is not None
        assert record.pathway is not None
        with self.work.records.reading() as reading:
            moves = [m for m in reading.stage_moves(self.who) if m.enrolment_id == enrolment.id]
        counting = moves_that_count(moves)
        assert counting[-1].to_stage == enrolment.stage
        days = [move.moved_on for move in counting if move.moved_on is not None]
        assert days == sorted(days)
        for action in record.actions:
            assert action.state.is_open is (action.closed_at is None)
        for application in record.case.applications:
            for step, later in zip(application.steps, application.steps[1:], strict=False):
                assert later.state in next_states(step.state)
        for job in record.jobs:
            assert job.ended_on is None or job.started_on is None or job.started_on <= job.ended_on
        on_timeline = [item.on for item in record.timeline if item.on is not None]
        assert on_timeline == sorted(on_timeline, reverse=True)

    def teardown(self) -> None:
        if hasattr(self, "work"):
            self.work.lock()
            rmtree(self.folder)

    def do(self, use_case: object) -> None:
        assert callable(use_case)
        before = self.snapshot()
        try:
            result = use_case()
        except AnchorDeskError:
            assert self.snapshot() == before, "what is refused changes nothing"
            return
        changes = result if isinstance(result, tuple) else (result,)
        self.undos.append((before, lambda: take_back(self.work, changes)))

    def case(self) -> CaseFile:
        with self.work.records.reading() as reading:
            return read_case_file(reading, self.who)

    def may_share(self) -> bool:
        consents_now = self.case().consents
        return consents.purpose_now(self.work, consents_now, ConsentPurpose.PARTNERS).is_allowed

    def snapshot(self) -> tuple[object, ...]:
        """Everything that is kept, but for histories, which only ever grow.

        An action that a stage brought is not needed any more once the move is taken back.
        """
        with self.work.records.reading() as reading:
            case = read_case_file(reading, self.who)
            actions = reading.actions(self.who)
            return (
                reading.resident(self.who),
                reading.enrolments(self.who),
                reading.outcomes(self.who),
                reading.contacts(self.who),
                {a.id: a for a in actions if a.made_by_move is None or a.state.is_open},
                replace(case, earlier=()),
            )

    def stands(self) -> tuple[object, ...]:
        record = open_record(self.work, self.who)
        still_open = [action for action in record.actions if action.state.is_open]
        return record.enrolment, record.steps, record.entries, still_open


def replace_clock(desk: Desk, clock: StandingClock) -> Desk:
    return replace(desk, clock=clock)


def test_a_month_of_work() -> None:
    run_state_machine_as_test(
        MonthOfWork,
        settings=settings(
            max_examples=8,
            stateful_step_count=25,
            deadline=None,
            suppress_health_check=list(HealthCheck),
        ),
    )
