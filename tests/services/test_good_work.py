"""Asking about a job: due by itself, kept with its history, and never lost or counted twice."""

from __future__ import annotations

from datetime import timedelta

import pytest

from anchordesk.domain.good_work import PREFERS_NOT_TO_SAY, Dimension, GoodWorkRefusedError
from anchordesk.domain.identifiers import ResidentId
from anchordesk.domain.outcome import JobOutcome
from anchordesk.services import (
    access_pack,
    casework,
    erasure,
    good_work,
    merging,
    pathways,
    record,
    residents,
)
from anchordesk.services.casework import JobDetails
from anchordesk.services.errors import NotFoundError
from anchordesk.services.good_work import Asked
from anchordesk.services.residents import ResidentDetails
from anchordesk.services.timeline import SaidOfJob
from anchordesk.services.today import TodayKind, TodayLine, list_today
from anchordesk.services.undoing import Change, ChangedSinceError, take_back
from anchordesk.services.workspace import Workspace
from tests.fakes.clock import StandingClock

PATHWAY = "hospitality-to-health"


@pytest.fixture
def ana(worker: Workspace) -> ResidentId:
    return residents.add(worker, ResidentDetails(given_name="Ana")).id


def started(worker: Workspace, who: ResidentId, weeks_ago: int) -> JobOutcome:
    begun = worker.clock.today() - timedelta(weeks=weeks_ago)
    return casework.record_job(worker, who, JobDetails("City Hospital", "Porter", begun))


def ask(worker: Workspace, job: JobOutcome, point: str = "start", **said: str) -> Change:
    told = {Dimension.of(one): code for one, code in (said or {"pay": "enough"}).items()}
    return good_work.record_check(worker, job, Asked(point, worker.clock.today(), told))


def job_lines(worker: Workspace, *, coming: bool = False) -> list[TodayLine]:
    return [one for one in list_today(worker, coming=coming).lines if one.job is not None]


def test_a_job_comes_up_by_itself_and_goes_when_it_was_asked_about(
    worker: Workspace, ana: ResidentId
) -> None:
    job = started(worker, ana, 13)
    (line,) = job_lines(worker)
    assert (line.kind, line.what, line.weeks) == (TodayKind.JOB, "After 13 weeks", 13)
    assert line.due_on == worker.clock.today()
    change = ask(worker, job, "week_13")
    assert job_lines(worker) == []
    take_back(worker, [change])
    assert len(job_lines(worker)) == 1


def test_who_left_or_whose_job_ended_is_not_asked_about(worker: Workspace, ana: ResidentId) -> None:
    job = started(worker, ana, 2)
    assert len(job_lines(worker)) == 1
    change = casework.end_job(worker, job, worker.clock.today())
    assert job_lines(worker) == []
    take_back(worker, [change])
    enrolment = pathways.enrol(worker, ana, PATHWAY, worker.clock.today())
    assert len(job_lines(worker)) == 1
    reason = worker.library.pathway(PATHWAY, enrolment.pathway_version).exits[0]
    pathways.move_stage(worker, enrolment.id, reason.code, worker.clock.today(), "Told us")
    assert job_lines(worker) == []


def test_what_is_coming_and_what_was_let_go(worker: Workspace, ana: ResidentId) -> None:
    begun = worker.clock.today() - timedelta(weeks=13) + timedelta(days=3)
    casework.record_job(worker, ana, JobDetails("City Hospital", "Porter", begun))
    assert job_lines(worker) == []
    (line,) = job_lines(worker, coming=True)
    assert line.kind is TodayKind.COMING
    started(worker, ana, 60)
    assert len(job_lines(worker, coming=True)) == 1


def test_answers_again_count_alone_and_the_earlier_ones_stay_to_be_read(
    worker: Workspace, ana: ResidentId
) -> None:
    job = started(worker, ana, 1)
    ask(worker, job, pay="enough", health=PREFERS_NOT_TO_SAY)
    change = ask(worker, job, pay="too_little")
    said = [i.event for i in record.open_record(worker, ana).timeline]
    checks = [one for one in said if isinstance(one, SaidOfJob)]
    assert [one.asked_again for one in checks] == [False, True]
    counts = good_work.count_answers(worker).counts
    pay = next(one for one in counts if one.dimension is Dimension.PAY)
    assert (pay.point.code, pay.jobs, pay.asked, pay.poor, pay.good) == ("start", 1, 1, 1, 0)
    take_back(worker, [change])
    pay = next(
        one for one in good_work.count_answers(worker).counts if one.dimension is Dimension.PAY
    )
    assert (pay.poor, pay.good) == (0, 1)


def test_a_job_that_was_asked_about_is_not_taken_back_with_what_was_said(
    worker: Workspace, ana: ResidentId
) -> None:
    job = started(worker, ana, 1)
    ask(worker, job)
    with pytest.raises(ChangedSinceError):
        take_back(worker, [Change(None, job)])
    assert len(record.open_record(worker, ana).case.good_work) == 1


def test_what_cannot_be_is_refused(
    worker: Workspace, ana: ResidentId, clock: StandingClock
) -> None:
    job = started(worker, ana, 1)
    today = clock.today()
    told = {Dimension.PAY: "enough"}
    for asked in (
        Asked("start", today + timedelta(days=1), told),
        Asked("start", today - timedelta(weeks=2), told),
        Asked("week_99", today, told),
        Asked("start", today, {Dimension.PAY: "sure_of_both"}),
        Asked("start", today, {}),
    ):
        with pytest.raises(GoodWorkRefusedError):
            good_work.record_check(worker, job, asked)
    take_back(worker, [Change(None, job)])
    with pytest.raises(NotFoundError):
        ask(worker, job)


def test_the_answers_go_with_the_person_into_a_merge_a_copy_and_the_erasure(
    worker: Workspace, ana: ResidentId
) -> None:
    job = started(worker, ana, 1)
    ask(worker, job, health="not_safe", terms="sure_of_both")
    other = residents.add(worker, ResidentDetails(given_name="Ana", family_name="Moss"))
    merging.merge(worker, other.id, ana)
    assert len(record.open_record(worker, other.id).case.good_work) == 1
    words = " ".join(entry.words for entry in access_pack.build(worker, other.id).entries)
    assert "What you said of your safety and wellbeing at work: not safe" in words
    assert "What you said of the terms of the job: sure of both" in words
    erasure.erase(worker, other.id)
    with worker.records.reading() as reading:
        assert reading.every_good_work_check() == ()
