"""A recorded job is put right, gets new terms and evidence, or is taken out; nothing is lost."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest

from anchordesk.domain.errors import RefusedError
from anchordesk.domain.identifiers import ResidentId
from anchordesk.domain.job_history import JobFate
from anchordesk.domain.job_quality import Aspect, Verdict
from anchordesk.domain.outcome import (
    Contract,
    Evidence,
    JobOutcome,
    NhsBand,
    OutcomeRefusedError,
    PayPlace,
)
from anchordesk.services import casework, job_changes, merging, pathways, record, residents
from anchordesk.services.casework import JobDetails
from anchordesk.services.job_changes import StandsAt, TermsDetails
from anchordesk.services.residents import ResidentDetails
from anchordesk.services.timeline import NewTerms
from anchordesk.services.undoing import ChangedSinceError, take_back
from anchordesk.services.workspace import Workspace
from tests.fakes.clock import StandingClock

PATHWAY = "hospitality-to-health"


@pytest.fixture
def ana(worker: Workspace) -> ResidentId:
    return residents.add(worker, ResidentDetails(given_name="Ana")).id


@pytest.fixture
def begun(clock: StandingClock) -> date:
    return clock.today() - timedelta(days=120)


@pytest.fixture
def job(worker: Workspace, ana: ResidentId, begun: date) -> JobOutcome:
    details = JobDetails(
        *("Hospital", "Porter", begun, 1260, Decimal(6), Contract.BANK),
        place=PayPlace.OUTSIDE_LONDON,
    )
    return casework.record_job(worker, ana, details)


def jobs_of(worker: Workspace, who: ResidentId) -> tuple[JobOutcome, ...]:
    return record.open_record(worker, who).jobs


def rise(day: date) -> TermsDetails:
    return TermsDetails(day, "Porter", 1400, Decimal(20), Contract.PERMANENT, NhsBand.BAND_3)


def test_a_slip_in_pay_is_put_right_with_its_history_and_can_be_undone(
    worker: Workspace, ana: ResidentId, job: JobOutcome, begun: date
) -> None:
    right = JobDetails("City Hospital", "Porter", begun, 1345, Decimal(6), Contract.BANK)
    change = job_changes.correct_job(worker, job, right)
    kept = jobs_of(worker, ana)[0]
    assert (kept.employer, kept.pay_pence_per_hour, kept.id) == ("City Hospital", 1345, job.id)
    assert kept.recorded_at == job.recorded_at, "in which quarter it counts is as before"
    told = {one.change.field: one.change for one in job_changes.job_history(worker, ana)}
    assert (told["pay_pence_per_hour"].before, told["pay_pence_per_hour"].after) == ("1260", "1345")
    assert set(told) == {"employer", "pay_pence_per_hour", "place"}
    take_back(worker, (change,))
    assert jobs_of(worker, ana) == (job,)
    assert len(job_changes.job_history(worker, ana)) == 6


def test_what_is_impossible_or_was_changed_meanwhile_changes_nothing(
    worker: Workspace, ana: ResidentId, job: JobOutcome, begun: date, clock: StandingClock
) -> None:
    later = job_changes.put_terms(worker, job, rise(begun + timedelta(days=30))).after
    assert isinstance(later, JobOutcome)
    with pytest.raises(ChangedSinceError):
        job_changes.correct_job(worker, job, JobDetails("Shop", "Till", begun))
    for refused in (
        lambda: job_changes.correct_job(worker, later, JobDetails("", "Till", begun)),
        lambda: job_changes.correct_job(
            worker, later, JobDetails("Shop", "Till", begun + timedelta(days=31))
        ),
        lambda: job_changes.put_terms(worker, later, rise(begun + timedelta(days=30))),
        lambda: job_changes.put_terms(worker, later, rise(begun + timedelta(days=60))),
        lambda: job_changes.put_terms(worker, later, rise(begun)),
        lambda: job_changes.put_terms(worker, later, rise(clock.today() + timedelta(days=1))),
        lambda: casework.end_job(worker, later, begun + timedelta(days=29)),
        lambda: job_changes.take_job_out(worker, later, " "),
    ):
        with pytest.raises(RefusedError):
            refused()
    assert jobs_of(worker, ana) == (later,)


def test_new_terms_are_judged_at_their_day_and_the_start_stays_as_it_was(
    worker: Workspace, ana: ResidentId, job: JobOutcome, begun: date, clock: StandingClock
) -> None:
    pathways.enrol(worker, ana, PATHWAY, begun)
    job_changes.put_terms(worker, job, rise(begun + timedelta(days=20)))
    shown = record.open_record(worker, ana)
    start, then = shown.review.qualities[0], shown.review.later[0][0].quality
    assert start.verdict(Aspect.REAL_LIVING_WAGE) is Verdict.NO
    assert start.verdict(Aspect.SECURE) is Verdict.NO
    assert then.verdict(Aspect.REAL_LIVING_WAGE) is Verdict.YES
    assert then.verdict(Aspect.SECURE) is Verdict.YES
    assert then.verdict(Aspect.PROGRESSION) is Verdict.YES
    rose = {one.gain.value: (one.before, one.after) for one in shown.review.progression.overall}
    assert rose == {"pay": ("£12.60", "£14.00"), "hours": ("6", "20")}
    # Six hours a week are too few for the rule; twenty count from their day on.
    assert shown.review.sustained[0].met_on == begun + timedelta(days=20 + 90)
    assert [i.on for i in shown.timeline if isinstance(i.event, NewTerms)] == [
        begun + timedelta(days=20)
    ]
    assert casework.end_job(worker, shown.jobs[0], clock.today()).after is not None


def test_terms_are_corrected_and_taken_out(
    worker: Workspace, ana: ResidentId, job: JobOutcome, begun: date
) -> None:
    day = begun + timedelta(days=20)
    job_changes.put_terms(worker, job, rise(day))
    (kept,) = jobs_of(worker, ana)
    moved = replace(rise(day + timedelta(days=7)), pay_pence_per_hour=1500)
    job_changes.put_terms(worker, kept, moved, instead_of=day)
    (kept,) = jobs_of(worker, ana)
    assert [(t.from_day, t.pay_pence_per_hour) for t in kept.later_terms] == [
        (day + timedelta(days=7), 1500)
    ]
    job_changes.take_terms_out(worker, kept, day + timedelta(days=7))
    assert jobs_of(worker, ana) == (job,)
    fields = [one.change.field for one in job_changes.job_history(worker, ana)]
    assert f"{day.isoformat()}.pay_pence_per_hour" in fields


def test_evidence_comes_later(worker: Workspace, ana: ResidentId, job: JobOutcome) -> None:
    change = job_changes.add_evidence(worker, job, Evidence.PAYSLIP)
    assert jobs_of(worker, ana)[0].evidence is Evidence.PAYSLIP
    take_back(worker, (change,))
    assert jobs_of(worker, ana) == (job,)


def test_a_mistaken_job_is_taken_out_with_its_reason_and_what_stays_behind_is_told(
    worker: Workspace, ana: ResidentId, job: JobOutcome, begun: date
) -> None:
    enrolment = pathways.enrol(worker, ana, PATHWAY, begun)
    pathways.move_stage(worker, enrolment.id, "started", begun, "Had an offer")
    later = job_changes.put_terms(worker, job, rise(begun + timedelta(days=5))).after
    assert isinstance(later, JobOutcome)
    out = job_changes.take_job_out(worker, later, "Recorded for the wrong person")
    assert jobs_of(worker, ana) == ()
    titles = [(one.stage_title, one.pathway_title) for one in out.stands_at]
    pathway = worker.library.newest_pathway(PATHWAY)
    assert titles == [(pathway.stage("started").title, pathway.title)]
    assert isinstance(out.stands_at[0], StandsAt)
    newest = job_changes.job_history(worker, ana)[0]
    assert (newest.fate, newest.reason) == (JobFate.TAKEN_OUT, "Recorded for the wrong person")
    assert "Hospital" in newest.change.before
    with worker.records.reading() as look:
        assert [history.jobs for history in look.histories(PATHWAY)] == [()]
    take_back(worker, (out.change,))
    assert jobs_of(worker, ana) == (later,)
    assert job_changes.job_history(worker, ana)[0].fate is JobFate.PUT_BACK


def test_returns_count_a_job_by_the_terms_at_its_start(
    worker: Workspace, ana: ResidentId, job: JobOutcome, begun: date
) -> None:
    with worker.records.reading() as look:
        before = [history.jobs for history in look.histories(PATHWAY)]
    job_changes.put_terms(worker, job, rise(begun + timedelta(days=20)))
    with worker.records.reading() as look:
        assert [history.jobs for history in look.histories(PATHWAY)] == before


def test_terms_and_history_follow_a_merge(
    worker: Workspace, ana: ResidentId, job: JobOutcome, begun: date
) -> None:
    job_changes.put_terms(worker, job, rise(begun + timedelta(days=20)))
    (kept,) = jobs_of(worker, ana)
    other = residents.add(worker, ResidentDetails(given_name="Anna"))
    merging.merge(worker, other.id, ana)
    (moved,) = jobs_of(worker, other.id)
    assert moved.later_terms == kept.later_terms
    assert len(job_changes.job_history(worker, other.id)) > 0


def test_terms_need_a_start(worker: Workspace, ana: ResidentId, begun: date) -> None:
    undated = casework.record_job(worker, ana, JobDetails("Shop", "Till"))
    with pytest.raises(OutcomeRefusedError, match="do not lie within the job"):
        job_changes.put_terms(worker, undated, rise(begun))
