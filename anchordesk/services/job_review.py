"""What is to be said of a resident's jobs: how good each is, and whether work was sustained."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from anchordesk.domain.job_quality import NATIONAL_LIVING_WAGE, JobQuality, judge
from anchordesk.domain.outcome import JobOutcome
from anchordesk.domain.pathway import Pathway
from anchordesk.domain.resident import Resident
from anchordesk.domain.roles import UseCase
from anchordesk.domain.sustained_work import Progress, progress
from anchordesk.services.doors import door
from anchordesk.services.workspace import Workspace


@dataclass(frozen=True, slots=True)
class JobReview:
    """A resident's jobs, looked at.

    Attributes:
        qualities: One for each job, in the order of the jobs.
        sustained: One for each rule of their pathways, where there is a job.
    """

    qualities: tuple[JobQuality, ...] = ()
    sustained: tuple[Progress, ...] = ()


@door(UseCase.READ_RECORDS)
def review_jobs(
    workspace: Workspace,
    resident: Resident,
    jobs: Sequence[JobOutcome],
    pathways: Sequence[Pathway],
) -> JobReview:
    """Judge each job, and all of them together by the rules of the pathways."""
    if not jobs:
        return JobReview()
    library, today = workspace.library, workspace.clock.today()
    codes = dict.fromkeys(code for pathway in pathways for code in pathway.sustained_rules)
    rules = [library.sustained_rules[code] for code in codes if code in library.sustained_rules]
    wage = library.reference.get(NATIONAL_LIVING_WAGE)
    return JobReview(
        qualities=tuple(
            judge(job, jobs, library.reference, resident.age_on(job.started_on or today))
            for job in jobs
        ),
        sustained=tuple(progress(rule, jobs, wage, today) for rule in rules),
    )
