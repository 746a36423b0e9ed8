"""The timeline holds everything that happened with a resident, in the order of days."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

from anchordesk.domain.agreed_plan import AgreedPlan
from anchordesk.domain.application import ApplicationState
from anchordesk.domain.appointment import Appointment, AppointmentState
from anchordesk.domain.approval import Approval, ApprovalOf
from anchordesk.domain.attachment import Attachment
from anchordesk.domain.casework import Contact, ContactKind
from anchordesk.domain.consent import Consent, ConsentPurpose, ConsentWay
from anchordesk.domain.outcome import JobOutcome
from anchordesk.domain.referral import Referral, ReferralState
from anchordesk.services import (
    applications,
    appointments,
    approvals,
    attachments,
    casework,
    consents,
    pathways,
    plans,
    record,
    referrals,
    residents,
)
from anchordesk.services.appointments import AppointmentDetails
from anchordesk.services.approvals import ApprovalWanted
from anchordesk.services.casework import JobDetails
from anchordesk.services.consents import Answer
from anchordesk.services.plans import Signed
from anchordesk.services.residents import ResidentDetails
from anchordesk.services.timeline import (
    JobEnd,
    ReferralAnswer,
    StageChange,
    StepTaken,
    TimelineKind,
    Withdrawal,
)
from anchordesk.services.workspace import Workspace
from tests.fakes.clock import StandingClock

PARTNERS = ConsentPurpose.PARTNERS


def test_everything_that_happened_is_on_it_newest_first(
    worker: Workspace, clock: StandingClock, tmp_path: Path
) -> None:
    who = residents.add(worker, ResidentDetails(given_name="Ana")).id
    today = clock.today()

    def ago(days: int, hour: int = 9) -> datetime:
        day = today - timedelta(days=days)
        return datetime(day.year, day.month, day.day, hour, tzinfo=UTC)

    paper = tmp_path / "lease.pdf"
    paper.write_bytes(b"%PDF-1.7 a lease")
    pathways.enrol(worker, who, "hospitality-to-health", today - timedelta(days=30))
    consents.record_answer(
        worker, who, Answer(PARTNERS, True, ConsentWay.SPOKEN, today - timedelta(days=29))
    )
    referrals.refer(worker, who, "Citizens Advice", "Debt", today - timedelta(days=28))
    casework.record_contact(worker, who, ContactKind.PHONE, "Rang.", happened_at=ago(27))
    appointments.arrange(worker, who, AppointmentDetails("First meeting", ago(26), 30))
    applications.put_forward(
        worker, who, "Royal Infirmary", "Porter", ApplicationState.APPLIED, today
    )
    jobs = [
        casework.record_job(worker, who, JobDetails("Hotel", "Porter", today - timedelta(days=25))),
        casework.record_job(worker, who, JobDetails("Shop", "Till")),
    ]
    casework.end_job(worker, jobs[0], today - timedelta(days=24))
    with worker.records.reading() as reading:
        (sent,) = reading.referrals(who)
        (agreed,) = reading.consents(who)
    referrals.answer_referral(
        worker, sent, ReferralState.DECLINED, today - timedelta(days=23), "No room"
    )
    consents.withdraw(worker, agreed, today - timedelta(days=22), "Changed her mind")
    attachments.attach(worker, who, paper)
    approvals.ask(worker, who, ApprovalWanted(ApprovalOf.PLAN, "Priya Nair"))
    signed = Signed(resident_on=today - timedelta(days=21), worker_on=today - timedelta(days=21))
    plans.agree_plan(worker, who, today + timedelta(days=21), "Ana Moss", signed)
    appointments.arrange(
        worker, who, AppointmentDetails("Look at the plan", ago(-3), 30, lone_working=True)
    )

    shown = record.open_record(worker, who).timeline
    assert [type(item.event) for item in shown] == [
        Appointment,
        Approval,
        Attachment,
        StepTaken,
        AgreedPlan,
        Withdrawal,
        ReferralAnswer,
        JobEnd,
        JobOutcome,
        Appointment,
        Contact,
        Referral,
        Consent,
        StageChange,
        JobOutcome,
    ]
    days = [item.on for item in shown if item.on is not None]
    assert days == sorted(days, reverse=True)
    assert {item.kind for item in shown} == set(TimelineKind)
    assert shown[-1].on is None, "a job whose first day nobody knows comes last"
    coming = shown[0].event
    assert isinstance(coming, Appointment)
    assert coming.state is AppointmentState.PLANNED


def test_a_withdrawal_of_the_same_day_stands_above_the_consent(
    worker: Workspace, clock: StandingClock
) -> None:
    who = residents.add(worker, ResidentDetails(given_name="Ana")).id
    today = clock.today()
    consents.record_answer(worker, who, Answer(PARTNERS, True, ConsentWay.SPOKEN, today))
    with worker.records.reading() as reading:
        (agreed,) = reading.consents(who)
    consents.withdraw(worker, agreed, today, "")
    shown = record.open_record(worker, who).timeline
    assert [type(item.event) for item in shown] == [Withdrawal, Consent]
