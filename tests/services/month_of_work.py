"""A worker's month played at random: no illegal state is reached, and undoing restores it all."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
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

from anchordesk.domain.application import ApplicationState
from anchordesk.domain.appointment import AppointmentState
from anchordesk.domain.casework import Action, ActionState, Contact, ContactKind
from anchordesk.domain.consent import ConsentPurpose, ConsentWay, newest_answer
from anchordesk.domain.errors import AnchorDeskError
from anchordesk.domain.outcome import JobOutcome
from anchordesk.domain.pathway import Enrolment, PathwayRefusedError, StageMove
from anchordesk.domain.referral import ReferralState
from anchordesk.domain.resident import Alert
from anchordesk.domain.roles import DeskRole
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
from anchordesk.services.undoing import Change, ChangedSinceError, take_back, take_back_joining
from tests.adapters.vault.throwaway import PASSPHRASE
from tests.fakes.clock import StandingClock
from tests.services import month_rules as holds
from tests.shipped_library import shipped_library
from tests.ui.made_up_desk import make_desk

PATHWAY = shipped_library().newest_pathway("hospitality-to-health")
PLANNING = [planned.stage for planned in PATHWAY.stage_actions]
CODES = [stage.code for stage in PATHWAY.stages] + [reason.code for reason in PATHWAY.exits]


class MonthOfWork(RuleBasedStateMachine):
    """One resident; every change may be taken back at once."""

    @initialize(stages=st.integers(0, 9))
    def begin(self, stages: int) -> None:
        """Somebody who is so many stages along."""
        self.folder = Path(mkdtemp())
        self.clock = StandingClock()
        desk: Desk = make_desk(self.folder / "vault")
        desk = replace_clock(desk, self.clock)
        self.work = desk.first_run(FirstRun("Sam", "Homes", DeskRole.WORKER, PASSPHRASE))
        self.who = residents.add(self.work, ResidentDetails(given_name="Elif")).id
        today = self.clock.today()
        self.enrolment = pathways.enrol(self.work, self.who, PATHWAY.code, today).id
        self.undos: list[tuple[object, Callable[[], object]]] = []
        for _ in range(stages):
            self.go_on("As agreed")

    @rule(days=st.integers(1, 9), hours=st.integers(0, 23))
    def time_goes_by(self, days: int, hours: int) -> None:
        self.clock.move(days=days, hours=hours)

    @rule(weeks=st.integers(1, 14))
    def weeks_go_by(self, weeks: int) -> None:
        self.clock.move(days=7 * weeks)

    @rule(code=st.sampled_from(CODES), reason=st.sampled_from(["", "As agreed"]))
    def move(self, code: str, reason: str) -> None:
        today, snapshot = self.clock.today(), self.snapshot()
        before, moves = self.on_pathway()
        known = {action.id for action in self.actions()}
        try:
            pathways.move_stage(self.work, self.enrolment, code, today, reason)
        except AnchorDeskError:
            assert self.snapshot() == snapshot, "what is refused changes nothing"
            return
        self.undos.clear()
        needed = holds.reason_needed(PATHWAY, before, moves, code, today)
        assert reason or not needed, needed
        planned = [action for action in self.actions() if action.id not in known]
        assert holds.planned_by(PATHWAY, code, today) == {(a.words, a.due_on) for a in planned}

    @rule(reason=st.sampled_from(["", "As agreed"]))
    def go_on(self, reason: str) -> None:
        """Move as is usual, so that a month gets as far as the checks in work."""
        before, _ = self.on_pathway()
        if PATHWAY.has_stage(before.stage) and (usual := PATHWAY.stage(before.stage).usual_next):
            self.move(usual[0], reason)

    @rule(code=st.sampled_from(CODES + 4 * PLANNING))
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
        if actions := self.actions():
            action = actions[at % len(actions)]
            self.do(lambda: plans.set_action_state(self.work, action.id, state))

    @rule()
    def undo_what_was_changed_since(self) -> None:
        """The later change would be lost: it is refused, and everything stays."""
        if not self.actions():
            self.plan(3)
        action, self.undos = self.actions()[0], []
        first, second = ActionState.STARTED, ActionState.DONE
        if action.state is first:
            first, second = second, first
        done = plans.set_action_state(self.work, action.id, first)
        plans.set_action_state(self.work, action.id, second)
        snapshot = self.snapshot()
        try:
            take_back(self.work, (done,))
        except ChangedSinceError:
            assert self.snapshot() == snapshot
            return
        raise AssertionError("a later change was overwritten")

    @rule(minutes=st.integers(-120, 600), alone=st.booleans())
    def arrange(self, minutes: int, alone: bool) -> None:
        at = self.clock.now() + timedelta(minutes=minutes)
        details = AppointmentDetails("Visit", at, 30, lone_working=alone)
        self.do(lambda: appointments.arrange(self.work, self.who, details))

    @rule(state=st.sampled_from(list(AppointmentState)))
    def close(self, state: AppointmentState) -> None:
        if not self.case().appointments:
            self.arrange(90, alone=True)
        known = self.case().appointments
        if known:
            self.do(lambda: appointments.close(self.work, known[0].id, state))

    @rule(words=st.sampled_from(["Rang.", "Rang twice.", ""]))
    def note(self, words: str) -> None:
        def write() -> Change:
            contact = casework.record_contact(self.work, self.who, ContactKind.PHONE, words)
            return Change(None, contact)

        known = len(self.contacts())
        self.do(write)
        assert len(self.contacts()) == known + bool(words), "an empty note is none"

    @rule()
    def delete_a_note(self) -> None:
        if not self.contacts():
            self.note("Rang.")
        contacts = self.contacts()
        if contacts:
            gone = contacts[0]
            self.do(lambda: notes.delete_note(self.work, gone))
            assert gone not in self.contacts()
            assert gone in [one.contact for one in self.case().earlier_of(gone.id)]

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
        if not self.jobs():
            self.start_job(30)
        if jobs := self.jobs():
            day = self.clock.today() - timedelta(days=days)
            self.do(lambda: casework.end_job(self.work, jobs[0], day))

    @rule(yes=st.booleans(), purpose=st.sampled_from(list(ConsentPurpose)))
    def answer(self, yes: bool, purpose: ConsentPurpose) -> None:
        answer = Answer(purpose, yes, ConsentWay.SPOKEN, self.clock.today())
        ends = purpose is ConsentPurpose.PARTNERS and self.may_share() and not yes
        with self.those_told_are_to_hear(ends):
            self.do(lambda: consents.record_answer(self.work, self.who, answer))

    @rule(purpose=st.sampled_from(list(ConsentPurpose)))
    def withdraw(self, purpose: ConsentPurpose) -> None:
        newest = newest_answer(self.case().consents, purpose)
        if newest is not None:
            ends = purpose is ConsentPurpose.PARTNERS and self.may_share()
            with self.those_told_are_to_hear(ends):
                self.do(lambda: consents.withdraw(self.work, newest, self.clock.today()))

    @rule(undone=st.booleans())
    def agree_be_referred_and_withdraw(self, undone: bool) -> None:
        self.answer(True, ConsentPurpose.PARTNERS)
        self.refer()
        self.withdraw(ConsentPurpose.PARTNERS)
        if undone:
            self.undo()

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
        snapshot, is_on_it = self.snapshot(), holds.is_on(self.work, self.who, code)
        try:
            joined = pathways.enrol(self.work, self.who, code, self.clock.today())
        except PathwayRefusedError:
            assert self.snapshot() == snapshot
            return
        assert not is_on_it, "nobody is on one pathway twice"
        self.undos.append((snapshot, lambda: take_back_joining(self.work, joined)))

    @precondition(lambda self: bool(self.undos))
    @rule()
    def undo(self) -> None:
        before, take_it_back = self.undos.pop()
        take_it_back()
        assert self.snapshot() == before

    @rule()
    def look_at_today(self) -> None:
        """Each action, check and missing return within a week is on Today, once."""
        holds.all_is_on_today(self.work, self.who)

    @invariant()
    def nothing_stands_that_the_rules_forbid(self) -> None:
        holds.nothing_forbidden_stands(self.work, self.who)

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

    def actions(self) -> tuple[Action, ...]:
        with self.work.records.reading() as reading:
            return tuple(reading.actions(self.who))

    def contacts(self) -> list[Contact]:
        with self.work.records.reading() as reading:
            return list(reading.contacts(self.who))

    def jobs(self) -> list[JobOutcome]:
        with self.work.records.reading() as reading:
            return list(reading.outcomes(self.who))

    def on_pathway(self) -> tuple[Enrolment, list[StageMove]]:
        with self.work.records.reading() as reading:
            made = [m for m in reading.stage_moves(self.who) if m.enrolment_id == self.enrolment]
            known = reading.enrolments(self.who)
        return next(one for one in known if one.id == self.enrolment), made

    @contextmanager
    def those_told_are_to_hear(self, ends: bool) -> Iterator[None]:
        """Where sharing ends, each organisation that was told is to hear of it today."""
        known = {action.id for action in self.actions()}
        told = consents.referrals_to_tell(self.case().referrals)
        yield
        planned = [action for action in self.actions() if action.id not in known]
        assert len(planned) == (len(told) if ends else 0)
        assert all(action.due_on == self.clock.today() for action in planned)

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


def play_at_random(examples: int, steps: int) -> None:
    """Play months until one goes wrong."""
    run_state_machine_as_test(
        MonthOfWork,
        settings=settings(
            max_examples=examples,
            stateful_step_count=steps,
            deadline=None,
            suppress_health_check=list(HealthCheck),
        ),
    )


def play_by_heart() -> None:
    """Play one month in which every rule has its turn, so that each fault meets the one it breaks.

    At random, a rule may wait for its turn for a hundred examples.
    """
    month = MonthOfWork()
    month.begin(0)
    try:
        for turn in _turns(month):
            turn()
            month.nothing_stands_that_the_rules_forbid()
    finally:
        month.teardown()


def _turns(month: MonthOfWork) -> Iterator[Callable[[], object]]:
    yield month.refer
    yield lambda: month.move("training", "")
    yield lambda: month.join(PATHWAY.code)
    yield lambda: month.edit("Ellie", alone=True)
    yield month.undo
    yield month.delete_a_note
    yield lambda: month.note("")
    yield lambda: month.plan(7)
    yield lambda: month.arrange(-120, alone=True)
    yield month.look_at_today
    yield month.undo_what_was_changed_since
    yield lambda: month.arrange(300, alone=False)
    yield lambda: month.close(AppointmentState.CANCELLED)
    yield lambda: month.close(AppointmentState.KEPT)
    yield lambda: month.agree_be_referred_and_withdraw(True)
    yield lambda: month.agree_be_referred_and_withdraw(False)
    yield lambda: month.answer_referral(ReferralState.ACCEPTED, 0)
    yield lambda: month.answer(True, ConsentPurpose.PARTNERS)
    yield lambda: month.answer(False, ConsentPurpose.PARTNERS)
    yield lambda: month.go_on("")
    for _ in range(4):
        yield lambda: month.go_on("As agreed")
    yield lambda: month.move("weeks_4", "")
    yield lambda: month.time_goes_by(3, 0)
    yield lambda: month.move_and_take_back("interview")
    yield lambda: month.apply(ApplicationState.APPLIED, "")
    yield lambda: month.apply(ApplicationState.SHORTLISTED, "")
    for _ in range(3):
        yield lambda: month.go_on("As agreed")
    yield lambda: month.start_job(30)
    yield lambda: month.end_job(-2)
    yield lambda: month.end_job(60)
    yield lambda: month.end_job(10)
    yield month.undo
    yield lambda: month.go_on("")
    yield lambda: month.weeks_go_by(3)
    yield month.look_at_today
    yield lambda: month.weeks_go_by(1)
    yield lambda: month.go_on("")
    yield lambda: month.join("council-apprenticeships")
    yield month.undo
    yield lambda: month.move(PATHWAY.exits[0].code, "")
    yield lambda: month.move("training", "")
