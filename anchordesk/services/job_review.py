"""What is to be said of a resident's jobs: how good each is and was, progression, and lasting."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from anchordesk.domain.job_progression import WorkProgression, progression
from anchordesk.domain.job_quality import Aspect, JobQuality, Verdict, judge
from anchordesk.domain.outcome import JobOutcome
from anchordesk.domain.resident import Resident
from anchordesk.domain.roles import UseCase
from anchordesk.domain.sustained_work import Progress, progress
from anchordesk.services.doors import door
from anchordesk.services.workspace import Workspace

NO_PROGRESSION = WorkProgression()
BY_TABLES = (Aspect.REAL_LIVING_WAGE, Aspect.LEGAL_MINIMUM)


@dataclass(frozen=True, slots=True)
class LaterQuality:
    """How good a job is on a day after its start.

    Attributes:
        job: With the terms of that day.
        from_day: The day on which those terms began; today where it is only the rates that rose.
        by_rates: Whether the terms are as before, and other rates judge them otherwise today.
    """

    job: JobOutcome
    from_day: date
    quality: JobQuality
    by_rates: bool = False


@dataclass(frozen=True, slots=True)
class JobReview:
    """A resident's jobs, looked at.

    Attributes:
        qualities: One for each job at its start, in the order of the jobs.
        later: For each job in that order, how good it was with each of its later terms, and today
            if rates have changed what is to be said.
        sustained: One for each rule of their enrolments, where there is a job.
    """

    qualities: tuple[JobQuality, ...] = ()
    later: tuple[tuple[LaterQuality, ...], ...] = ()
    sustained: tuple[Progress, ...] = ()
    progression: WorkProgression = NO_PROGRESSION


@door(UseCase.READ_RECORDS)
def review_jobs(
    workspace: Workspace,
    resident: Resident,
    jobs: Sequence[JobOutcome],
    rule_codes: Iterable[str],
) -> JobReview:
    """Judge each job, and all of them together by the rules of their enrolments.

    Args:
        rule_codes: Of the rules on sustained work; one that comes twice is told once.
    """
    if not jobs:
        return JobReview()
    library, today = workspace.library, workspace.clock.today()
    codes = dict.fromkeys(rule_codes)
    rules = [library.sustained_rules[code] for code in codes if code in library.sustained_rules]
    tables = library.reference

    def judged(job: JobOutcome, day: date | None) -> JobQuality:
        return judge(job, jobs, tables, resident.age_on(day or today), day)

    def later(job: JobOutcome, quality: JobQuality) -> Iterator[LaterQuality]:
        for terms in job.later_terms:
            quality = judged(job, terms.from_day)
            yield LaterQuality(job.on(terms.from_day), terms.from_day, quality)
        if job.started_on is None or job.ended_on is not None:
            return
        now = judged(job, today)
        if any(_known_otherwise(aspect, quality, now) for aspect in BY_TABLES):
            yield LaterQuality(job.on(today), today, now, by_rates=True)

    at_start = tuple(judged(job, job.started_on) for job in jobs)
    return JobReview(
        qualities=at_start,
        later=tuple(tuple(later(job, one)) for job, one in zip(jobs, at_start, strict=True)),
        sustained=tuple(progress(rule, jobs, tables, today, resident.age_on) for rule in rules),
        progression=progression(jobs, tables),
    )


def _known_otherwise(aspect: Aspect, before: JobQuality, now: JobQuality) -> bool:
    said = now.verdict(aspect)
    return said is not Verdict.NOT_KNOWN and said is not before.verdict(aspect)
