"""Asking how good a job is: when it falls due, keeping what was said, and counting it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from anchordesk.domain.draft import DraftKey
from anchordesk.domain.good_work import (
    PREFERS_NOT_TO_SAY,
    Counted,
    Dimension,
    Given,
    GoodWorkCheck,
    GoodWorkQuestions,
    GoodWorkRefusedError,
    counted,
)
from anchordesk.domain.identifiers import GoodWorkCheckId
from anchordesk.domain.outcome import JobOutcome
from anchordesk.domain.roles import UseCase
from anchordesk.services.doors import door
from anchordesk.services.drafts import forget_with
from anchordesk.services.errors import NotFoundError
from anchordesk.services.good_work_records import PointWatch
from anchordesk.services.undoing import Change
from anchordesk.services.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Asked:
    """What a form says: the code of an answer by dimension; what was not asked is not there."""

    point: str
    asked_on: date
    said: Mapping[Dimension, str]


def questions_now(workspace: Workspace) -> GoodWorkQuestions | None:
    """Return the questions as they are asked today; None where this desk has none."""
    return workspace.library.good_work_now(workspace.clock.today())


def watches(workspace: Workspace, until: date) -> Iterator[PointWatch]:
    """Yield which jobs come to each point by a day, and have not gone past it yet."""
    questions, today = questions_now(workspace), workspace.clock.today()
    for point in () if questions is None else questions.points:
        past = today - timedelta(weeks=point.until_weeks)
        last = until - timedelta(weeks=point.weeks)
        yield PointWatch(point.code, past + timedelta(days=1), last)


@door(UseCase.CHANGE_RECORDS)
def record_check(
    workspace: Workspace, job: JobOutcome, asked: Asked, *, draft: DraftKey | None = None
) -> Change:
    """Keep what was said about a job at a point; what was said there before stays to be read.

    Raises:
        GoodWorkRefusedError: if nothing was answered, the day is in the future or before the job
            began, or the questions do not ask or offer that.
        NotFoundError: if the job is not there any more.
    """
    questions = questions_now(workspace)
    if questions is None or questions.point(asked.point) is None:
        raise GoodWorkRefusedError("These questions are not asked at that point.")
    if asked.asked_on > workspace.clock.today():
        raise GoodWorkRefusedError("The day must not be in the future.")
    if job.started_on is not None and asked.asked_on < job.started_on:
        raise GoodWorkRefusedError(
            "The day is before the job began.",
            what_to_do="Enter the day on which you asked, or put the start of the job right.",
        )
    for dimension, code in asked.said.items():
        if code != PREFERS_NOT_TO_SAY and questions.offered(dimension, code) is None:
            raise GoodWorkRefusedError("That answer is not offered.")
    check = GoodWorkCheck(
        id=GoodWorkCheckId(workspace.identifiers.new_id()),
        resident_id=job.resident_id,
        outcome_id=job.id,
        point=asked.point,
        version=questions.version,
        asked_on=asked.asked_on,
        given=tuple(Given(one, asked.said[one]) for one in Dimension if one in asked.said),
        worker=workspace.worker,
    )
    with workspace.records.changing() as change:
        if change.item_now(job) is None:
            raise NotFoundError("That job is not in this vault any more.")
        change.keep(check)
        forget_with(change, draft)
    return Change(None, check)


@dataclass(frozen=True, slots=True)
class GoodWorkCounts:
    """What is known of the jobs of this desk's caseload.

    Attributes:
        without_start: Jobs whose first day is not known: they come to no point.
    """

    counts: tuple[Counted, ...]
    without_start: int


@door(UseCase.COUNT)
def count_answers(workspace: Workspace) -> GoodWorkCounts:
    """Count what was said about every job of this desk. It stays on this desk."""
    versions, today = workspace.library.good_work, workspace.clock.today()
    if not versions:
        return GoodWorkCounts((), 0)
    with workspace.records.reading() as reading:
        jobs, checks = reading.every_job(), reading.every_good_work_check()
    unknown = sum(job.started_on is None for job in jobs)
    return GoodWorkCounts(counted(jobs, checks, versions, today), unknown)
