"""A job on the record: how good it is, whether work was sustained, and that it can end."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal

import pytest

from anchordesk.domain.identifiers import ResidentId
from anchordesk.domain.job_quality import Aspect, Verdict
from anchordesk.domain.outcome import Contract, Evidence, NhsBand, OutcomeRefusedError, PayPlace
from anchordesk.services import casework, pathways, record, residents
from anchordesk.services.casework import JobDetails
from anchordesk.services.residents import ResidentDetails
from anchordesk.services.workspace import Workspace
from tests.fakes.clock import StandingClock


@pytest.fixture
def ana(worker: Workspace) -> ResidentId:
    return residents.add(worker, ResidentDetails(given_name="Ana")).id


def test_everything_about_a_job_is_kept_and_judged(
    worker: Workspace, ana: ResidentId, clock: StandingClock
) -> None:
    begun = clock.today() - timedelta(days=100)
    details = JobDetails(
        employer="City Hospital",
        role="Porter",
        started_on=begun,
        pay_pence_per_hour=1345,
        hours_per_week=Decimal(30),
        contract=Contract.PERMANENT,
        place=PayPlace.OUTSIDE_LONDON,
        nhs_band=NhsBand.BAND_3,
        hours_wanted=Decimal(30),
        travel_minutes=35,
        evidence=Evidence.PAYSLIP,
    )
    casework.record_job(worker, ana, details)
    pathways.enrol(worker, ana, "hospitality-to-health", clock.today())
    shown = record.open_record(worker, ana)
    job = shown.jobs[0]
    assert (job.place, job.nhs_band, job.evidence) == (
        PayPlace.OUTSIDE_LONDON,
        NhsBand.BAND_3,
        Evidence.PAYSLIP,
    )
    assert (job.hours_wanted, job.travel_minutes) == (Decimal(30), 35)
    quality = shown.review.qualities[0]
    assert quality.verdict(Aspect.REAL_LIVING_WAGE) is Verdict.YES
    assert quality.verdict(Aspect.HOURS) is Verdict.YES
    assert [found.rule.code for found in shown.review.sustained] == ["thirteen-of-sixteen"]
    assert shown.review.sustained[0].met_on == begun + timedelta(days=90)


def test_a_job_that_ended_too_soon_is_not_sustained(
    worker: Workspace, ana: ResidentId, clock: StandingClock
) -> None:
    begun = clock.today() - timedelta(days=100)
    pathways.enrol(worker, ana, "hospitality-to-health", begun)
    job = casework.record_job(
        worker, ana, JobDetails("Shop", "Till", begun, hours_per_week=Decimal(20))
    )
    with pytest.raises(OutcomeRefusedError, match="before the day they started"):
        casework.end_job(worker, job, begun - timedelta(days=1))
    with pytest.raises(OutcomeRefusedError, match="future"):
        casework.end_job(worker, job, clock.today() + timedelta(days=1))
    casework.end_job(worker, job, begun + timedelta(days=50))
    shown = record.open_record(worker, ana)
    assert shown.jobs[0].ended_on == begun + timedelta(days=50)
    assert (shown.review.sustained[0].met_on, shown.review.sustained[0].would_be_met_on) == (
        None,
        None,
    )


def test_a_move_taken_back_is_not_counted_and_leaves_the_stage_as_it_was(
    worker: Workspace, ana: ResidentId, clock: StandingClock
) -> None:
    begun = clock.today() - timedelta(days=9)
    enrolment = pathways.enrol(worker, ana, "hospitality-to-health", begun)
    pathways.move_stage(worker, enrolment.id, "started", clock.today(), "Wrong resident")
    pathways.reverse_last_move(worker, enrolment.id, "Move made by mistake, undone")
    shown = record.open_record(worker, ana)
    assert shown.enrolment == enrolment
    assert len(shown.timeline) == 3
    with worker.records.reading() as look:
        history = next(iter(look.histories("hospitality-to-health")))
    assert [stage.stage for stage in history.stages] == ["referral"]
