"""What contradicts itself in a record, or is overdue, before a return counts it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import pairwise

from anchordesk.domain.case_at import CaseAt
from anchordesk.domain.case_history import CLOSES_AFTER, DatedStage, counts_on
from anchordesk.domain.dates import long_date
from anchordesk.domain.job_history import job_title
from anchordesk.domain.milestones import due_day, next_milestone, stages_from
from anchordesk.domain.outcome import JobOutcome
from anchordesk.domain.pathway import Pathway
from anchordesk.domain.quality_finding import Doubt
from anchordesk.domain.quality_rules import QualityRule
from anchordesk.domain.sustained_rules import SustainedRule

YOUNGEST, OLDEST = 16, 85
"""Ages in years outside of which a slip is likelier than a resident of a work programme."""


def contradictions(
    case: CaseAt, today: date, sustained_rules: Sequence[SustainedRule]
) -> Iterator[Doubt]:
    """Yield what cannot all be so, or waits to be recorded.

    Args:
        sustained_rules: Those of the pathway's programmes, which may ask for evidence.
    """
    yield from _joining(case)
    yield from _future(case, today)
    yield from _order(case)
    yield from _stage_and_job(case)
    yield from _check(case, today)
    yield from _age(case)
    yield from _evidence(case, sustained_rules)
    yield from _late(case)


def _joining(case: CaseAt) -> Iterator[Doubt]:
    joined, registered = case.history.enrolled_on, case.history.resident.registered_on
    if joined is None:
        return
    if joined < registered:
        told = f"Joined on {long_date(joined)}, registered on {long_date(registered)}."
        yield Doubt(QualityRule.BEFORE_REGISTERED, told, (str(joined), str(registered)))
    for job in _jobs(case):
        if job.started_on is not None and job.started_on < joined:
            told = (
                f"{job_title(job)} began on {long_date(job.started_on)}, before they joined on "
                f"{long_date(joined)}."
            )
            values = (str(job.started_on), str(joined))
            yield Doubt(QualityRule.JOB_BEFORE_JOINING, told, values, job.id)


def _future(case: CaseAt, today: date) -> Iterator[Doubt]:
    for stage in case.history.stages:
        if stage.reached_on is not None and stage.reached_on > today:
            told = f"“{_title(case, stage)}” is dated {long_date(stage.reached_on)}."
            values = (stage.stage, str(stage.reached_on))
            yield Doubt(QualityRule.LATER_THAN_TODAY, told, values)
    for job in _jobs(case):
        if job.started_on is not None and job.started_on > today:
            told = f"{job_title(job)} is to begin on {long_date(job.started_on)}."
            yield Doubt(QualityRule.LATER_THAN_TODAY, told, (str(job.started_on),), job.id)


def _order(case: CaseAt) -> Iterator[Doubt]:
    """Stages that came after one another on the pathway, with days the other way round."""
    dated = [s for s in case.history.stages if s.reached_on is not None]
    for before, after in pairwise(dated):
        if before.reached_on is None or after.reached_on is None:
            continue
        if after.reached_on < before.reached_on:
            told = (
                f"“{_title(case, after)}” was reached on {long_date(after.reached_on)}, and "
                f"“{_title(case, before)}” before it on {long_date(before.reached_on)}."
            )
            values = (before.stage, str(before.reached_on), after.stage, str(after.reached_on))
            yield Doubt(QualityRule.STAGES_OUT_OF_ORDER, told, values)
    jobs = [job for job in _jobs(case) if job.started_on is not None]
    ends = [job.ended_on for job in jobs]
    last_end = max((end for end in ends if end is not None), default=None)
    if not jobs or last_end is None or None in ends:
        return
    checks = {milestone.stage for milestone in case.pathway.milestones}
    for stage in dated:
        if stage.stage in checks and stage.reached_on and stage.reached_on > last_end:
            told = (
                f"“{_title(case, stage)}” is dated {long_date(stage.reached_on)}; the last job "
                f"ended on {long_date(last_end)}."
            )
            newest = max(jobs, key=lambda job: job.ended_on or date.min)
            looked_at = (stage.stage, str(stage.reached_on), str(last_end))
            yield Doubt(QualityRule.JOB_ENDED_BEFORE_CHECK, told, looked_at, newest.id)


def _stage_and_job(case: CaseAt) -> Iterator[Doubt]:
    reached = case.reached
    if not case.enrolled or not reached or not case.pathway.has_stage(reached[-1]):
        return
    stage = case.pathway.stage(reached[-1])
    jobs = [job for job in _jobs(case) if case.by_now(job.started_on)]
    if stage.in_work and not jobs:
        yield Doubt(
            QualityRule.IN_WORK_WITHOUT_JOB, f"The stage is “{stage.title}”.", (stage.code,)
        )
    going_on = [job for job in jobs if job.ended_on is None]
    if going_on and not stage.in_work:
        told = f"{job_title(going_on[-1])} goes on; the stage is “{stage.title}”."
        yield Doubt(QualityRule.JOB_WITHOUT_STAGE, told, (stage.code, going_on[-1].id.hex))


def _check(case: CaseAt, today: date) -> Iterator[Doubt]:
    stages = case.history.stages
    if not stages:
        return
    milestone = next_milestone(case.pathway, stages[-1].stage)
    if milestone is None:
        return
    since = _arrived_past(stages, frozenset(stages_from(case.pathway, milestone.after)))
    if since is None:
        return
    due = due_day(milestone, since)
    if due < min(today, case.end + CLOSES_AFTER):
        told = f"The {milestone.title} was due on {long_date(due)}."
        yield Doubt(QualityRule.CHECK_OVERDUE, told, (milestone.stage, str(due)))


def _age(case: CaseAt) -> Iterator[Doubt]:
    resident = case.history.resident
    age = resident.age_on(case.end)
    if age is None or YOUNGEST <= age <= OLDEST:
        return
    born = resident.date_of_birth
    told = f"They would be {age} at the end of the period"
    told += "." if born is None else f": born on {long_date(born)}."
    yield Doubt(QualityRule.AGE_OUT_OF_RANGE, told, (str(age) if born is None else str(born),))


def _evidence(case: CaseAt, rules: Sequence[SustainedRule]) -> Iterator[Doubt]:
    asking = [rule for rule in rules if rule.evidence]
    for job in _jobs(case):
        lacking = [rule for rule in asking if job.evidence not in rule.evidence]
        if lacking and case.by_now(job.started_on):
            wanted = " or ".join(one.title_text.lower() for one in lacking[0].evidence)
            told = f"{job_title(job)}: “{lacking[0].title}” asks for a {wanted}."
            yield Doubt(QualityRule.WITHOUT_EVIDENCE, told, (job.evidence.value,), job.id)


def _late(case: CaseAt) -> Iterator[Doubt]:
    """What happened in the period and is counted in a later one."""
    events = [
        *((job.job.started_on, job.recorded_on, job_title(job.job)) for job in case.history.jobs),
        *((s.reached_on, s.recorded_on, _title(case, s)) for s in case.history.stages),
    ]
    for happened, entered, title in events:
        if happened is None or entered is None:
            continue
        in_period = case.period.first_day <= happened <= case.end
        if in_period and counts_on(happened, entered) > case.end:
            told = f"“{title}” of {long_date(happened)} was entered on {long_date(entered)}."
            yield Doubt(QualityRule.ENTERED_LATE, told, (title, str(happened), str(entered)))


def _jobs(case: CaseAt) -> list[JobOutcome]:
    return [recorded.job for recorded in case.history.jobs]


def _title(case: CaseAt, stage: DatedStage) -> str:
    known: Pathway = case.pathway
    is_known = known.has_stage(stage.stage) or known.exit_reason(stage.stage) is not None
    return known.title_of(stage.stage) if is_known else stage.stage


def _arrived_past(stages: Sequence[DatedStage], beyond: frozenset[str]) -> date | None:
    """The day of the last arrival at one of these stages from before them; None if not known."""
    found, inside = None, False
    for stage in stages:
        if stage.stage in beyond and not inside:
            found = stage.reached_on
        inside = stage.stage in beyond
    return found
